import type { LeftByLead, Notice } from '../../application/notification/notice.js';
import type { Place, Reason } from '../../domain/notification/notification.js';
import { letterOf } from './letter.js';

interface Words {
  readonly subject: string;
  readonly said: string;
}

const words: Readonly<Record<Reason, Words>> = {
  lead: {
    subject: 'You have a new lead',
    said: 'Somebody left their contact details and waits to hear from you.',
  },
  emergency: {
    subject: 'Somebody may be in danger',
    said: 'A visitor or caller spoke of an emergency. They were given the emergency number.',
  },
  'hand-off': {
    subject: 'Somebody asks for a person',
    said: 'A visitor of your website or a caller asks to speak with a person.',
  },
  'missed-call': { subject: 'A call was missed', said: 'Somebody called, and nobody spoke with them.' },
  voicemail: { subject: 'A caller left a message', said: 'Somebody called and left a message for you.' },
  'recording-lost': {
    subject: 'A call has no recording',
    said: 'A call was not recorded, or its recording was lost. Without it no link is texted to the caller.',
  },
  'text-lapsed': {
    subject: 'A link was not texted',
    said: 'A caller asked for a link and said yes, but nobody can tell whether the text went out. It is not sent again.',
  },
  'cancel-text': {
    subject: 'Somebody texted CANCEL',
    said: 'Somebody texted CANCEL to your line. They get no more texts from it; they may mean an appointment.',
  },
  digest: { subject: 'Your desk since yesterday', said: 'This is what happened since you were told last.' },
  unreached: {
    subject: 'A colleague could not be reached',
    said: 'Something happened that a colleague should know, and no way to them worked. Please look at it.',
  },
  test: { subject: 'This is a test', said: 'You asked for it. So this way to you works.' },
  'phone-code': { subject: 'Your code', said: 'You asked for a code.' },
};

const paths: Readonly<Record<Place, string>> = {
  inbox: 'inbox/',
  leads: 'leads',
  calls: 'calls/',
  texts: 'calls/texts',
  alerts: 'alerts',
};

const urlOf = (origin: string, { place, subjectId }: Notice): string =>
  `${origin}/#/${paths[place]}${encodeURIComponent(subjectId)}`;

/** Tells a member by letter. Of a lead it says what was left, and everything else leaves what was said behind the log-in. */
export const noticeLetter = (origin: string) => (notice: Notice, lead: LeftByLead | undefined) => {
  const { subject, said } = words[notice.reason];
  const { name = null, phone = null, email = null, note = null } = lead ?? {};
  const left = [name, phone, email, note].filter((one) => one !== null).join('\n');
  const counted = notice.counts.map(({ reason, count }) => `${words[reason].subject}: ${String(count)}`);
  return letterOf({
    subject,
    before: [
      said,
      ...(notice.reason === 'digest' ? [counted.join('\n')] : []),
      ...(left === '' ? [] : [left]),
    ],
    link: { url: urlOf(origin, notice), label: 'Look at it' },
  });
};

/** The same in one line for a messenger or a text: what happened and where it can be read, and nothing of a person. */
export const noticeLines = (origin: string) => (notice: Notice) => ({
  text: words[notice.reason].subject,
  url: urlOf(origin, notice),
});

/** A text to a member. The first that he gets says how to end them. */
export const noticeText = (origin: string) => (notice: Notice, code: string | null) =>
  code === null
    ? `${words[notice.reason].subject}: ${urlOf(origin, notice)}`
    : `${code} is your code for alerts of your desk. Reply STOP to end them.`;

/** What a telephone says: what happened, and nothing of a person. */
export const noticeSpoken = ({ reason }: Notice): string =>
  `This is your front desk. ${words[reason].subject}.`;
