import { Fault } from '../../../application/ports/fault.js';
import { refuseHalfRestored } from '../../backup/restoring.js';
import { wait } from '../wait.js';
import { tokens } from '../tokens.js';
import { besideServer, type AtHand } from './at-hand.js';
import { WrongUsage, type Command } from './command.js';

const pollMs = 100;

export const rebuild: Command = {
  name: 'rebuild',
  usage: 'NAME | --all',
  does: 'Fills a read model anew from the start of the log while the old one is read on, then swaps them.',
  more: ['Also for one that is parked. Names are shown by “doctor”.'],
  options: { all: { about: 'every read model there is' } },
  run: ({ environment, values, words, tell }) => {
    const isAll = values['all'] === true;
    if (isAll ? words.length > 0 : words.length !== 1) {
      throw new WrongUsage('Name one read model, or say --all.');
    }
    return besideServer(environment, async (atHand) => {
      await refuseHalfRestored(atHand.databases.pool);
      const rebuilt = await rebuildThese(atHand, isAll ? undefined : words[0], tell);
      return { json: { rebuilt }, lines: rebuilt.map((name) => `Rebuilt ${name}.`), isWell: true };
    });
  },
};

/** This process keeps them company as any other does: whoever is faster fills the new tables. */
async function rebuildThese(
  { container }: AtHand,
  only: string | undefined,
  tell: (progress: string) => void,
): Promise<readonly string[]> {
  const readModels = container.get(tokens.readModels);
  const head = await container.get(tokens.store).head();
  await readModels.start();
  try {
    await (only === undefined ? readModels.rebuildAll() : readModels.rebuild(only));
    const known = [...new Set((await readModels.progress()).map(({ name }) => name))];
    const names = only === undefined ? known : [only];
    for (;;) {
      const builds = (await readModels.progress()).filter(({ name }) => names.includes(name));
      const stopped = builds.find(({ reason }) => reason !== null);
      if (stopped?.status === 'building') throw parked(stopped.name, stopped.reason);
      const open = builds.filter(({ status }) => status === 'building');
      if (open.length === 0) return names;
      const done = open.reduce((least, { position }) => (position < least ? position : least), head);
      tell(`rebuilding ${String(open.length)}: ${String(done)} of ${String(head)} events`);
      await wait(pollMs);
    }
  } finally {
    await readModels.stop();
  }
}

const parked = (name: string, reason: string | null): Fault =>
  new Fault(
    'read-model-parked',
    `${name} cannot be rebuilt: it stops at ${reason ?? 'an event'}, which this version cannot project.`,
  );
