import { beforeEach, describe, expect, test } from 'vitest';
import { conversationTold } from '../../application/disclosure/conversation-told.js';
import { gather, gatherLimits, type Limits } from '../../application/disclosure/gather.js';
import { countsOf } from '../../application/disclosure/disclosed.js';
import { handOver } from '../../application/disclosure/hand-over.js';
import { opening } from '../../application/disclosure/opened.js';
import { perDayMax, requestDisclosure } from '../../application/disclosure/request-disclosure.js';
import { whose } from '../../application/erasure/whose.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { PersonalValue } from '../../domain/kernel/personal.js';
import { disclosureHouse as house, now, tenant, wave } from '../support/disclosure-house.js';
import { ofOthers, story } from '../support/disclosure-story.js';
import { families } from '../support/families.js';

let h: Awaited<ReturnType<typeof house>>;
beforeEach(async () => {
  h = await house();
});

/** Nobody else calls from Ann's number. */
const own = story.filter(([, id]) => id !== 'call of ben');

const of = (subjectIds: readonly string[], limits: Limits = gatherLimits, address: string | null = null) =>
  gather(
    h.needs,
    limits,
  )({
    ...{
      tenant,
      disclosureId: 'd',
      subjectIds,
      proof: 'owner',
      requestedAt: now,
      address,
      leadId: `lead of ${subjectIds.join()}`,
    },
  });

/** Every text that is sealed under these people, as it stands in the log. */
const sealedUnder = (subjectIds: readonly string[]): readonly string[] =>
  story.flatMap(([category, , events]) =>
    events.flatMap(({ type, data }) =>
      (families[category]?.events[type]?.personalValues(data as Readonly<Record<string, unknown>>) ?? [])
        .filter(({ subject }: PersonalValue) => subjectIds.includes(subject))
        .flatMap(({ value }) => textsIn(value)),
    ),
  );
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

