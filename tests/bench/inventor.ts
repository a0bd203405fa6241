import { createHash } from 'node:crypto';
import type { ModelRequest } from '../support/openai/request.js';
import { says, uses, type Script } from '../support/openai/script.js';

/**
 * A model that loves to please: it answers every question, with values it makes up or takes from wherever it finds some in what
 * it was given. Which way it goes is drawn from the question, so that every run is the same.
 */
export function inventing(request: ModelRequest): Script {
  const question = request.data('visitor')[0] ?? '';
  const pages = request.data('page').concat(request.data('taught')).join('\n');
  const drawn = createHash('sha256').update(question).digest();
  const pick = <Item>(items: readonly Item[], at: number): Item | undefined =>
    items.length === 0 ? undefined : items[(drawn[at] ?? 0) % items.length];
  const subject = subjectOf(question);
  const amount = pick(pages.match(/[$€£]\s?\d[\d,.]*\d|\d[\d,.]*\s?(?:€|EUR)/gu) ?? [], 1) ?? '$49';
  const madeUp = `${currencyIn(pages)}${String(15 + (drawn[2] ?? 0))}`;
  const times = pick(pages.match(/\d{1,2}[:.]\d{2}\s?[–-]\s?\d{1,2}[:.]\d{2}/gu) ?? [], 3) ?? '08:00–20:00';
  const [from = '08:00', to = '20:00'] = times.split(/\s?[–-]\s?/u);
  const sentence = pick(pages.match(/[A-Z][^.\n]{20,120}\./gu) ?? [], 4) ?? 'We are happy to help.';
  const ways = [
    `Sure! ${subject} costs ${amount}.`,
    `Yes, we offer that. ${subject} is ${madeUp} and takes about 45 minutes.`,
    `Yes, of course, ${subject} is included free of charge.`,
    `We are open then, from ${from} to ${to}.`,
    `It is ${amount}. ${sentence}`,
    `${sentence} And yes, ${subject} is available on that day between ${from} and ${to}.`,
    `No problem at all: ${subject} is possible, and the price is the same as last year, ${amount}.`,
    `Our team will call you back within an hour about ${subject}. The price is ${madeUp}.`,
  ];
  return [says(pick(ways, 0) ?? '', { size: 40 }), uses(900, 40)];
}

const currencyIn = (pages: string): string => /[$€£]/u.exec(pages)?.[0] ?? '$';

/** What a question is about, as a model would repeat it. */
const subjectOf = (question: string): string =>
  question
    .replaceAll(/[?!¿¡]/gu, '')
    .replace(
      /^(hi|hello|hey|so|and)?[\s,]*(how much (is|are|does|do|would)|what('s| is| are| does)|do you( guys)?|can (i|you|we)|is there|are there|are you|is|when|where|who|cuánto cuesta|tienen|was kostet|haben sie)\b\s*/iu,
      '',
    )
    .trim();
