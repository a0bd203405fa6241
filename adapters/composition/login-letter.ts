import type { LoginRequest, OpenedLogin } from '../../application/ports/logins.js';

/** The letter that opens a door: a link for the browser that asked, and a code for when it opens in another one. */
export const loginLetter =
  (origin: string) =>
  ({ token, code }: OpenedLogin, request: LoginRequest) => {
    const isNew = request.purpose === 'sign-up';
    const link = `${origin}/#/login/${token}`;
    const opening = isNew
      ? 'Welcome to MiaPulse. Confirm your address to open your front desk:'
      : 'Log in to your front desk:';
    const text = [
      opening,
      link,
      `Or type this code into the window that asked: ${code}`,
      'Both work once, for 15 minutes. If you did not ask for this, do nothing.',
    ].join('\n\n');
    const html = `<div style="font:16px/1.5 sans-serif;max-width:32rem;margin:auto;padding:24px;color:#1d1d22">
<p>${opening}</p>
<p><a href="${link}" style="display:inline-block;background:#3d4fd1;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none">${isNew ? 'Open my front desk' : 'Log in'}</a></p>
<p>Or type this code into the window that asked:</p><p style="font-size:28px;letter-spacing:6px;margin:8px 0"><strong>${code}</strong></p>
<p style="color:#5f5f66">Both work once, for 15 minutes. If you did not ask for this, do nothing.</p></div>`;
    return { subject: isNew ? 'Open your front desk' : 'Your login link', text, html };
  };
