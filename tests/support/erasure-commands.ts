import { fc } from '@fast-check/vitest';
import type { ErasureCommand } from '../../domain/erasure/erasure.js';

// Few values, so that histories meet themselves.
const id = fc.constantFrom('a', 'b', 'c');
const now = fc
  .nat({ max: 10_000 })
  .map((second) => new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString());
const command = <Name extends string, Data extends object>(type: Name, data: fc.Arbitrary<Data>) =>
  fc.record({ type: fc.constant(type), data, commandId: fc.uuid(), now });

const place = fc.constantFrom('blobs', 'contacts', 'elsewhere');
const places = fc.constantFrom<readonly string[]>(['blobs'], ['blobs', 'contacts'], []);
const ids = fc.array(id, { maxLength: 2 });
const ofErasure = { erasureId: fc.constant('an erasure') };
const scope = fc.constantFrom('person' as const, 'business' as const);
const proof = fc.constantFrom('visitor-token' as const, 'operator' as const);
const overdue = fc.constantFrom('alarm' as const, 'deadline' as const);
const kept = fc.constantFrom(null, 'opt-out' as const);
const person = fc.record({ subjectIds: ids, conversationIds: ids, callIds: ids, leadIds: ids });
const request = {
  ...ofErasure,
  ...{ accountId: id, scope, subjectIds: ids, proof, receivedAt: now, hasGrace: fc.boolean(), places },
};
export const erasureCommands: fc.Arbitrary<ErasureCommand> = fc.oneof(
  command('RequestErasure', fc.record(request)),
  command('CancelErasure', fc.record(ofErasure)),
  // After the days of grace, and before them.
  ...[0, 30].map((days) =>
    command('BeginErasure', fc.record({ ...ofErasure, places })).map((one) => ({
      ...one,
      now: new Date(Date.parse(one.now) + days * 86_400_000).toISOString(),
    })),
  ),
  command(
    'RecordKeysDestroyed',
    fc.record({ ...ofErasure, person, keyCount: fc.nat(), valueCount: fc.nat() }),
  ),
  command('RecordCopyErased', fc.record({ ...ofErasure, place, count: fc.nat({ max: 9 }), kept })),
  command('NoteOverdue', fc.record({ ...ofErasure, overdue })).map((one) => ({
    ...one,
    now: new Date(Date.parse(one.now) + 31 * 86_400_000).toISOString(),
  })),
  command('CompleteErasure', fc.record(ofErasure)),
);
