import type { Industry } from '../adapters/http/contract/session.js';
import { billing } from './texts/billing.js';
import { account, address, secondFactor } from './texts/account.js';
import { alerts } from './texts/alerts.js';
import { audit } from './texts/audit.js';
import { business } from './texts/business.js';
import { calls } from './texts/calls.js';
import { desk, provenance } from './texts/desk.js';
import { disclosures } from './texts/disclosures.js';
import { erasures } from './texts/erasures.js';
import { welcome } from './texts/first-day.js';
import { knowledge } from './texts/knowledge.js';
import { leads } from './texts/leads.js';
import { line } from './texts/line.js';
import { messenger } from './texts/messenger.js';
import { reports } from './texts/reports.js';
import { retention } from './texts/retention.js';
import { today } from './texts/today.js';

/** Every word of the dashboard. A missing industry or reason does not compile or falls back to a readable one. */
export const texts = {
  product: 'MiaPulse',
  skip: 'Skip to content',
  nav: {
    today: 'Today',
    inbox: 'Inbox',
    leads: 'Leads',
    calls: 'Calls',
    reports: 'Reports',
    knowledge: 'Knowledge',
    desk: 'Desk',
    line: 'Phone line',
    alerts: 'Alerts',
    business: 'Business',
    audit: 'Consent & audit',
    billing: 'Billing',
    welcome: 'Set up',
    logOut: 'Log out',
  },
  sandbox: {
    said: 'Sandbox: nothing leaves this machine.',
    mailbox: 'Mailbox',
    handset: 'Handset',
    telegram: 'Telegram',
    demo: 'Demo website',
    clock: 'Time machine',
    clockSays: 'The business’s clock shows {time}.',
    steps: {
      'ten-minutes': 'Ten minutes',
      'next-day': 'Next day',
      'next-monday': 'Next Monday',
      'trial-end': 'End of trial',
      'twelve-months': 'Twelve months',
    },
    clockFailed: 'The clock could not be moved.',
  },
  erased: 'Erased',
  disclosures,
  erasures,
  loading: 'Loading …',
  retry: 'Try again',
  more: 'Show more',
  cancel: 'Cancel',
  saved: 'Saved.',
  toasts: { undo: 'Undo', dismiss: 'Dismiss: {text}' },
  offline: 'The server cannot be reached. Please check your connection and try again.',
  papers: {
    changed:
      'The papers have other words since {date}. Going on agrees to nothing: please read them and say so.',
    unasked: 'Nobody has agreed to the papers of this installation yet. Please read them and say so.',
    terms: 'Terms',
    privacy: 'Privacy',
    accept: 'I agree to the terms and have read about privacy',
  },
  signUp: {
    title: 'Open your front desk',
    lead: 'MiaPulse reads your website and answers your visitors from it, day and night.',
    businessName: 'Business name',
    email: 'Your e-mail address',
    website: 'Website',
    industry: 'Industry',
    choose: 'Please choose',
    submit: 'Open my front desk',
    papers: ['By opening it you agree to the', 'Terms', 'and have read about', 'Privacy'],
    haveOne: 'Already have one?',
    logIn: 'Log in',
  },
  logIn: {
    title: 'Log in',
    lead: 'We send you a letter with a link. There is no password to forget.',
    submit: 'Send me a link',
    noneYet: 'No front desk yet?',
    signUp: 'Open one',
  },
  check: {
    title: 'Look into your mail',
    lead: 'A letter is on its way. Open its link in this browser, or type its six digits here.',
    code: 'Code from the letter',
    submit: 'Log in',
    nothing: 'Nothing there? Look into your spam folder, or',
    again: 'ask for another letter',
    mailbox: 'Open the sandbox mailbox',
  },
  link: {
    title: 'Almost there',
    lead: 'One click, and you are at your front desk.',
    submit: 'Log in',
    typeCode: 'Type the code instead',
    newLetter: 'Ask for a new letter',
  },
  join: {
    title: 'You are invited',
    lead: 'One click, and you belong to the front desk that invited you.',
    submit: 'Join',
  },
  billing,
  account,
  address,
  secondFactor,
  alerts,
  audit,
  business,
  reports,
  welcome,
  overview: {
    span: 'The last 30 days',
    conversations: 'Conversations',
    leads: 'Leads',
    answered: 'Answered from your pages',
    unpublished: 'Not on your pages',
    pages: 'Pages known',
    fallbacks: 'Answered without the model',
    withheld: 'Parts held back',
    cost: 'Spent on the model',
    sessions: 'Visits',
    pageViews: 'Page views',
    empty: 'Nobody has been here yet. Put the widget on your website, and this fills by itself.',
    embed: 'Show the embed line',
    perDay: '{name} per day',
    shape: '{sum} in 30 days, at most {most} a day, first on {day}',
    noneYet: 'None in 30 days',
  },
  inbox: {
    title: 'Inbox',
    empty: 'No conversations yet. As soon as a visitor writes, it shows here at once.',
    choose: 'Choose a conversation to read it.',
    chosen: 'Conversation',
    messages: 'What was said',
    back: 'All conversations',
    openedOn: 'Opened on',
    device: 'Device',
    notice: 'Notice shown',
    lead: 'Became a lead',
    unanswered: 'not on your pages',
    closed: 'Ended',
    open: 'Open',
    visitor: 'Visitor',
    desk: 'Desk',
    took: 'answered in {ms} ms',
    sources: 'What this rests on',
    fact: 'Your fact',
    changedSince: 'changed since',
    then: 'Told then',
    today: {
      same: 'Still stands there',
      changed: 'Stands there today',
      gone: 'Does not stand there any more',
    },
    ratings: { good: 'Rated helpful', bad: 'Rated unhelpful' },
    alerts: { emergency: 'Emergency', 'hand-off': 'Wants a person' },
    nothingSaid: 'Nothing was said yet.',
    person: 'A person',
    call: 'Phone call',
    openCall: 'Open the call',
    takeOver: {
      title: 'Answer in person',
      take: 'Take over',
      takeHelp: 'Your desk is silent then, and the visitor is told that a person is here.',
      seenLater: 'The visitor has not asked for a person: they see you with their next message.',
      mine: 'You have this chat. Your desk is silent.',
      theirs: '{who} has this chat. Your desk is silent.',
      somebody: 'Another member',
      takeFromThem: 'Take it over from them',
      handBack: 'Hand back to the desk',
      reply: 'Your reply',
      replyHelp:
        'Enter sends, Shift and Enter begin a new line. After ten minutes without a word the desk answers again.',
      send: 'Send',
      sending: 'Sending …',
      canned: 'Put in a canned answer',
    },
  },
  leads,
  today,
  knowledge,
  calls,
  line,
  messenger,
  retention,
  desk,
  provenance,
  devices: { phone: 'Phone', tablet: 'Tablet', desktop: 'Computer', unknown: 'Unknown device' },
  kinds: {
    answered: 'answered',
    unpublished: 'not on your pages',
    'small-talk': 'small talk',
    intake: 'taking details',
    'off-limits': 'off limits',
    paused: 'desk paused',
    emergency: 'emergency',
    call: 'about the call',
    came: 'A person took over.',
    left: 'The person handed back: your desk answers again.',
    idle: 'Ten minutes without a word: your desk answers again.',
  },
} as const;

