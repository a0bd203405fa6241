import type { TaughtFact } from '../../application/ports/passages.js';
import { startHouse, type House } from './house.js';
import { createLedger } from './ledger.js';
import { createLog } from './log.js';
import { createPhoneCompany } from './phone-company.js';
import type { Random } from '../support/random.js';
import { createScheduler, type Life } from './scheduler.js';
import { createTables } from './tables.js';
import { createWorld } from './world.js';

/** What several processes of one installation share, and what is remembered of what they did. `isCalled`: it serves phone lines too. */
export function createInstallation(random: Random, isCalled: boolean) {
  const scheduler = createScheduler(random);
  const world = createWorld(random, scheduler, isCalled);
  const log = createLog(world);
  let idCount = 0;
  return {
    isCalled,
    world,
    log,
    company: createPhoneCompany(world),
    tables: createTables(scheduler.now, world.complain),
    ledger: createLedger(log.committed, world.complain),
    /** Blobs, published pages, taught facts and contacts: kept well, and asked for as all else. */
    shelves: {
      blobs: new Map<string, Uint8Array>(),
      published: new Map<string, readonly string[]>(),
      taught: new Map<string, readonly TaughtFact[]>(),
      contacts: new Map<string, string>(),
    },
    newId: (): string => {
      idCount += 1;
      return `id${String(idCount)}`;
    },
  };
}

export type Installation = ReturnType<typeof createInstallation>;

/** Whoever is not a process: visitors, owners, and what starts a process that has ended. */
export const people: Life = { name: 'outside', isOver: false, pausedUntil: 0 };

const troubleMax = 16;
const outageMsMax = 60_000;

/** So many processes, each started again when it has ended; trouble comes until it is calm. */
export function startHouses(installation: Installation, count: number) {
  const { world } = installation;
  const { random, scheduler } = world;
  let startCount = 0;

  const start = (): House => {
    startCount += 1;
    return startHouse(installation, { name: `p${String(startCount)}`, isOver: false, pausedUntil: 0 });
  };

  const houses: [House, ...House[]] = [start()];

  const keep = async (index: number): Promise<void> => {
    for (;;) {
      await scheduler.wait(people, 2_000);
      if (houses[index]?.life.isOver !== true) continue;
      await scheduler.wait(people, random.below(5_000));
      houses[index] = start();
    }
  };

  const troubles = [
    ({ life }: House): void => {
      world.kill(life);
    },
    ({ life }: House): void => {
      world.pause(life);
    },
    (): void => {
      const ms = random.below(outageMsMax);
      scheduler.note(`the database is away for ${String(ms)} ms`);
      world.goAway(ms);
    },
    (house: House): void => {
      scheduler.note(`${house.life.name} is stopped`);
      void house.stop();
    },
  ] as const;

  const makeTrouble = async (): Promise<void> => {
    const everyMs = random.pick([2_000, 10_000, 30_000]);
    for (let left = random.below(troubleMax); left > 0; left -= 1) {
      await scheduler.wait(people, random.below(everyMs));
      if (world.isCalm()) return;
      const house = random.pick(houses);
      if (!house.life.isOver) random.pick(troubles)(house);
    }
  };

  while (houses.length < count) houses.push(start());
  for (const index of houses.keys()) void keep(index);
  void makeTrouble();

  return {
    /** Some process, whether it answers or not. */
    any: (): House => random.pick(houses),
    areUp: (): boolean => houses.every(({ life }) => !life.isOver && life.pausedUntil <= scheduler.now()),
  };
}

export type Houses = ReturnType<typeof startHouses>;
