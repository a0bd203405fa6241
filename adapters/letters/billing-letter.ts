import type { BillingNews } from '../../application/billing/remind-owner.js';
import type { Meter } from '../../domain/subscription/subscription.js';
import { letterOf } from './letter.js';

type Told = BillingNews['news'];

const words: Readonly<
  Record<Told, { readonly subject: string; readonly said: string; readonly label: string }>
> = {
  'trial-7-days': {
    subject: 'Your trial ends in 7 days',
    said: 'Your front desk is on trial for 7 more days. Choose a plan to keep it answering after that; nothing is charged before the trial ends.',
    label: 'Choose a plan',
  },
  'trial-3-days': {
    subject: 'Your trial ends in 3 days',
    said: 'Your front desk is on trial for 3 more days. Without a plan it stops answering visitors and callers then.',
    label: 'Choose a plan',
  },
  'trial-1-day': {
    subject: 'Your trial ends tomorrow',
    said: 'Tomorrow your trial ends. Without a plan your front desk stops answering then: visitors are told where else to reach you, and calls ring through to your own number.',
    label: 'Choose a plan',
  },
  'trial-over': {
    subject: 'Your trial has ended today',
    said: 'Your front desk does not answer any more: visitors are told where else to reach you, and calls ring through to your own number. With a plan it goes on at once, with everything it knows.',
    label: 'Choose a plan',
  },
  'trial-day-after': {
    subject: 'Your front desk waits for you',
    said: 'Your trial ended yesterday. Everything stays readable for 90 days, and the day you choose a plan it goes on where it stopped.',
    label: 'Choose a plan',
  },
  'payment-failed': {
    subject: 'A payment did not go through',
    said: 'Your card was not charged. Your front desk goes on for 14 days: please look at the card, or pay with another one.',
    label: 'Look at the payment',
  },
  'grace-3-days': {
    subject: 'Three days left to pay',
    said: 'A payment is still open. In 3 days your front desk stops answering.',
    label: 'Pay now',
  },
  'grace-over': {
    subject: 'Your front desk has stopped',
    said: 'A payment was not made within 14 days. Visitors are told where else to reach you, and calls ring through to your own number. Once it is paid, everything goes on.',
    label: 'Pay now',
  },
  ended: {
    subject: 'Your plan has ended',
    said: 'Your front desk does not answer any more. Everything stays readable for 90 days, and can be exported until then.',
    label: 'Open the dashboard',
  },
  'closing-30-days': {
    subject: 'Your account closes in 30 days',
    said: 'In 30 days your account is closed and what it holds is deleted. Until then you can read and export everything, or choose a plan.',
    label: 'Export or choose a plan',
  },
  'closing-7-days': {
    subject: 'Your account closes in 7 days',
    said: 'In 7 days your account is closed and what it holds is deleted. Until then you can read and export everything, or choose a plan.',
    label: 'Export or choose a plan',
  },
  'closing-1-day': {
    subject: 'Your account closes tomorrow',
    said: 'Tomorrow your account is closed and what it holds is deleted. Today you can still read and export everything, or choose a plan.',
    label: 'Export or choose a plan',
  },
  closing: {
    subject: 'Your account is being closed',
    said: 'The 90 days are over: your account is being closed.',
    label: 'Open the dashboard',
  },
  'allowance-reached': {
    subject: 'An allowance of your plan is used up',
    said: '',
    label: 'Look at the usage',
  },
  refunded: {
    subject: 'A payment was refunded',
    said: 'A payment for your front desk was refunded. It appears on your card within some days.',
    label: 'Look at the plan',
  },
  disputed: {
    subject: 'A payment is disputed',
    said: 'Your bank says that a payment for your front desk is disputed. If that was not meant, please tell your bank and us.',
    label: 'Look at the plan',
  },
};

const usedUp: Readonly<Record<Meter, string>> = {
  conversations:
    'Your plan’s conversations of this period are used up. Nobody is turned away: your front desk goes on as you chose for this case.',
  'call-minutes':
    'Your plan’s call minutes of this period are used up. No caller is dropped: your line goes on as you chose for this case.',
  texts:
    'Your plan’s texts of this period are used up. Callers who ask for a link are told its address instead.',
};

/** Tells an owner what has come of the plan, with one thing to do. It names nobody. */
export const billingLetter = (origin: string) => (about: BillingNews) => (unsubscribeUrl?: string) => {
  const { subject, said, label } = words[about.news];
  const before = about.news === 'allowance-reached' ? usedUp[about.meter] : said;
  return letterOf({
    ...{ subject, before: [before], link: { url: `${origin}/#/billing`, label } },
    ...(unsubscribeUrl !== undefined && { unsubscribe: { url: unsubscribeUrl, label: 'No more reminders' } }),
  });
};
