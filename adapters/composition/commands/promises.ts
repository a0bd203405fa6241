import { checkPromises, type PromiseRow } from '../../../application/promises/check-promises.js';
import { demoPastDays } from '../demo/demo.js';
import { playDemoCases } from '../demo/demo-cases.js';
import type { Environment } from '../environment/environment.js';
import { surroundingsOf } from '../surroundings.js';
import { tokens } from '../tokens.js';
import { wait } from '../wait.js';
import { besideServer, type AtHand } from './at-hand.js';
import { WrongUsage, type Command } from './command.js';
import { startOwnServer } from './own-server.js';

export const promises: Command = {
  name: 'promises',
  usage: '',
  does: 'Says of each promise to businesses and visitors whether this installation keeps it, and what shows it.',
  more: [
    'In the sandbox it first has made-up people do what the promises are about, once, so that there is something to look at.',
    'Its exit code is 1 when a promise is broken.',
  ],
  options: {},
  async run({ environment, words, tell }) {
    if (words.length > 0) throw new WrongUsage('There is nothing to name.');
    // In the sandbox there has to be a door to knock at, and people to come in by it.
    const mayStart = environment.isSandbox && environment.databases === undefined;
    const own = mayStart ? await startOwnServer() : undefined;
    try {
      const { publicUrl, port } = environment;
      const origin = own?.origin ?? publicUrl ?? `http://localhost:${String(port)}`;
      return await besideServer(environment, async (atHand) => {
        const rows = await look(atHand, { environment, origin, tell });
        return {
          json: { promises: rows },
          lines: linesOf(rows),
          isWell: rows.every(({ state }) => state !== 'broken'),
        };
      });
    } finally {
      await own?.stop();
    }
  },
};

interface Place {
  readonly environment: Environment;
  readonly origin: string;
  readonly tell: (progress: string) => void;
}

const seenMs = 30_000;

async function look({ container }: AtHand, { environment, origin, tell }: Place) {
  const readModels = container.get(tokens.readModels);
  const store = container.get(tokens.store);
  const seen = async (): Promise<void> => {
    await readModels.waitFor(await store.head(), seenMs);
  };
  await readModels.start();
  try {
    if (environment.isSandbox) {
      if (environment.hasDemoPast) await demoPlayed(container.get(tokens.checkpoints), tell);
      await playDemoCases(container, { origin, seen, tell });
    }
    await seen();
    tell('looking at what happened');
    return await checkPromises(store, surroundingsOf(container, origin, environment));
  } finally {
    await readModels.stop();
  }
}

const pollMs = 250;
/** The demo's pages are read and its past is played within a minute, on a slow machine within some. */
const playedTriesMax = 1_200;

async function demoPlayed(
  checkpoints: { read(name: string): Promise<bigint> },
  tell: (progress: string) => void,
): Promise<void> {
  const { signal } = new AbortController();
  for (let tries = 0; tries < playedTriesMax; tries += 1) {
    const days = Number(await checkpoints.read('demo-past'));
    // The server goes on with today's calls, which are not to be made twice.
    if (days >= demoPastDays && (await checkpoints.read('demo-cases')) > 0n) return;
    tell(`the demo’s past: day ${String(days)} of ${String(demoPastDays)}`);
    await wait(pollMs, signal);
  }
}

function linesOf(rows: readonly PromiseRow[]): readonly string[] {
  const states = new Map<string, number>();
  for (const { state } of rows) states.set(state, (states.get(state) ?? 0) + 1);
  const sum = [...states].map(([state, count]) => `${String(count)} ${state}`).join(', ');
  return [
    ...rows.flatMap(({ no, state, sentence, mechanism, evidence }) => [
      `${no.padEnd(4)}${state.toUpperCase().padEnd(13)}${sentence}`,
      `${' '.repeat(17)}How: ${mechanism}`,
      `${' '.repeat(17)}Seen: ${evidence}`,
    ]),
    '',
    `${sum}.`,
  ];
}
