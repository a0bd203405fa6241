import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPassages } from '../../adapters/passages/passages.js';
import type { Embeddings } from '../../application/ports/embeddings.js';
import { Fault } from '../../application/ports/fault.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { madeUpEmbeddings } from '../support/made-up-embeddings.js';
import { pageOf, paragraph } from '../support/published-pages.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const searched = (embeddings: Embeddings, onFault: (about: string, error: unknown) => void = raise) =>
  createPassages({ pool: database.pool, embeddings, onFault });
const raise = (about: string, error: unknown): void => {
  throw new Error(about, { cause: error });
};

const pets = [
  paragraph('Every hound is greeted.', 'House rules'),
  paragraph('Reimbursed within a week.', 'Returns'),
  paragraph('Ask at the desk about anything else.', 'Desk'),
];
const inEnglish = (text: string) => ({ text, language: 'en' });
const vectorsOf = async (tenant: string): Promise<number> => {
  const { rows } = await database.pool.query<{ count: number }>(
    'select count(*)::int as count from knowledge_index.vectors where tenant = $1',
    [tenant],
  );
  return rows[0]?.count ?? 0;
};

test('what is said in other words is found', async () => {
  const passages = searched(madeUpEmbeddings().embeddings);
  await passages.publish('words', [pageOf({ path: 'a', blocks: pets })]);
  await passages.compared('words');
  const [first] = await passages.find('words', inEnglish('Is my puppy welcome?'), 5);
  expect(first?.text).toBe('Every hound is greeted.');
});

test('a question that its words decide is not put to the model', async () => {
  const { embeddings, asked } = madeUpEmbeddings();
  const passages = searched(embeddings);
  const blocks = [paragraph('We repair zithers.', 'Zithers'), ...pets];
  await passages.publish('decided', [pageOf({ path: 'a', blocks })]);
  await passages.compared('decided');
  asked.length = 0;
  const [first] = await passages.find('decided', inEnglish('zithers'), 5);
  expect(first?.text).toBe('We repair zithers.');
  expect(asked).toEqual([]);
});

test('a question is put to the model once, however often it is asked', async () => {
  const { embeddings, asked } = madeUpEmbeddings();
  const passages = searched(embeddings);
  await passages.publish('often', [pageOf({ path: 'a', blocks: pets })]);
  await passages.compared('often');
  asked.length = 0;
  for (let count = 0; count < 3; count += 1)
    await passages.find('often', inEnglish('Is my puppy welcome?'), 5);
  expect(asked).toEqual(['Is my puppy welcome?']);
});

test('a question that is expected is put to the model before it is looked for, and then no more', async () => {
  const { embeddings, asked } = madeUpEmbeddings();
  const passages = searched(embeddings);
  await passages.publish('expected', [pageOf({ path: 'a', blocks: pets })]);
  await passages.compared('expected');
  asked.length = 0;
  passages.expect(inEnglish('Is my puppy welcome?'));
  passages.expect({ text: 'Ist mein Hund willkommen?', language: 'de' });
  expect(asked).toEqual(['Is my puppy welcome?']);
  await passages.find('expected', inEnglish('Is my puppy welcome?'), 5);
  expect(asked).toEqual(['Is my puppy welcome?']);
});

test('what is only expected never leaves this machine', () => {
  const { embeddings, asked } = madeUpEmbeddings();
  searched({ ...embeddings, isLocal: false }).expect(inEnglish('Is my puppy welcome?'));
  expect(asked).toEqual([]);
});

test('each sentence is put to the model once, and what is published no more is forgotten', async () => {
  const { embeddings, asked } = madeUpEmbeddings();
  const passages = searched(embeddings);
  await passages.publish('again', [pageOf({ path: 'a', blocks: pets })]);
  await passages.compared('again');
  expect(asked.toSorted()).toEqual(
    [
      'House rules',
      'Every hound is greeted.',
      'Returns',
      'Reimbursed within a week.',
      'Desk',
      'Ask at the desk about anything else.',
    ].toSorted(),
  );
  expect(await vectorsOf('again')).toBe(6);
  asked.length = 0;
  await passages.publish('again', [
    pageOf({ path: 'b', blocks: [...pets.slice(0, 2), paragraph('Late is tardy.')] }),
  ]);
  await passages.compared('again');
  expect(asked).toEqual(['Late is tardy.']);
  expect(await vectorsOf('again')).toBe(5);
});

test('neither vectors nor what they find are another business’s', async () => {
  const { embeddings, asked } = madeUpEmbeddings();
  const passages = searched(embeddings);
  await passages.publish('mine', [pageOf({ path: 'a', blocks: pets })]);
  await passages.publish('yours', [pageOf({ path: 'a', blocks: [paragraph('Tardy guests are late.')] })]);
  await Promise.all([passages.compared('mine'), passages.compared('yours')]);
  const found = await passages.find('yours', inEnglish('Is my puppy welcome?'), 5);
  expect(found).toEqual([]);
  asked.length = 0;
  await passages.publish('third', [pageOf({ path: 'a', blocks: pets })]);
  await passages.compared('third');
  expect(asked).toHaveLength(6);
});

