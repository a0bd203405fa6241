import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { prepareDatabase } from '../../adapters/composition/schemas.js';
import { dataDirectory, startProduct } from '../support/installation.js';
import { phoneNetwork } from '../support/phone-network.js';
import { visit } from '../support/visitor.js';
import { isOwner, openBusinesses, type DayBusiness } from './day-businesses.js';
import { dayPlan, wantsLink, type Guest, type Scale } from './day-plan.js';
import { figure, percentile, seed, type Figure } from './figures.js';
import { openPostgres, say } from './filled-log.js';
import { proportionalMb, residentMb } from './memory.js';

/** So many times faster than a day. */
const speed = 60;
const whole: Scale = { businessCount: 200, chatCount: 2_000, callCount: 500 };
/** After the last guest what they caused has come to its end. */
const settleMs = 20_000;

/**
 * One day of an installation with its whole load, replayed 60 times faster: visitors and callers of 200 businesses come when people come,
 * with the sandbox's vendors and the extractive desk. The telephone network and the guests are processes of their own and count neither
 * for memory nor as the product's; they share its cores.
 */
export async function dayBench(scale: Scale = whole, fromHour = 0, toHour = 24): Promise<readonly Figure[]> {
  const postgres = await openPostgres();
  const connectionString = await postgres.connectionString('network');
  const owner = new Pool({ connectionString, max: 2 });
  await prepareDatabase(owner, 'main');
  const pool = new Pool({ connectionString, max: 10 });
  // Calls that still wait for a callback when the day is over end with their database.
  pool.on('error', () => undefined);
  const network = await phoneNetwork({ pool }, { speed });
  const data = dataDirectory();
  const product = await startProduct({ DATA_DIR: data.path, TRUST_PROXY_HOPS: '1', ...network.variables });
  const pid = product.process.pid ?? 0;
  try {
    say(`Opening ${String(scale.businessCount)} businesses.`);
    const website = await websiteOf(product.origin);
    const businesses = await openBusinesses(scale.businessCount, {
      ...{ origin: product.origin, website, network, say },
    });
    await everyoneAnswers(product.origin, businesses);
    const plan = dayPlan(seed, scale);
    const within = ({ atS }: Guest): boolean => atS >= fromHour * 3_600 && atS < toHour * 3_600;
    const chats = plan.chats.filter(within);
    const calls = plan.calls.filter(within);
    say(`The day begins: ${String(chats.length)} chats and ${String(calls.length)} calls.`);

    const turns: number[] = [];
    const resident: number[] = [];
    const proportional: number[] = [];
    const lost: string[] = [];
    const mailbox = await watchMailbox(product.origin);
    const began = performance.now();
    const at = (atS: number): number => ((atS - fromHour * 3_600) * 1_000) / speed;
    const come = async (guest: Guest, serve: (guest: Guest) => Promise<void>): Promise<void> => {
      await sleep(at(guest.atS));
      await serve(guest).catch((error: unknown) => {
        lost.push(error instanceof Error ? error.message : 'unknown');
      });
    };
    const measuring = setInterval(() => {
      resident.push(residentMb(pid));
      proportional.push(proportionalMb(pid));
      const hour = fromHour + ((performance.now() - began) * speed) / 3_600_000;
      say(`  ${hour.toFixed(1)} h: ${String(turns.length)} turns, ${String(lost.length)} lost`);
    }, 15_000);
    await Promise.all([
      ...chats.map((guest) => come(guest, chatWith(product.origin, businesses, turns))),
      ...calls.map((guest) => come(guest, callWith(network, businesses))),
    ]);
    await sleep(settleMs);
    clearInterval(measuring);
    const kept = await countKept(businesses);
    const alerts = await mailbox.stop();
    const leads = chats.filter(({ lines }) => lines.some(({ text }) => text.includes('@'))).length;
    const texts = calls.filter(({ lines }) => lines.some(({ text }) => text === wantsLink)).length;
    const sent = (await Promise.all(calls.map(({ number }) => network.texts.list(callerOf(number))))).flat()
      .length;
    say(
      `Leads ${String(kept.leads)} of ${String(leads)}, told of ${String(alerts)}; calls ${String(kept.calls)} of ${String(calls.length)}; texts ${String(sent)} of ${String(texts)}.`,
    );
    for (const fault of [...lost, ...network.faults].slice(0, 10)) say(`  ${fault}`);
    return [
      figure('turn-p95', 'ms', [percentile(turns, 0.95)], {
        ...{ p50Ms: percentile(turns, 0.5), p99Ms: percentile(turns, 0.99), rounds: turns.length },
        ...{ min: Math.min(...turns), max: Math.max(...turns) },
      }),
      figure('rss', 'MB', [Math.max(...proportional)], { min: Math.min(...proportional) }),
      figure('rss-shared-pages-in-each', 'MB', [Math.max(...resident)], { min: Math.min(...resident) }),
      figure('lost', 'guests', [lost.length]),
      figure('leads-missing', 'leads', [leads - kept.leads]),
      figure('alerts-missing', 'letters', [leads - alerts]),
      figure('calls-missing', 'calls', [calls.length - kept.calls]),
      figure('texts-missing', 'texts', [texts - sent]),
    ];
  } finally {
    await product.stop();
    await network.close();
    await Promise.all([pool.end(), owner.end()]);
    await postgres.close();
    data.dispose();
  }
}