describe('what is in a copy', () => {
  test('is what an erasure of the same person reaches: the same ids, and every value that is theirs', async () => {
    h = await house(own);
    const { disclosed } = await of(['ann']);
    const erased = await whose(h.links, tenant, { subjectIds: ['ann'], proof: 'email-code' });
    expect(disclosed.person).toEqual(erased);
    const ids = (found: readonly string[]) => found.toSorted();
    expect(ids(disclosed.conversations.map((one) => one.conversationId))).toEqual(
      ids(erased.conversationIds),
    );
    expect(ids(disclosed.calls.map((one) => one.callId))).toEqual(ids(erased.callIds));
    expect(ids(disclosed.leads.map((one) => one.leadId))).toEqual(ids(erased.leadIds));

    const text = JSON.stringify(disclosed);
    const theirs = sealedUnder(erased.subjectIds).filter(
      (value) => value.includes('Ann') || value.includes('ann'),
    );
    expect(theirs.length).toBeGreaterThan(20);
    expect(theirs.filter((value) => !text.includes(JSON.stringify(value).slice(1, -1)))).toEqual([]);
  });

  test('is of notes about texts as many as it may hold, and says how many more there are', async () => {
    h = await house(own);
    const all = (await of(['ann'])).disclosed;
    expect(all.textNotes).toHaveLength(1);
    const { disclosed } = await of(['ann'], { ...gatherLimits, noteCountMax: 0 });
    expect(disclosed.textNotes).toEqual([]);
    expect(disclosed.leftOut).toContainEqual({ what: 'note', id: 'number', why: 'too-many', count: 1 });
  });

  test('is nothing that somebody else said, told, or is called by; what is left out is counted', async () => {
    const { disclosed } = await of(['ann']);
    expect(JSON.stringify(disclosed)).not.toMatch(ofOthers);
    const chat = disclosed.conversations.find((one) => one.conversationId === 'chat');
    expect(chat).toMatchObject({ standing: 'part', withheldCount: 8 });
    expect(chat?.messages.map(({ text }) => text)).not.toContain('I am here as well');
    expect(chat?.messages.at(-1)?.text).toBe('Goodbye, Ann.');
    const shared = disclosed.conversations.find((one) => one.conversationId === 'call of ben');
    expect(shared).toMatchObject({ standing: 'somebody-else', messages: [], details: [], pageUrl: null });
    expect(disclosed.leftOut).toEqual([
      { what: 'conversation', id: 'call of ben', why: 'second-person', count: 1 },
      { what: 'message', id: 'chat', why: 'second-person', count: 8 },
      { what: 'note', id: 'chat', why: 'second-person', count: 1 },
      // Both have called from this number: who wrote these two nobody knows.
      { what: 'text', id: '', why: 'second-person', count: 2 },
      // Nor about whom of them this was noted.
      { what: 'note', id: 'number', why: 'second-person', count: 1 },
    ]);
    expect(disclosed.textNotes).toEqual([]);
    expect(disclosed.texts).toHaveLength(1);
    expect(disclosed.words).toEqual([]);
    expect(disclosed.optOut).toEqual({ isOptedOut: false, since: null });
    const confirmations = disclosed.consents.filter(({ what }) => what === 'details-confirmed');
    expect(confirmations.map(({ of: place }) => place)).toEqual(['chat', 'call']);
  });

  test('is of the second person nothing but their own lead and what they held', async () => {
    const { disclosed } = await of(['ben']);
    expect(disclosed.person).toEqual(
      await whose(h.links, tenant, { subjectIds: ['ben'], proof: 'email-code' }),
    );
    expect(JSON.stringify(disclosed)).not.toMatch(/Ann|ann@|ann\./u);
    expect(disclosed.leads).toMatchObject([{ name: 'Ben Bystander', email: 'ben@example.net' }]);
    expect(disclosed.conversations.find((one) => one.conversationId === 'call of ben')?.standing).toBe(
      'whole',
    );
  });

  test('is nothing of somebody whose number or address was typed by another, whatever that has linked', async () => {
    // Eve types Ann's number: from then on both are one contact.
    const eve = story.flatMap(([category, id, events]) =>
      category === 'lead' && id === 'lead of ann'
        ? [
            [
              ...['lead', 'lead of eve'],
              events.map(({ type, data }) => ({
                ...{ type, data: { ...data, leadId: 'lead of eve', name: 'Eve', email: 'eve@example.org' } },
              })),
            ] as unknown as (typeof story)[number],
          ]
        : [],
    );
    h = await house([...own, ...eve]);
    for (const { disclosed } of [
      await of(['ann'], gatherLimits, 'eve@example.org'),
      await gather(h.needs)({
        ...{ tenant, disclosureId: 'd', subjectIds: ['ann'], proof: 'owner', requestedAt: now },
        ...{ address: null, leadId: 'lead of eve' },
      }),
    ]) {
      expect(disclosed.person.leadIds.toSorted()).toEqual(['lead of ann', 'lead of eve']);
      expect(disclosed.leads.map(({ email }) => email)).toEqual(['eve@example.org']);
      const { leads: _own, ...rest } = disclosed;
      expect(JSON.stringify(rest)).not.toMatch(/Ann|ann@|2025550143/u);
      expect(disclosed.leftOut.map(({ what }) => what)).toContain('lead');
    }
    const anns = await of(['ann'], gatherLimits, 'ann@example.com');
    expect(JSON.stringify(anns.disclosed)).not.toMatch(/Eve|eve@/u);
    expect(anns.disclosed.conversations.map(({ standing }) => standing).toSorted()).toEqual([
      'part',
      'whole',
    ]);
  });

  test('is also what the website signed of them, and what its page said, unless a second person stands in it', () => {
    const one = { visitorId: 'v3', conversationId: 'signed' };
    const identity = { reference: '81', name: 'Ann Archer', email: 'ann@example.com' };
    const context = [{ key: 'Plan', value: 'Ann’s yearly plan' }];
    const said: readonly ConversationEvent[] = [
      {
        type: 'VisitorIdentified',
        data: { ...one, changeId: 'c', identity, identifiedAt: now },
      },
      { type: 'PageContextTold', data: { messageId: 'm', visitorId: 'v3', context, toldAt: now } },
    ];
    const told = (leadIds: readonly string[]) =>
      conversationTold({
        ...{ conversationId: 'signed', mailings: [], goesAt: () => now, open: opening().open },
        own: { leadIds: new Set(['own']), visitorIds: new Set(['v3']) },
        events: [
          ...said,
          ...leadIds.map((leadId) => ({
            type: 'ContactDetailsConfirmed' as const,
            data: { messageId: leadId, visitorId: 'v3', leadId, contactId: leadId, confirmedAt: now },
          })),
        ],
      }).conversation;
    expect(told(['own'])).toMatchObject({
      identities: [{ ...identity, at: now }],
      pageContexts: [{ said: context, at: now }],
    });
    expect(told(['own', 'of another'])).toMatchObject({ standing: 'part', identities: [], pageContexts: [] });
  });

  test('says when each goes, what was agreed to, what left for whom, and whether texts are wanted', async () => {
    h = await house(own);
    const gathered = await of(['ann']);
    const { disclosed, sounds } = gathered;
    const call = disclosed.calls.find((one) => one.callId === 'call');
    expect(call).toMatchObject({
      ...{ number: '+12025550143', goesAt: '2027-11-24T11:04:00.000Z', outcome: 'answered' },
      recording: { file: 'sounds/recording-call.wav', sha256: 'ab12' },
    });
    expect(sounds.get('sounds/recording-call.wav')).toEqual(wave);
    expect(disclosed.optOut).toEqual({ isOptedOut: true, since: '2026-11-24T11:30:00.000Z' });
    expect(disclosed.texts).toMatchObject([
      {
        askedWords: 'text Ann the link',
        answer: 'Ann says yes',
        body: 'The link for Ann',
        became: 'delivered',
      },
    ]);
    expect(disclosed.shares).toHaveLength(1);
    expect(disclosed.consents.map(({ at }) => at)).toEqual(disclosed.consents.map(({ at }) => at).toSorted());
    expect(disclosed.consents.map(({ what }) => what)).toContain('recording-agreed');
    expect(countsOf(gathered)).toEqual({
      ...{ conversations: 2, calls: 1, recordings: 1, leads: 1, texts: 3, shares: 1, leftOut: 9 },
    });
  });

  test('is no more than one copy holds, and what is beyond is named', async () => {
    const { disclosed, sounds } = await of(['ann'], {
      ...{ ...gatherLimits, conversationCountMax: 1, callCountMax: 1, shareCountMax: 0, byteCountMax: 3 },
    });
    expect(sounds.size).toBe(0);
    expect(disclosed.conversations).toHaveLength(1);
    expect(new Set(disclosed.leftOut.map(({ what, why }) => `${what} ${why}`))).toEqual(
      new Set([
        ...['conversation too-many', 'conversation second-person', 'recording too-many', 'shares too-many'],
        ...['text second-person', 'note second-person'],
      ]),
    );
    const small = await of(['ann'], { ...gatherLimits, byteCountMax: 3, shareCountMax: 0 });
    expect(small.disclosed.leftOut).toContainEqual({ what: 'shares', id: '', why: 'too-many', count: 1 });
    expect(small.disclosed.leftOut).toContainEqual({
      what: 'recording',
      id: 'call',
      why: 'too-large',
      count: 1,
    });
    expect(small.disclosed.calls.find((one) => one.callId === 'call')?.recording?.file).toBeNull();
  });
});