describe('the search never waits for vectors', () => {
  const never = (): Embeddings => ({
    ...madeUpEmbeddings().embeddings,
    embed: () => new Promise(() => undefined),
  });

  test('a publication is there at once, found by its words', async () => {
    const passages = searched(never());
    await passages.publish('pending', [pageOf({ path: 'a', blocks: pets })]);
    const [first] = await passages.find('pending', inEnglish('hound'), 5);
    expect(first?.text).toBe('Every hound is greeted.');
  });

  test('a model that fails is told of, and words are searched on', async () => {
    const faults: string[] = [];
    const broken: Embeddings = {
      ...madeUpEmbeddings().embeddings,
      embed: () => Promise.reject(new Fault('embeddings-unavailable', 'Not now.')),
    };
    const passages = searched(broken, (about) => faults.push(about));
    await passages.publish('broken', [pageOf({ path: 'a', blocks: pets })]);
    await passages.compared('broken');
    expect(faults).toEqual(['vectors of passages']);
    expect((await passages.find('broken', inEnglish('hound greeted'), 5))[0]?.text).toBe(
      'Every hound is greeted.',
    );
  });

  test('so is one that fails at a question, which is put to it again the next time', async () => {
    const { embeddings } = madeUpEmbeddings();
    let isBroken = false;
    const faults: string[] = [];
    const failing: Embeddings = {
      ...embeddings,
      embed: (texts) => (isBroken ? Promise.reject(new Error('gone')) : embeddings.embed(texts)),
    };
    const passages = searched(failing, (about) => faults.push(about));
    await passages.publish('failing', [pageOf({ path: 'a', blocks: pets })]);
    await passages.compared('failing');
    const ask = async () => (await passages.find('failing', inEnglish('Is my puppy welcome?'), 5))[0]?.text;
    isBroken = true;
    expect(await ask()).toBeUndefined();
    expect(faults).toEqual(['vector of a question']);
    isBroken = false;
    expect(await ask()).toBe('Every hound is greeted.');
  });

  test('a model that does not answer a question keeps nobody waiting', async () => {
    const passages = searched(madeUpEmbeddings().embeddings);
    await passages.publish('silent', [pageOf({ path: 'a', blocks: pets })]);
    await passages.compared('silent');
    const silent = searched(never());
    const found = await silent.find('silent', inEnglish('puppy, or the desk, or a week of rules'), 5);
    expect(found.map(({ text }) => text)).toContain('Ask at the desk about anything else.');
  });

  test('vectors that another process made are used by this one', async () => {
    const [here, there] = [madeUpEmbeddings(), madeUpEmbeddings()];
    const [passages, elsewhere] = [searched(here.embeddings), searched(there.embeddings)];
    await elsewhere.publish('shared', [pageOf({ path: 'a', blocks: pets })]);
    await elsewhere.compared('shared');
    const [first] = await passages.find('shared', inEnglish('Is my puppy welcome?'), 5);
    expect(first?.text).toBe('Every hound is greeted.');
    expect(here.asked).toEqual(['Is my puppy welcome?']);
  });

  test('what is missing is made up when somebody asks', async () => {
    await createPassages({ pool: database.pool, onFault: raise }).publish('later', [
      pageOf({ path: 'a', blocks: pets }),
    ]);
    const passages = searched(madeUpEmbeddings().embeddings);
    const ask = async () => (await passages.find('later', inEnglish('Is my puppy welcome?'), 5))[0]?.text;
    await expect.poll(ask).toBe('Every hound is greeted.');
  });
});

test('a language the model cannot read is found by its words, among others that it can', async () => {
  const { embeddings, asked } = madeUpEmbeddings();
  const passages = searched(embeddings);
  const german = pageOf({
    path: 'de',
    language: 'de',
    blocks: [paragraph('Hunde sind herzlich willkommen.', 'Hausordnung')],
  });
  await passages.publish('both', [pageOf({ path: 'a', blocks: pets }), german]);
  await passages.compared('both');
  expect(asked).not.toContain('Hausordnung');
  asked.length = 0;
  const found = await passages.find('both', { text: 'Sind Hunde willkommen?', language: 'de' }, 5);
  expect(found[0]?.text).toBe('Hunde sind herzlich willkommen.');
  expect(asked).toEqual([]);
});

test('vectors of another model are not compared with', async () => {
  const passages = searched(madeUpEmbeddings().embeddings);
  await passages.publish('models', [pageOf({ path: 'a', blocks: pets })]);
  await passages.compared('models');
  const { embeddings, asked } = madeUpEmbeddings();
  const newer = searched({ ...embeddings, model: 'made-up-2' });
  await newer.compared('models');
  expect(asked).toHaveLength(6);
  expect(await vectorsOf('models')).toBe(6);
});
