import type { Letter } from '../../application/ports/mail.js';

interface Words {
  readonly subject: string;
  /** Paragraphs before and after the link. */
  readonly before: readonly string[];
  readonly link: { readonly url: string; readonly label: string };
  readonly after?: readonly string[];
}

/** A letter as text and as HTML, with one thing to do. */
export function letterOf({
  subject,
  before,
  link,
  after = [],
}: Words): Pick<Letter, 'subject' | 'text' | 'html'> {
  const paragraph = (text: string): string => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`;
  const html = `<div style="font:16px/1.5 sans-serif;max-width:32rem;margin:auto;padding:24px;color:#1d1d22">
${before.map(paragraph).join('\n')}
<p><a href="${escaped(link.url)}" style="display:inline-block;background:#3d4fd1;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none">${escaped(link.label)}</a></p>
<div style="color:#5f5f66">${after.map(paragraph).join('\n')}</div></div>`;
  return { subject, text: [...before, `${link.label}: ${link.url}`, ...after].join('\n\n'), html };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
