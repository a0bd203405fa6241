import { readHead } from '../../domain/consent-log/consent-log.js';
import { appendConsents, consentLogOn, optedOut, verdictOn } from '../support/consent-log.js';
import { figure, percentile, type Figure } from './figures.js';
import { openLog, openPostgres, say } from './filled-log.js';

const countOfRecords = 100_000;
const eventsAtOnce = 50;
const appendsAtOnce = 16;
const rounds = 3;
const proofs = 500;

/** A consent log of a hundred thousand records: how long it takes to verify it offline, and to prove one record. */
export async function auditBench(): Promise<readonly Figure[]> {
  const postgres = await openPostgres();
  const log = await openLog(postgres, 'audit');
  try {
    for (let done = 0; done < countOfRecords; done += eventsAtOnce * appendsAtOnce) {
      const appends = Array.from({ length: appendsAtOnce }, (_, no) => {
        const contact = `contact-${String(done)}-${String(no)}`;
        return appendConsents(
          log.store,
          contact,
          Array.from({ length: eventsAtOnce }, () => optedOut(contact)),
        );
      });
      await Promise.all(appends);
    }
    say('filled');
    const audited = consentLogOn(log, log.store, { now: () => new Date().toISOString() });
    const growing = await timed(() => audited.grow());
    const exporting = await timed(() => audited.exported());
    const lines = exporting.result;
    say(`exported ${String(lines.length - 1)}`);

    const verifying: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { ms, result } = await timed(() => Promise.resolve(verdictOn(lines)));
      if (!result.isWell || result.size !== countOfRecords) throw new Error('The log does not verify');
      verifying.push(ms);
    }

    const size = readHead(await audited.heads.newest())?.size ?? 0;
    const { events } = await log.store.readWritten(40_000n, {}, proofs);
    const proving: number[] = [];
    for (const event of events) proving.push((await timed(() => audited.prove.records([event.id], size))).ms);
    return [
      figure('verify-100000', 'ms', verifying),
      figure('proof', 'ms', proving, { p50Ms: percentile(proving, 0.5), p99Ms: percentile(proving, 0.99) }),
      figure('grow-100000', 'ms', [growing.ms]),
      figure('export-100000', 'ms', [exporting.ms]),
    ];
  } finally {
    await log.store.close();
    await Promise.all([log.owner, log.pool, log.keysPool].map((pool) => pool.end()));
    await postgres.close();
  }
}

async function timed<Result>(work: () => Promise<Result>) {
  const began = performance.now();
  const result = await work();
  return { result, ms: performance.now() - began };
}
