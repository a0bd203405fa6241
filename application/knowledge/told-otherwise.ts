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
const batchMax = 100;
const shownMax = 100;
const visitorsMax = 50;

/** The blast radius of every change: what visitors were told that does not stand there any more, and who they are. */
export const toldOtherwise = ({ passages, told, contactOf }: Needs) => {
  const today = sourcesToday(passages);
  const visitorsOf = async (tenant: string, words: ToldWords) => {
    const visitors = await told.visitors(tenant, words, visitorsMax);
    return Promise.all(
      visitors.map(async (visitor) => ({
        ...visitor,
        contact: await contactOf(tenant, visitor.conversationId),
      })),
    );
  };

  return async (tenant: string): Promise<readonly ToldOtherwise[]> => {
    const words = await told.words(tenant, wordsMax);
    const found: ToldOtherwise[] = [];
    // A website that was made anew leaves thousands of them: what would not be shown is not looked for.
    for (let at = 0; at < words.length && found.length < shownMax; at += batchMax) {
      const some = words.slice(at, at + batchMax);
      const states = await today(tenant, some);
      for (const [index, one] of some.entries()) {
        const state = states[index];
        if (state === undefined || state.state === 'same' || found.length >= shownMax) continue;
        found.push({ ...one, today: state, visitors: await visitorsOf(tenant, one) });
      }
    }
    return found;
  };
};