describe('handing over', () => {
  const request = (disclosureId: string, count = 0) =>
    requestDisclosure({
      ...{ handleDisclosure: h.handleDisclosure, businessNow: () => h.clock.now },
      recentOf: () => Promise.resolve(count),
    })({ tenant, disclosureId, subjectIds: ['ann'], leadId: 'lead of ann', proof: 'owner', actor: 'owner' });
  const handing = () =>
    handOver({
      ...{ handleDisclosure: h.handleDisclosure, gather: gather(h.needs), businessNow: () => h.clock.now },
      addressOf: () => Promise.resolve(null),
      pack: ({ disclosed }) => Buffer.from(JSON.stringify(disclosed.leads)),
    });
  const linkOf = async (disclosureId: string) => {
    const requested = await request(disclosureId);
    if (requested.outcome !== 'linked') return expect.fail(requested.outcome);
    return requested.link;
  };

  test('happens once for a link, however many follow it at once, and is written down with counts and nothing else', async () => {
    const link = await linkOf('d1');
    const all = await Promise.all([1, 2, 3].map(() => handing().follow(link, 'en')));
    expect(all.filter(({ outcome }) => outcome === 'handed-over')).toHaveLength(1);
    expect(all.filter(({ outcome }) => outcome === 'refused')).toHaveLength(2);
    expect(await handing().follow(link, 'en')).toEqual({ outcome: 'refused', reason: 'LinkUsed' });
    const { events } = await h.handleDisclosure.load(tenant, 'd1');
    expect(events.map(({ type }) => type)).toEqual([
      ...['DisclosureRequested', 'DisclosureLinkMade', 'PersonDisclosed'],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/Ann|@|2025550143/u);
  });

  test('ends with the time of its link', async () => {
    const link = await linkOf('d2');
    h.clock.now = '2026-11-26T12:15:00.000Z';
    expect(await handing().follow(link, 'en')).toEqual({ outcome: 'refused', reason: 'LinkExpired' });
    expect(await handing().obstacle({ ...link, disclosureId: 'other' })).toBe('DisclosureUnknown');
    // Of another business there is none.
    expect(await handing().obstacle({ ...link, tenant: 'other' })).toBe('DisclosureUnknown');
  });

  test('of somebody who was erased says so and hands nothing over', async () => {
    const link = await linkOf('d3');
    const { subjectIds, conversationIds } = await whose(h.links, tenant, {
      subjectIds: ['ann'],
      proof: 'email-code',
    });
    for (const subject of subjectIds) await h.vault.forgetSubject({ tenant, subject });
    for (const id of conversationIds)
      await h.vault.forgetContainer({ tenant, container: `conversation-${id}`, keep: 'transcript' });
    expect(await handing().follow(link, 'en')).toMatchObject({ outcome: 'erased' });
    const { events } = await h.handleDisclosure.load(tenant, 'd3');
    expect(events.at(-1)).toMatchObject({ data: { outcome: 'erased' } });
  });

  test('is not asked for too often about one person', async () => {
    expect(await request('d4', perDayMax)).toEqual({ outcome: 'too-often' });
    expect((await h.handleDisclosure.load(tenant, 'd4')).events).toEqual([]);
    expect(await request('d4', perDayMax - 1)).toMatchObject({ outcome: 'linked' });
  });
});
