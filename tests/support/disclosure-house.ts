import { uuidv7 } from 'uuidv7';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createMemoryEventStore } from '../../adapters/event-store/memory.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import type { GatherNeeds } from '../../application/disclosure/needs.js';
import type { Links } from '../../application/erasure/whose.js';
import { createHandle } from '../../application/handling/handle.js';
import { disclosure } from '../../domain/disclosure/disclosure.js';
import { retention } from '../../domain/retention/retention.js';
import { personLinks, type PersonLinkRow } from '../../projections/person-links/projection.js';
import { changesOf } from '../../projections/kernel/projection.js';
import { story } from './disclosure-story.js';
import { families } from './families.js';
import { applyChange, type Rows } from './rows.js';

export const tenant = 'acme';
export const now = '2026-11-26T12:00:00.000Z';
export const wave = Buffer.from('RIFF and a voice');

/** The log of the story, and everything a copy is made of. */
export async function disclosureHouse(streams = story) {
  const vault = createMemoryKeyVault();
  const store = createMemoryEventStore(createCodec(families, vault));
  const handle = createHandle({ store, newId: uuidv7 });
  const rows: Rows = new Map();
  for (const [category, id, events] of streams) {
    const envelope = { tenant, actor: 'a', commandId: 'c', correlationId: 'c', causationId: '' };
    await store.append(
      { category, id },
      'no-stream',
      events.map((event) => ({ id: uuidv7(), event })),
      envelope,
    );
    for (const event of events)
      for (const change of changesOf(personLinks, event, { tenant, entity: id } as never))
        applyChange(rows, tenant, change);
  }
  const links: Links = (_tenant, { subjectIds, conversationIds }) =>
    Promise.resolve(
      ([...rows.values()] as unknown as PersonLinkRow[]).filter(
        (one) =>
          subjectIds.includes(one.subjectId) ||
          (one.kind === 'contact' && subjectIds.includes(one.relatedId)) ||
          (one.conversationId !== null && conversationIds.includes(one.conversationId)),
      ),
    );
  const clock = { now };
  const needs: GatherNeeds = {
    ...{ links, store, caughtUp: () => Promise.resolve(), businessNow: () => clock.now },
    blobs: { get: (_tenant, blobId) => Promise.resolve(blobId === 'sound of ann' ? wave : undefined) },
    handleRetention: handle(retention),
    sharesOf: (_tenant, subjectIds, countMax) =>
      Promise.resolve(
        ['number', 'ben']
          .filter((id) => subjectIds.includes(id))
          .map((subjectId) => ({
            subjectId,
            processor: 'twilio',
            purpose: 'call',
            categories: ['voice'],
            requestId: 'call',
            at: now,
          }))
          .slice(0, countMax),
      ),
    rehearsalsOf: (_tenant, subjectIds) =>
      Promise.resolve(subjectIds.includes('visitor') ? ['rehearsal'] : []),
    partyOf: () =>
      Promise.resolve({
        ...{ business: 'Acme Clocks', website: 'https://example.com/', operator: 'The operator' },
        ...{
          contact: 'help@example.com',
          privacyUrl: 'https://desk/privacy',
          requestsUrl: 'https://desk/requests',
        },
      }),
  };
  return { vault, store, links, clock, needs, handleDisclosure: handle(disclosure) };
}
