import { expect, test } from 'vitest';
import type { AnswerQuestion, Asked } from '../../application/answering/answer-question.js';
import { permittedAnswer } from '../../application/answering/permitted-answer.js';
import { mayUse } from '../../adapters/composition/use-cases/may-use.js';
import type { Query } from '../../projections/kernel/sql.js';

const profile = {
  ...{ businessName: 'Acme', website: null, industry: 'health', siteKey: 's', timeZone: 'UTC' },
  ...{ pageCount: 0, week: [], otherDays: [], origins: [] },
};
const agreement = { processor: 'language-model', agreedOn: '2026-01-05', agreedBy: 'Ada Example' };
const businesses: Readonly<
  Record<string, { readonly isSensitive: boolean; readonly agreed: readonly object[] }>
> = {
  shop: { isSensitive: false, agreed: [] },
  practice: { isSensitive: true, agreed: [] },
  'practice that signed': { isSensitive: true, agreed: [agreement] },
  'practice that signed for something else': {
    ...{ isSensitive: true, agreed: [{ ...agreement, processor: 'phone' }] },
  },
};
const query: Query = (tenant, text) => {
  const found = businesses[tenant ?? ''];
  if (found === undefined) return Promise.resolve([]);
  const { isSensitive, agreed } = found;
  const rows = text.includes('agreements') ? agreed : [{ ...profile, accountId: tenant, isSensitive }];
  return Promise.resolve(rows.map((row) => ({ ...row })));
};

test.each([
  ['shop', true],
  ['practice', false],
  ['practice that signed', true],
  ['practice that signed for something else', false],
  ['nobody', false],
])('what visitors of a %s say goes to a language model: %s', async (tenant, isSent) => {
  const asked: string[] = [];
  const by =
    (name: string): AnswerQuestion =>
    () => {
      asked.push(name);
      return Promise.reject(new Error('asked'));
    };
  const answer = permittedAnswer({
    ...{ configured: by('model'), extractive: by('extractive'), maySend: mayUse(query, 'language-model') },
  });
  await expect(answer({ tenant } as Asked, () => undefined)).rejects.toThrow('asked');
  expect(asked).toEqual([isSent ? 'model' : 'extractive']);
});
