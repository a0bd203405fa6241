import type { Document, Element } from 'domhandler';
import { clean } from './clean.js';
import { ancestorsOf, elementsBelow, rawText } from './tree.js';

interface Contacts {
  readonly telephone?: string;
  readonly email?: string;
}

/** The number and the address that a page links to, where there is exactly one of each: of several, nobody knows whose it is. */
export function contactsOf(root: Document, isHidden: (element: Element) => boolean): Contacts {
  const telephones = new Map<string, string>();
  const emails = new Set<string>();
  for (const element of elementsBelow(root)) {
    const href = element.attribs['href'] ?? '';
    if (element.name !== 'a' || !/^(tel|mailto):/iu.test(href)) continue;
    if (isHidden(element) || [...ancestorsOf(element)].some(isHidden)) continue;
    const value = decoded(href.replace(/^\w+:/u, '').split('?', 1)[0] ?? '').trim();
    if (/^mailto:/iu.test(href)) {
      if (/^[^@\s,]+@[^@\s,]+\.[^@\s,]+$/u.test(value)) emails.add(value.toLowerCase());
      continue;
    }
    const digits = value.replaceAll(/\D/gu, '');
    const shown = clean(rawText(element));
    if (digits.length >= 6)
      telephones.set(digits.slice(-9), /^[\d\s()+./-]{6,30}$/u.test(shown) ? shown : value);
  }
  const [telephone] = telephones.values();
  const [email] = emails;
  return {
    ...(telephones.size === 1 && telephone !== undefined && { telephone }),
    ...(emails.size === 1 && email !== undefined && { email }),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
