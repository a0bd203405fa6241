import { createGrounding, type Verdict } from '../../application/answering/grounding/grounding.js';
import type { Link, Turn } from '../../application/ports/language-model.js';
import type { Passage } from '../../application/ports/passages.js';

/** A passage as the passages port finds it. */
export const published = (
  kind: Passage['kind'],
  text: string,
  {
    title = 'Marigold Hair Studio',
    headings = [],
    cells = [],
    language = 'en',
    origin = 'page',
  }: Partial<Passage> = {},
): Passage => ({
  passageId: `${kind} ${title} ${headings.join('/')} ${text}`,
  origin,
  pageId: title,
  version: 'v',
  url: origin === 'fact' ? null : 'https://marigold.example/',
  title,
  language,
  headings,
  kind,
  text,
  cells,
  score: 1,
});

/** The row of a table, as it is cut from a page. */
export const row = (
  columns: readonly string[],
  texts: readonly string[],
  where: Partial<Passage> = {},
): Passage => {
  const [first = '', ...rest] = texts;
  const cells = texts.map((text, at) => ({ column: columns[at] ?? '', text }));
  return published('table', `${first}: ${rest.join(', ')}`, { ...where, cells });
};

export interface Situation {
  readonly question?: string;
  readonly history?: readonly Turn[];
  /** Wednesday, 25 November 2026, 10:00 where the business is, unless said otherwise. */
  readonly now?: string;
  readonly language?: string;
  readonly offLimits?: readonly string[];
  readonly links?: readonly Link[];
  readonly businessName?: string;
  readonly timeZone?: string;
}

export const deskOf = (passages: readonly Passage[], situation: Situation = {}) =>
  createGrounding({
    passages,
    question: {
      text: situation.question ?? '',
      language: situation.language ?? 'en',
      history: situation.history ?? [],
      businessName: situation.businessName ?? 'Marigold Hair Studio',
      now: situation.now ?? '2026-11-25T15:00:00.000Z',
      timeZone: situation.timeZone ?? 'America/New_York',
      offLimits: situation.offLimits ?? [],
      links: situation.links ?? [],
    },
  });

/** `plain`, `supported`, or why not. */
export const told = (verdict: Verdict): string =>
  verdict.verdict === 'unsupported' ? verdict.reason : verdict.verdict;
