import { test } from 'vitest';
import type { KnowledgeEvent } from '../../domain/knowledge/knowledge.js';
import { taughtFacts } from '../../projections/taught-facts/projection.js';
import { projected } from '../support/projected.js';

const at = '2026-11-24T10:00:00.000Z';
const later = '2026-11-24T11:00:00.000Z';
const accountId = 'acme';
const erased = { erased: true } as const;
const fact = { question: 'Is there parking?', text: 'Two places behind the house.', language: 'en' };

const taught = (factId: string, words: typeof fact | typeof erased = fact): KnowledgeEvent => ({
  type: 'FactTaught',
  data: { accountId, factId, fact: words, answers: [], taughtAt: at },
});
const corrected = (factId: string, words: typeof fact | typeof erased): KnowledgeEvent => ({
  type: 'FactCorrected',
  data: { accountId, factId, changeId: 'c', fact: words, correctedAt: later },
});

const list = projected(taughtFacts, { tenant: accountId, entity: accountId, eventId: 'e' });

test('a fact stands as it was taught, and then as it was corrected', () => {
  list(taught('f')).then({ f: { factId: 'f', ...fact, taughtAt: at } });
  const better = { ...fact, text: 'There is no parking any more.' };
  list(taught('f'), corrected('f', better)).then({
    f: { factId: 'f', ...better, taughtAt: at, correctedAt: later },
  });
});

test('a fact that was retired is gone, and no other', () => {
  const retired: KnowledgeEvent = { type: 'FactRetired', data: { accountId, factId: 'f', retiredAt: later } };
  list(taught('f'), taught('g'), retired).then({ g: { factId: 'g', ...fact, taughtAt: at } });
});

test('an erased fact leaves a row without words', () => {
  const bare = { question: null, text: null };
  list(taught('f', erased)).then({ f: { factId: 'f', ...bare, taughtAt: at } });
  list(taught('f'), corrected('f', erased)).then({
    f: { factId: 'f', ...fact, ...bare, taughtAt: at, correctedAt: later },
  });
});
