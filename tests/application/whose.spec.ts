import { describe, expect, test } from 'vitest';
import { whose, type Links } from '../../application/erasure/whose.js';

type Link = Awaited<ReturnType<Links>>[number];

const linksOf =
  (all: readonly Link[]): Links =>
  (_tenant, { subjectIds, conversationIds }) =>
    Promise.resolve(
      all.filter(
        (one) =>
          subjectIds.includes(one.subjectId) ||
          (one.kind === 'contact' && subjectIds.includes(one.relatedId)) ||
          (one.conversationId !== null && conversationIds.includes(one.conversationId)),
      ),
    );

const conversation = (subjectId: string, id: string): Link => ({
  ...{ kind: 'conversation', subjectId, relatedId: id, conversationId: id },
});
const contact = (subjectId: string, relatedId: string, conversationId: string): Link => ({
  ...{ kind: 'contact', subjectId, relatedId, conversationId },
});
const lead = (subjectId: string, relatedId: string, conversationId: string): Link => ({
  ...{ kind: 'lead', subjectId, relatedId, conversationId },
});
const call = (subjectId: string, relatedId: string): Link => ({
  ...{ kind: 'call', subjectId, relatedId, conversationId: null },
});

/** Ann chats twice and calls once; Ben speaks in Ann's second chat, and calls from her number. */
const links = linksOf([
  ...[
    conversation('visitor 1', 'chat 1'),
    contact('visitor 1', 'ann', 'chat 1'),
    lead('ann', 'lead 1', 'chat 1'),
  ],
  ...[
    conversation('visitor 2', 'chat 2'),
    contact('visitor 2', 'ann', 'chat 2'),
    lead('ann', 'lead 2', 'chat 2'),
  ],
  ...[contact('visitor 2', 'ben', 'chat 2'), lead('ben', 'lead of ben', 'chat 2')],
  ...[call('number', 'call 1'), conversation('number', 'call 1'), contact('number', 'ann', 'call 1')],
  ...[call('number', 'call 2'), conversation('number', 'call 2'), contact('number', 'ben', 'call 2')],
  ...[
    conversation('visitor 3', 'chat 3'),
    contact('visitor 3', 'cleo', 'chat 3'),
    lead('cleo', 'lead 3', 'chat 3'),
  ],
  { kind: 'opted-out', subjectId: 'texts of ann', relatedId: 'chat 1.m', conversationId: 'chat 1' },
]);
const sorted = async (...subjectIds: readonly string[]) => {
  const person = await whose(links, 'acme', subjectIds);
  return Object.fromEntries(Object.entries(person).map(([name, ids]) => [name, ids.toSorted()]));
};

const ann = {
  subjectIds: ['ann', 'number', 'texts of ann', 'visitor 1', 'visitor 2'],
  conversationIds: ['call 1', 'call 2', 'chat 1', 'chat 2'],
  callIds: ['call 1', 'call 2'],
  leadIds: ['lead 1', 'lead 2'],
};

describe('a person', () => {
  test.each(['ann', 'visitor 1', 'visitor 2', 'texts of ann'])('is found from %s', async (id) => {
    expect(await sorted(id)).toEqual(ann);
  });

  test('who spoke in another one’s conversation is found without the other', async () => {
    const ben = await sorted('ben');
    expect(ben['leadIds']).toEqual(['lead of ben']);
    expect(ben['subjectIds']).not.toContain('ann');
    // The words of both stand in it.
    expect(ben['conversationIds']).toContain('chat 2');
  });

  test('who proved the number takes along whoever left details on a call from it', async () => {
    expect((await sorted('number'))['subjectIds']).toEqual(expect.arrayContaining(['ann', 'ben', 'number']));
  });

  test('of whom nothing is known is the id that was given', async () => {
    expect(await sorted('nobody')).toEqual({
      ...{ subjectIds: ['nobody'], conversationIds: [], callIds: [], leadIds: [] },
    });
  });
});
