import type { Excerpt, Passages } from '../ports/passages.js';
import { sourcesToday, type Today } from './source-today.js';

/** Words that visitors were told, newest first, and how many of them. */
export interface ToldWords extends Excerpt {
  readonly title: string;
  readonly toldCount: number;
  readonly lastToldAt: string;
}

export interface ToldVisitor {
  readonly conversationId: string;
  readonly toldAt: string;
}

export interface Contact {
  readonly leadId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

interface Needs {
  readonly passages: Passages;
  readonly told: {
    words(tenant: string, countMax: number): Promise<readonly ToldWords[]>;
    visitors(tenant: string, excerpt: Excerpt, countMax: number): Promise<readonly ToldVisitor[]>;
  };
  /** Who left details in this conversation; undefined where nobody did. */
  readonly contactOf: (tenant: string, conversationId: string) => Promise<Contact | undefined>;
}

export interface ToldOtherwise extends ToldWords {
  readonly today: Exclude<Today, { state: 'same' }>;
  readonly visitors: readonly (ToldVisitor & { readonly contact: Contact | undefined })[];
}

const wordsMax = 5_000;
const shownMax = 100;
const visitorsMax = 50;

/** The blast radius of every change: what visitors were told that does not stand there any more, and who they are. */
export const toldOtherwise = ({ passages, told, contactOf }: Needs) => {
  const today = sourcesToday(passages);
  return async (tenant: string): Promise<readonly ToldOtherwise[]> => {
    const words = await told.words(tenant, wordsMax);
    const states = await today(tenant, words);
    const stale = words.flatMap((one, index) => {
      const state = states[index];
      return state === undefined || state.state === 'same' ? [] : [{ ...one, today: state }];
    });
    const found: ToldOtherwise[] = [];
    for (const one of stale.slice(0, shownMax)) {
      const visitors = await told.visitors(tenant, one, visitorsMax);
      const known = visitors.map(async (visitor) => ({
        ...visitor,
        contact: await contactOf(tenant, visitor.conversationId),
      }));
      found.push({ ...one, visitors: await Promise.all(known) });
    }
    return found;
  };
};
