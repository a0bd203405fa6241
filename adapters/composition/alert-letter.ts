import type { Alert, AlertReason } from '../../application/desk/alert-owner.js';

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

/** Tells an owner at once, and leaves what was said behind the log-in. */
export const alertLetter =
  (origin: string) =>
  ({ reason, place, id }: Alert) => {
    const { subject, said } = words[reason];
    const link = `${origin}/#/${paths[place]}${encodeURIComponent(id)}`;
    const text = [said, `Look at it: ${link}`].join('\n\n');
    const html = `<div style="font:16px/1.5 sans-serif;max-width:32rem;margin:auto;padding:24px;color:#1d1d22">
<p>${said}</p>
<p><a href="${link}" style="display:inline-block;background:#3d4fd1;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none">Look at it</a></p></div>`;
    return { subject, text, html };
  };
