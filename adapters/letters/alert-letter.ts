import type { Alert, AlertReason } from '../../application/desk/alert-owner.js';
import { letterOf } from './letter.js';

const words: Readonly<Record<AlertReason, { readonly subject: string; readonly said: string }>> = {
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
};

const paths: Readonly<Record<Alert['place'], string>> = {
  inbox: 'inbox/',
  leads: 'leads',
  calls: 'calls/',
  texts: 'calls/texts',
};

/** Tells an owner at once. Of a lead it says what was left, and everything else leaves what was said behind the log-in. */
export const alertLetter =
  (origin: string) =>
  ({ reason, place, id, lead }: Alert) => {
    const { subject, said } = words[reason];
    const { name = null, phone = null, email = null, note = null } = lead ?? {};
    const left = [name, phone, email, note].filter((one) => one !== null).join('\n');
    return letterOf({
      subject,
      before: [said, ...(left === '' ? [] : [left])],
      link: { url: `${origin}/#/${paths[place]}${encodeURIComponent(id)}`, label: 'Look at it' },
    });
  };
