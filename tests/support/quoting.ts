import { createExtractiveModel } from '../../adapters/extractive/extractive.js';
import { isBorneOut } from '../../application/answering/borne-out.js';
import type { Question } from '../../application/ports/language-model.js';
import type { Passage } from '../../application/ports/passages.js';

const model = createExtractiveModel();

/** What the desk without a model says to a question where these passages were found; empty where it declines. */
export const quoting =
  (passages: readonly Passage[], about: Partial<Question> = {}) =>
  async (text: string, change: Partial<Question> = {}): Promise<string> => {
    const said: string[] = [];
    const { outcome } = await model.draft(
      {
        ...{
          text,
          passages,
          language: 'en',
          history: [],
          businessName: 'Bramble',
          timeZone: 'Europe/London',
        },
        ...{ now: '2026-11-25T12:00:00.000Z', tone: '', offLimits: [], links: [], visitorId: 'visitor' },
        ...about,
        ...change,
      },
      {
        quote: (clause, rests) => {
          if (isBorneOut(clause, rests)) said.push(clause);
        },
        say: () => undefined,
        use: () => Promise.resolve(''),
      },
      new AbortController().signal,
    );
    return outcome === 'declined' ? '' : said.join('');
  };
