import { fc } from '@fast-check/vitest';
import type { DisclosureCommand } from '../../domain/disclosure/disclosure.js';

// Few values, so that histories meet themselves.
const id = fc.constantFrom('a', 'b', 'c');
const now = fc
  .nat({ max: 100_000 })
  .map((second) => new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString());
const command = <Name extends string, Data extends object>(type: Name, data: fc.Arbitrary<Data>) =>
  fc.record({ type: fc.constant(type), data, commandId: fc.uuid(), now });
const disclosureId = fc.constant('a disclosure');
const count = fc.nat({ max: 9 });
const counts = fc.record({
  ...{ conversations: count, calls: count, recordings: count, leads: count, texts: count },
  ...{ shares: count, leftOut: count },
});

export const disclosureCommands: fc.Arbitrary<DisclosureCommand> = fc.oneof(
  command(
    'RequestDisclosure',
    fc.record({
      ...{
        disclosureId,
        accountId: id,
        subjectIds: fc.array(id, { maxLength: 2 }),
        receivedAt: now,
        leadId: fc.option(id),
      },
      ...{
        proof: fc.constantFrom('email-code' as const, 'owner' as const, 'visitor-token' as const),
        linkId: id,
      },
    }),
  ),
  command('RenewLink', fc.record({ disclosureId, linkId: id })),
  command(
    'Disclose',
    fc.record({
      ...{ disclosureId, linkId: id, counts },
      outcome: fc.constantFrom('handed-over' as const, 'erased' as const),
    }),
  ),
  command(
    'NoteDisclosureOverdue',
    fc.record({ disclosureId, overdue: fc.constantFrom('alarm' as const, 'deadline' as const) }),
  ).map((one) => ({ ...one, now: new Date(Date.parse(one.now) + 31 * 86_400_000).toISOString() })),
);
