import { fc } from '@fast-check/vitest';
import type { RetentionCommand } from '../../domain/retention/retention.js';

// Few values, so that histories meet themselves.
const id = fc.constantFrom('a', 'b', 'c');
const now = fc
  .nat({ max: 10_000 })
  .map((second) => new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString());
const few = fc.nat({ max: 3 });

const command = <Name extends string, Data extends object>(type: Name, data: fc.Arbitrary<Data>) =>
  fc.record({ type: fc.constant(type), data, commandId: fc.uuid(), now });

const counts = fc.record({ conversations: few, calls: few, recordings: few, texts: few, visits: few });
const time = fc.option(now, { nil: null });
const oldest = fc.record({ recordAt: time, visitAt: time });
const ids = fc.array(id, { maxLength: 2 });
const run = { accountId: fc.constant('a'), runId: id };
const records = fc.uniqueArray(fc.record({ id, isCall: fc.boolean(), blobIds: ids, rehearsalIds: ids }), {
  maxLength: 2,
  selector: (one) => one.id,
});
const texts = fc.uniqueArray(fc.record({ contactId: id, textId: fc.constantFrom('d', 'e') }), {
  maxLength: 2,
  selector: (one) => one.textId,
});

export const retentionCommands: fc.Arbitrary<RetentionCommand> = fc.oneof(
  command(
    'SetRetentionPeriod',
    fc.record({ accountId: fc.constant('a'), months: fc.integer({ min: -1, max: 14 }) }),
  ),
  command('ScheduleRetentionRuns', fc.record({ accountId: fc.constant('a'), dueAt: now })),
  {
    weight: 3,
    arbitrary: command('BeginRetentionRun', fc.record({ ...run, cutoff: now, found: counts })),
  },
  {
    weight: 4,
    arbitrary: command(
      'ExpireRecords',
      fc.record({ ...run, records, texts, visitCount: fc.option(few, { nil: null }) }),
    ),
  },
  command('AnnounceEvidence', fc.record({ ...run, requestIds: ids, callIds: ids, endsAt: now })),
  { weight: 2, arbitrary: command('RecordRetentionRun', fc.record({ ...run, oldest, dueAt: now })) },
  command('RecordDryRun', fc.record({ ...run, cutoff: now, found: counts, oldest })),
);