/** The demo's website is the only one on this machine that may be read. */
async function websiteOf(origin: string): Promise<string> {
  const { port } = new URL(origin);
  const website = `http://127.0.0.1:${String(Number(port) + 1)}/`;
  if (!(await fetch(website)).ok) throw new Error('The demo’s website does not stand beside the product.');
  return website;
}

async function everyoneAnswers(origin: string, businesses: readonly DayBusiness[]): Promise<void> {
  for (const [number, { siteKey }] of businesses.entries()) {
    for (let tries = 0; ; tries += 1) {
      const visitor = await visit(origin, siteKey, `192.0.2.${String((number + tries) % 250)}`);
      if (JSON.stringify(await visitor.send('Are you open on Sunday?')).includes('closed')) break;
      if (tries === 300) throw new Error(`Business ${String(number)} does not answer.`);
      await sleep(1_000);
    }
  }
}

const chatWith =
  (origin: string, businesses: readonly DayBusiness[], turns: number[]) =>
  async ({ number, business, lines }: Guest): Promise<void> => {
    const { siteKey } = businesses[business] ?? { siteKey: '' };
    const visitor = await visit(
      origin,
      siteKey,
      `198.51.${String((number >> 8) % 250)}.${String(number % 250)}`,
    );
    for (const { text, afterS } of lines) {
      await sleep((afterS * 1_000) / speed);
      const began = performance.now();
      const reply = await visitor.send(text);
      turns.push(performance.now() - began);
      if (reply.at(-1)?.type !== 'reply') throw new Error(`No reply: ${JSON.stringify(reply.at(-1))}`);
    }
  };

const callerOf = (number: number): string => `+1202557${String(1_000 + number)}`;

const callWith =
  (network: Awaited<ReturnType<typeof phoneNetwork>>, businesses: readonly DayBusiness[]) =>
  async ({ number, business, lines }: Guest): Promise<void> => {
    const to = businesses[business]?.line ?? '';
    const call = await network.call({ from: callerOf(number), to });
    await call.until('heard', ({ text }) => text.includes('this call is recorded'));
    for (const { text, afterS } of lines) {
      await sleep((afterS * 1_000) / speed);
      await call.ask(text, /./u);
    }
    call.hangUp();
    await call.ended;
  };

/** Counts letters about leads while they come: the mailbox shows the newest hundred only, and sending them all each time is work as well. */
async function watchMailbox(origin: string) {
  const seen = new Set<string>();
  const stopping = new AbortController();
  const look = async (): Promise<void> => {
    const { letters } = (await (await fetch(`${origin}/sandbox/letters.json`)).json()) as {
      readonly letters: readonly {
        readonly id: string;
        readonly to: readonly string[];
        readonly subject: string;
      }[];
    };
    for (const { id, to, subject } of letters) if (subject.includes('lead') && to.some(isOwner)) seen.add(id);
  };
  await look();
  const before = seen.size;
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      await look();
      await sleep(5_000);
    }
  })();
  return {
    async stop(): Promise<number> {
      stopping.abort();
      await watching;
      await look();
      return seen.size - before;
    },
  };
}

/** What owners find in the evening. */
async function countKept(businesses: readonly DayBusiness[]) {
  const counts = { leads: 0, calls: 0 };
  for (const { owner } of businesses) {
    for (const what of ['leads', 'calls'] as const) {
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Record<string, unknown> & { nextCursor: string | null } = (await (
          await owner.get(`/${what}?cursor=${encodeURIComponent(cursor)}`)
        ).json()) as Record<string, unknown> & { nextCursor: string | null };
        counts[what] += (page[what] as readonly unknown[]).length;
        cursor = page.nextCursor;
      }
    }
  }
  return counts;
}
