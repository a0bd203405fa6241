import type { TodayKind } from '../../../adapters/http/contract/today.js';

interface KindTexts {
  /** What kind of thing it is. */
  readonly tag: string;
  /** One of them; `{text}` is the name or the words. */
  readonly line: string;
  /** Where there is no name, or it was erased. */
  readonly bare: string;
  /** What can be done about it. */
  readonly act: string;
  /** All `{count}` of them. */
  readonly all: string;
}

const kinds: Readonly<Record<TodayKind, KindTexts>> = {
  emergency: {
    ...{ tag: 'Emergency', line: '“{text}”', bare: 'Somebody may be in danger' },
    ...{ act: 'Seen', all: 'All {count} conversations' },
  },
  'hand-off': {
    ...{ tag: 'Wants a person', line: '“{text}”', bare: 'Somebody wants to talk to a person' },
    ...{ act: 'Seen', all: 'All {count} conversations' },
  },
  paused: {
    ...{
      tag: 'Paused',
      line: '',
      bare: 'Your desk is paused and answers no questions',
      act: 'Resume',
      all: '',
    },
  },
  'plan-unpaid': {
    ...{ tag: 'Payment', line: '', bare: 'A payment did not go through', act: 'Look at the plan', all: '' },
  },
  'plan-ended': { tag: 'Plan', line: '', bare: 'Your plan has ended', act: 'Choose a plan', all: '' },
  'trial-ending': { tag: 'Trial', line: '', bare: 'Your trial ends soon', act: 'Choose a plan', all: '' },
  lead: {
    ...{ tag: 'New lead', line: '{text}', bare: 'Somebody without a name' },
    ...{ act: 'Mark as contacted', all: 'All {count} new leads' },
  },
  voicemail: {
    ...{ tag: 'Voicemail', line: 'A message from a number that ends in {text}', bare: 'A message' },
    ...{ act: 'Listen', all: 'All {count} messages' },
  },
  'text-failed': {
    ...{ tag: 'Text', line: '', bare: 'A text that somebody asked for did not arrive' },
    ...{ act: 'Look at the call', all: 'All {count} that did not arrive' },
  },
  'request-due': {
    ...{ tag: 'Data request', line: '', bare: 'Somebody’s data has to be dealt with in time' },
    ...{ act: 'Look at it', all: 'All {count} requests' },
  },
  'webhook-off': {
    ...{
      tag: 'Webhook',
      line: '',
      bare: 'A webhook was switched off',
      act: 'Look at it',
      all: 'All {count} webhooks',
    },
  },
  'deliveries-given-up': {
    ...{ tag: 'Webhook', line: 'Deliveries that were given up: {text}', bare: 'Deliveries were given up' },
    ...{ act: 'Look at them', all: 'All {count} webhooks' },
  },
  'crawl-failed': {
    ...{
      tag: 'Website',
      line: '',
      bare: 'Your website could not be read; your desk goes by what it read before',
    },
    ...{ act: 'Look at the pages', all: '' },
  },
  'crawl-stale': {
    ...{ tag: 'Website', line: '', bare: 'Your website was not read for days' },
    ...{ act: 'Look at the pages', all: '' },
  },
  question: {
    ...{ tag: 'Not on your pages', line: '“{text}”', bare: 'A question' },
    ...{ act: 'Teach', all: 'All {count} open questions' },
  },
};

export const today = {
  title: 'Today',
  lead: 'What needs you, most urgent first.',
  list: 'What needs you',
  nothing: 'Nothing needs you.',
  since: 'Since yesterday: {conversations}, {leads}{answered}.',
  answered: ', {percent} answered',
  conversations: { one: '1 conversation', other: '{count} conversations' },
  leads: { one: '1 lead', other: '{count} leads' },
  due: 'until {time}',
  seen: 'Marked as seen.',
  kinds,
  answering: {
    on: 'Answering',
    off: 'Paused',
    change: 'change',
    pauseTitle: 'Pause your desk?',
    pauseText:
      'It answers no questions until you let it. Visitors can still leave a message, and emergencies are still answered.',
    pause: 'Pause',
    resumeTitle: 'Let your desk answer again?',
    resumeText: 'It answers visitors at once.',
    resume: 'Answer again',
  },
};
