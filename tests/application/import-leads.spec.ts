import { expect, test } from 'vitest';
import { createContactDetails } from '../../adapters/contact-details/contact-details.js';
import { idNamed } from '../../adapters/composition/named-id.js';
import { importLeads, type ListedLead } from '../../application/lead/import-leads.js';
import { knownFrom } from '../../application/lead/known-from.js';
import { alertOf } from '../../application/notification/alerts.js';
import { personFound } from '../../application/erasure/person-found.js';
import { createMemoryHouse } from '../support/memory-house.js';

const context = { tenant: 'acme', actor: 'member:m', causationId: '' };
const line = (change: Partial<ListedLead>): ListedLead => ({
  ...{ name: 'Ada Example', email: '', phone: '', note: '' },
  ...change,
});

function listing() {
  const house = createMemoryHouse();
  const ids = new Map<string, string>();
  let count = 0;
  const directory = {
    resolve(_scope: string, handles: readonly string[], freshId: string) {
      const found = handles.map((handle) => ids.get(handle)).find((id) => id !== undefined) ?? freshId;
      for (const handle of handles) ids.set(handle, ids.get(handle) ?? found);
      return Promise.resolve(found);
    },
    find: (_scope: string, handle: string) => Promise.resolve(ids.get(handle)),
    forget: () => Promise.resolve(0),
  };
  const captured = new Set<string>();
  const run = importLeads({
    ...{ handleLead: house.handleLead, directory, details: createContactDetails(), idNamed },
    hasLeadOf: (_tenant, contactId) => Promise.resolve(captured.has(contactId)),
    countryOf: () => Promise.resolve('US'),
    newId: () => `contact-${String((count += 1))}`,
    now: () => '2026-11-24T10:00:00.000Z',
  });
  const all = async () => (await house.store.readAll(0n, {}, 1_000)).events;
  return {
    house,
    ids,
    captured,
    directory,
    all,
    import: (...list: readonly ListedLead[]) => run(list, context),
  };
}

test('each line of a list becomes what it can, and holds up no other', async () => {
  const desk = listing();
  desk.ids.set('email:known@example.com', 'a-contact');
  desk.captured.add('a-contact');
  const { outcomes } = await desk.import(
    line({ email: 'Ada@Example.com', phone: '(202) 555-0143', note: 'Asked in May' }),
    line({ email: 'known@example.com' }),
    line({}),
    line({ email: 'nobody at home' }),
    line({ email: 'bea@example.com', phone: '12' }),
    line({ email: 'cem@example.com', name: 'x'.repeat(201) }),
    line({ phone: '+12025550143' }),
  );
  expect(outcomes).toEqual([
    ...['imported', 'known', 'no-way-to-reply', 'email-not-valid', 'phone-not-valid', 'too-long', 'known'],
  ]);
  expect((await desk.all()).map(({ event }) => event)).toMatchObject([
    {
      type: 'LeadImported',
      data: { email: 'ada@example.com', phone: '+12025550143', note: 'Asked in May', contactId: 'contact-1' },
    },
  ]);
});

test('a list that is taken over twice is taken over once', async () => {
  const desk = listing();
  await desk.import(line({ email: 'ada@example.com' }));
  expect((await desk.import(line({ email: 'ada@example.com' }))).outcomes).toEqual(['known']);
  expect(await desk.all()).toHaveLength(1);
});

test('nobody is alerted to a lead out of a list, and it can be found to be forgotten', async () => {
  const desk = listing();
  await desk.import(line({ email: 'ada@example.com' }));
  const [recorded] = await desk.all();
  if (recorded === undefined) throw new Error('Nothing was imported');
  expect(alertOf(recorded.event as never, recorded.stream.id)).toBeUndefined();
  const { handleLead, handleConversation, handleCall } = desk.house;
  const found = personFound({ handleLead, handleConversation, handleCall });
  expect(await found('acme', { where: 'lead', id: recorded.stream.id })).toEqual({
    ...{ subjectId: 'contact-1', email: 'ada@example.com', language: null },
  });
});

test('a person is known from their other leads and chats, and from the calls of their number, not from what others said in those', async () => {
  const desk = listing();
  desk.ids.set('caller:+12025550143', 'a-caller');
  const link = (
    kind: 'lead' | 'contact' | 'call' | 'conversation',
    subjectId: string,
    relatedId: string,
    at: string | null,
  ) => ({
    ...{ kind, subjectId, relatedId, conversationId: at },
  });
  const all = [
    link('conversation', 'a-visitor', 'chat', 'chat'),
    link('contact', 'a-visitor', 'ada', 'chat'),
    link('lead', 'ada', 'lead-1', 'chat'),
    link('lead', 'ada', 'lead-2', null),
    link('call', 'a-caller', 'call', null),
    link('conversation', 'a-caller', 'call', 'call'),
    link('contact', 'a-caller', 'somebody-else', 'call'),
    link('lead', 'somebody-else', 'lead-3', 'call'),
  ];
  const known = knownFrom({
    directory: desk.directory,
    links: (_tenant, { subjectIds, conversationIds }) =>
      Promise.resolve(
        all.filter(
          (one) =>
            subjectIds.includes(one.subjectId) ||
            (one.kind === 'contact' && subjectIds.includes(one.relatedId)) ||
            conversationIds.includes(one.conversationId ?? ''),
        ),
      ),
  });
  const lead = { leadId: 'lead-1', contactId: 'ada', phone: '+12025550143' };
  expect(await known('acme', lead)).toEqual({
    ...{ leadIds: ['lead-2'], callIds: ['call'], conversationIds: ['chat'] },
  });
});
