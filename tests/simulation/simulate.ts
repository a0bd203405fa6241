import { complaintsOf } from './check.js';
import { createInstallation, startHouses } from './installation.js';
import { bePeople } from './people.js';
import { createRandom } from '../support/random.js';

export interface History {
  readonly seed: number;
  /** What is wrong; nothing, if all is well. */
  readonly complaints: readonly string[];
  readonly steps: number;
  readonly eventCount: number;
  /** Texts that the carrier took. */
  readonly textCount: number;
  /** What went wrong in it, by kind, and how often. */
  readonly faults: ReadonlyMap<string, number>;
  /** Of every step, and the last of them in words: ids and names only. */
  readonly trace: { readonly hash: string; readonly tail: readonly string[] };
}

const stepsMax = 200_000;
const quietMs = 30_000;

/**
 * One history of one installation: everything that happens in it, in which order and what goes wrong, comes from the seed.
 * `isCalled`: there are people who call and text, beside those who write in the chat.
 */
export async function simulate(seed: number, isCalled = false): Promise<History> {
  const random = createRandom(seed);
  const installation = createInstallation(random, isCalled);
  const { world, log, tables, ledger, company } = installation;
  const { scheduler } = world;
  const houses = startHouses(installation, 1 + random.below(3));

  let isEnded = false;
  bePeople(installation, houses).then(
    () => {
      isEnded = true;
    },
    (error: unknown) => {
      world.complain(String(error));
    },
  );

  /** All have come to the end of the log, and nobody has anything to do. */
  const isQuiet = (): boolean => {
    const head = BigInt(log.committed.length);
    const followed = [...ledger.checkpoints.values(), ...tables.tables.map(({ position }) => position)];
    const owed = tables.tables.find(({ name }) => name === 'due-times')?.rows.size ?? 0;
    const isFollowed = followed.every((position) => position === head);
    return houses.areUp() && ledger.phone.awaited === 0 && owed === 0 && isFollowed;
  };
  let quietSince: number | undefined;
  const isDone = (): boolean => {
    if (world.complaints.length > 0) return true;
    quietSince = isQuiet() ? (quietSince ?? scheduler.now()) : undefined;
    return quietSince !== undefined && scheduler.now() - quietSince >= quietMs;
  };

  try {
    await scheduler.run(() => isEnded || world.complaints.length > 0, stepsMax);
    world.calm();
    await scheduler.run(isDone, stepsMax);
    world.end();
    if (world.complaints.length === 0) {
      for (const complaint of await complaintsOf(installation)) world.complain(complaint);
    }
  } catch (error) {
    world.complain(String(error));
  }
  return {
    seed,
    complaints: [...world.complaints],
    ...{ steps: scheduler.steps(), eventCount: log.committed.length, faults: world.faults },
    textCount: company.taken.length,
    trace: scheduler.trace(),
  };
}
