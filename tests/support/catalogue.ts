import type { Page } from 'playwright-core';
import { de } from '../../ui/texts/de/de.js';
import { en } from '../../ui/texts/en/en.js';

/** Every text of a catalogue of the dashboard by its path, such as `inbox.takeOver.take`. */
export function textsOf(catalogue: object, path = ''): readonly (readonly [path: string, text: string])[] {
  return Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) => {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [[at, value] as const];
    return typeof value === 'object' && value !== null ? textsOf(value, at) : [];
  });
}

const germanTexts = new Set(textsOf(de).map(([, text]) => text));
/** What only the English dashboard says: whole texts, and what of a sentence stands around its values. */
const onlyEnglish = new Set(
  textsOf(en)
    .filter(([, text]) => !germanTexts.has(text))
    .flatMap(([, text]) => (text.includes('{') ? text.split(/\{\w+\}/u).map((part) => part.trim()) : [text]))
    .filter((text) => /[a-z]{3}/iu.test(text)),
);
const sentences = [...onlyEnglish].filter((text) => text.split(' ').length >= 4);

/** The English that somebody sees or hears there. */
export async function englishOn(page: Page): Promise<readonly string[]> {
  const said = await page.evaluate(() => {
    const found: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      found.push(node.textContent ?? '');
    for (const element of document.body.querySelectorAll('*'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
        found.push(element.getAttribute(name) ?? '');
    return found;
  });
  const clean = said.map((one) => one.replaceAll(/\s+/gu, ' ').trim());
  return clean.filter((one) => onlyEnglish.has(one) || sentences.some((sentence) => one.includes(sentence)));
}
