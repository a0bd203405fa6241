import type { AlertReason } from '../../application/desk/alert-owner.js';

const words: Readonly<Record<AlertReason, { readonly subject: string; readonly said: string }>> = {
  emergency: {
    subject: 'A visitor may be in danger',
    said: 'A visitor of your website wrote of an emergency. They were given the emergency number.',
  },
  'hand-off': {
    subject: 'A visitor asks for a person',
    said: 'A visitor of your website asks to speak with a person.',
  },
};

/** Tells an owner at once, and leaves what was said behind the log-in. */
export const alertLetter = (origin: string) => (reason: AlertReason, conversationId: string) => {
  const { subject, said } = words[reason];
  const link = `${origin}/#/inbox/${encodeURIComponent(conversationId)}`;
  const text = [said, `Read the conversation: ${link}`].join('\n\n');
  const html = `<div style="font:16px/1.5 sans-serif;max-width:32rem;margin:auto;padding:24px;color:#1d1d22">
<p>${said}</p>
<p><a href="${link}" style="display:inline-block;background:#3d4fd1;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none">Read the conversation</a></p></div>`;
  return { subject, text, html };
};
