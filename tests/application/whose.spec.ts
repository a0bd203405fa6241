import { describe, expect, test } from 'vitest';
import { whose, type Links } from '../../application/erasure/whose.js';
import type { ErasureProof } from '../../domain/erasure/erasure.js';

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
const sorted = async (subjectId: string, proof: ErasureProof = 'owner') => {
  const person = await whose(links, 'acme', { subjectIds: [subjectId], proof });
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

  test('by their browser is what was said in it, and who left details there and nowhere else', async () => {
    expect(await sorted('visitor 1', 'visitor-token')).toEqual({
      ...{
        subjectIds: ['texts of ann', 'visitor 1'],
        conversationIds: ['chat 1'],
        callIds: [],
        leadIds: ['lead 1'],
      },
    });
    expect(await sorted('visitor 3', 'visitor-token')).toEqual({
      ...{ subjectIds: ['cleo', 'visitor 3'], conversationIds: ['chat 3'], callIds: [], leadIds: ['lead 3'] },
    });
  });

  test('by their number is every call from it, and nobody whose address was named in one', async () => {
    expect(await sorted('number', 'call')).toEqual({
      ...{ subjectIds: ['number'], conversationIds: ['call 1', 'call 2'], callIds: ['call 1', 'call 2'] },
      leadIds: [],
    });
  });

  test('by their address takes no number along that was only named', async () => {
    const subjectIds = ann.subjectIds.filter((id) => id !== 'texts of ann');
    expect(await sorted('ann', 'email-code')).toEqual({ ...ann, subjectIds });
  });

  test.each(['visitor-token', 'call', 'email-code'] as const)(
    'who names a stranger’s address and number and shows a %s takes nothing of theirs along',
    async (proof) => {
      const stranger = linksOf([
        ...[conversation('victim’s browser', 'chat'), contact('victim’s browser', 'victim', 'chat')],
        ...[lead('victim', 'victim’s lead', 'chat'), call('victim’s number', 'victim’s call')],
        conversation('victim’s number', 'victim’s call'),
        ...[
          conversation('mine', 'my chat'),
          contact('mine', proof === 'email-code' ? 'me' : 'victim', 'my chat'),
        ],
        lead(proof === 'email-code' ? 'me' : 'victim', 'my lead', 'my chat'),
        {
          kind: 'opted-out',
          subjectId: 'victim’s number',
          relatedId: 'my chat.m',
          conversationId: 'my chat',
        },
      ]);
      const shown = proof === 'email-code' ? 'me' : 'mine';
      const person = await whose(stranger, 'acme', { subjectIds: [shown], proof });
      expect(
        Object.values(person)
          .flat()
          .filter((id) => id.includes('victim') || id === 'chat'),
      ).toEqual([]);
      expect(person.conversationIds).toEqual(['my chat']);
      expect(person.leadIds).toEqual(['my lead']);
    },
  );

  test('of whom nothing is known is the id that was given', async () => {
    expect(await sorted('nobody')).toEqual({
      ...{ subjectIds: ['nobody'], conversationIds: [], callIds: [], leadIds: [] },
    });
  });
});
