import type { ReplyKind, Source } from '../../domain/conversation/conversation.js';
import type { Verdict } from '../../domain/rehearsal/rehearsal.js';

export interface Said {
  readonly kind: ReplyKind;
  readonly text: string;
  readonly sources: readonly Pick<Source, 'url' | 'pageId'>[];
}

/** What became of an answer: the same words, other words with the same figures, or something else. */
export function compare(before: Said, after: Said): Exclude<Verdict, 'gone'> {
  if (before.kind === 'answered' && after.kind !== 'answered') return 'now-declined';
  if (before.kind !== 'answered' && after.kind === 'answered') return 'now-answered';
  if (before.text === after.text) return 'same';
  if (before.kind !== 'answered') return 'reworded';
  const cited = new Set(after.sources.map(placeOf));
  if (before.sources.some((source) => !cited.has(placeOf(source)))) return 'citation-lost';
  return figuresIn(before.text) === figuresIn(after.text) ? 'reworded' : 'changed';
}

const placeOf = ({ url, pageId }: Pick<Source, 'url' | 'pageId'>): string => url ?? pageId;

/** Prices, times and dates: another one is another answer, whatever the words. */
const figuresIn = (text: string): string => (text.match(/\d+(?:[.,:]\d+)*/gu) ?? []).toSorted().join(' ');