export const industries: Readonly<Record<Industry, string>> = {
  beauty: 'Beauty and hair',
  fitness: 'Fitness and sports',
  finance: 'Finance',
  food: 'Food and drink',
  health: 'Health',
  'home-services': 'Home services and trades',
  hospitality: 'Hotels and travel',
  legal: 'Law',
  retail: 'Shops',
  'professional-services': 'Professional services',
  other: 'Something else',
};

const reasons: Readonly<Record<string, string | undefined>> = {
  'disallowed-by-robots': 'Your website asks robots not to read this page.',
  'not-html': 'This is not a web page.',
  'not-found': 'There is no page at this address.',
  'server-error': 'Your website answered with an error.',
  'timed-out': 'Your website took too long to answer.',
  'too-large': 'The page is too large.',
  unreachable: 'Nothing answers at this address. Please check that it is right.',
  'forbidden-address': 'This address does not lead to a public website.',
  'redirects-elsewhere': 'The page leads to another website.',
  'needs-javascript': 'The page shows its text only to browsers that run its scripts.',
  'no-text': 'There is no text on the page.',
  duplicate: 'The same text stands on another page.',
  placeholder: 'There is only a sign, such as “back soon”, and not your website.',
  'unreadable-pdf': 'This PDF could not be read.',
  'most-pages-missing': 'Most of your pages were missing or failed this time.',
  interrupted: 'Reading was interrupted and starts again by itself.',
};

export const reasonText = (reason: string | null): string => reasons[reason ?? ''] ?? 'It could not be read.';

const numbers = new Intl.NumberFormat();
type Counted = Readonly<Record<'one' | 'other', string>>;

/** The words for this many; `{count}` is filled in. */
export const counted = ({ one, other }: Counted, count: number): string =>
  count === 1 ? one : filled(other, { count: numbers.format(count) });

export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/gu, (_whole, name: string) => String(values[name] ?? ''));
