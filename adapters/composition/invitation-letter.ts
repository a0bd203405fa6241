import type { OpenedLogin } from '../../application/ports/logins.js';

/** Asks somebody to join a business; whoever has the letter has the invitation. */
export const invitationLetter =
  (origin: string) =>
  ({ token }: OpenedLogin, businessName: string) => {
    const link = `${origin}/#/join/${token}`;
    const opening = `You are invited to the front desk of ${businessName} on MiaPulse.`;
    const closing =
      'The link works once, for 7 days. Please do not pass it on: it opens the desk. If you do not know who this is, do nothing.';
    const html = `<div style="font:16px/1.5 sans-serif;max-width:32rem;margin:auto;padding:24px;color:#1d1d22">
<p>${escaped(opening)}</p>
<p><a href="${link}" style="display:inline-block;background:#3d4fd1;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none">Join</a></p>
<p style="color:#5f5f66">${closing}</p></div>`;
    return {
      subject: `Join ${businessName} on MiaPulse`,
      text: [opening, link, closing].join('\n\n'),
      html,
    };
  };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
