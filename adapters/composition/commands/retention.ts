import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import type { CompletedRun, Counts } from '../../../domain/retention/retention.js';
import { createBusinesses } from '../../../projections/businesses/queries.js';
import { createSweep } from '../../storage-sweep/sweep.js';
import { tokens } from '../tokens.js';
import { besideServer, type AtHand } from './at-hand.js';
import { WrongUsage, type Call, type Command, type Outcome } from './command.js';

/** How long it waits for what screens show, milliseconds. */
const seenMs = 10_000;

export const retention: Command = {
  name: 'retention',
  usage: 'run [--dry-run] | sweep',
  does: 'Does away at once with what every business has kept for longer than it may, or only says what that is.',
  more: [
    'A running server does so each night by itself. Both are written down, each business’s with what went and what is the oldest left.',
    '“sweep” writes the tables of both databases anew, so that nothing deleted is left in their files.',
  ],
  options: { 'dry-run': { about: 'removes nothing' } },
  run({ environment, words, values, tell }) {
    const [act] = words;
    if (words.length !== 1 || (act !== 'run' && act !== 'sweep'))
      throw new WrongUsage('Say “run” or “sweep”.');
    const isDry = values['dry-run'] === true;
    if (act === 'sweep' && isDry) throw new WrongUsage('--dry-run goes with “run”.');
    return besideServer(environment, (atHand) =>
      act === 'sweep' ? sweep(atHand) : runAll(atHand, { isDry, tell }),
    );
  },
};

interface BusinessRun extends CompletedRun {
  readonly accountId: string;
}

async function runAll(
  { container }: AtHand,
  { isDry, tell }: { readonly isDry: boolean; readonly tell: Call['tell'] },
): Promise<Outcome> {
  const readModels = container.get(tokens.readModels);
  await readModels.start();
  try {
    const seen = async () => readModels.waitFor(await container.get(tokens.store).head(), seenMs);
    await seen();
    const { run, dryRun } = container.get(tokens.retentionRuns);
    const handleRetention = container.get(tokens.handleRetention);
    const runs: BusinessRun[] = [];
    const notScheduled: string[] = [];
    for (const accountId of await accountsOf(container)) {
      tell(`looking through business ${String(runs.length + 1)}`);
      const { state } = await handleRetention.load(accountId, accountId);
      if (state.dueAt === null) {
        notScheduled.push(accountId);
        continue;
      }
      await (isDry ? dryRun : run)(accountId, `by-hand/${uuidv7()}`);
      const { state: after } = await handleRetention.load(accountId, accountId);
      if (after.lastRun !== null) runs.push({ accountId, ...after.lastRun });
    }
    await seen();
    return {
      json: { isDry, runs, notScheduled },
      lines: [
        ...runs.map(
          ({ accountId, removed, oldest }) =>
            `${accountId}  ${said(removed)}; oldest left: ${oldest.recordAt ?? 'none'}`,
        ),
        ...notScheduled.map((accountId) => `${accountId}  has no runs yet: start the server once.`),
        `${isDry ? 'Would remove' : 'Removed'}: ${said(total(runs))}.`,
      ],
      isWell: true,
    };
  } finally {
    await readModels.stop();
  }
}

async function accountsOf(container: Container): Promise<readonly string[]> {
  const businesses = createBusinesses(container.get(tokens.readModels).query);
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const { rows, nextCursor } = await businesses.page(cursor);
    found.push(...rows.map(({ accountId }) => accountId));
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

const kinds = ['conversations', 'calls', 'recordings', 'texts', 'visits'] as const;

const said = (counts: Counts): string => kinds.map((kind) => `${String(counts[kind])} ${kind}`).join(', ');

function total(runs: readonly BusinessRun[]): Counts {
  const sumOf = (kind: (typeof kinds)[number]): number =>
    runs.reduce((sum, { removed }) => sum + removed[kind], 0);
  return {
    ...{ conversations: sumOf('conversations'), calls: sumOf('calls'), recordings: sumOf('recordings') },
    ...{ texts: sumOf('texts'), visits: sumOf('visits') },
  };
}

async function sweep({ databases }: AtHand): Promise<Outcome> {
  const swept = await createSweep({ pool: databases.pool, connect: databases.connectAsOwner })();
  if (swept === 'busy') return { json: { swept }, lines: ['It is being swept just now.'], isWell: false };
  const { rewritten, skipped, tookMs, isLogEnded } = swept;
  return {
    json: { swept },
    lines: [
      `Wrote ${String(rewritten)} tables anew in ${String(tookMs)} ms.`,
      ...skipped.map((name) => `Held by somebody, and left as it is: ${name}.`),
      ...(isLogEnded ? [] : ['The write-ahead log is not ours to end: see docs/operating.md.']),
    ],
    isWell: skipped.length === 0,
  };
}
