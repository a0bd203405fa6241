import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { seed, type Figure } from './figures.js';

const benches: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  audit: async () => (await import('./audit.js')).auditBench(),
  chat: async () => (await import('./chat.js')).chatBench(),
  crawl: async () => (await import('./crawl.js')).crawlBench(),
  dashboard: async () => [
    ...(await (await import('./dashboard-load.js')).dashboardLoadBench()),
    ...(await (await import('./dashboard.js')).dashboardBench()),
  ],
  day: async () => (await import('./day.js')).dayBench(),
  desk: async () => (await import('./desk.js')).deskBench(),
  erasure: async () => (await import('./erasure.js')).erasureBench(),
  'event-store': async () => (await import('./event-store.js')).eventStoreBench(),
  'first-day': async () => (await import('./first-day.js')).firstDayBench(),
  growth: async () => (await import('./growth.js')).growthBench(),
  projections: async () => (await import('./projections.js')).projectionsBench(),
  retrieval: async () => (await import('./retrieval.js')).retrievalBench(),
  start: async () => (await import('./start.js')).startBench(),
  voice: async () => (await import('./voice.js')).voiceBench(),
  widget: async () => (await import('./widget.js')).widgetBench(),
};

const number = (value: number | undefined): string =>
  value === undefined ? '' : value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
/** How many times better: of a time the shorter is. */
const ratio = (unit: string, ours: number, other: number | undefined): string => {
  if (other === undefined || other === 0 || ours === 0) return '';
  return `${(unit === 'ms' ? other / ours : ours / other).toFixed(2)}x`;
};

/** Ours, and the peer's in brackets. */
const beside = (ours: number | undefined, peer: number | undefined): string =>
  peer === undefined ? number(ours) : `${number(ours)} (${number(peer)})`;

function table(figures: readonly Figure[]): string {
  const isRetrieval = figures.some(({ bm25 }) => bm25 !== undefined);
  const head = [
    'figure',
    'ours',
    'unit',
    'to peer',
    'to limit',
    'min',
    'max',
    'p50 ms',
    'p99 ms',
    'peer',
    'limit',
    ...(isRetrieval ? ['bm25', 'embeddings'] : []),
  ];
  const rows = figures.map((one) => [
    one.at === undefined ? one.name : `${one.name} at ${number(one.at)}`,
    number(one.ours),
    one.unit,
    ratio(one.unit, one.ours, one.peer),
    ratio(one.unit, one.oursEvents ?? one.ours, one.limit),
    number(one.min),
    number(one.max),
    beside(one.p50Ms, one.peerP50Ms),
    beside(one.p99Ms, one.peerP99Ms),
    one.peer === undefined ? '' : `${number(one.peer)} (${one.peerName ?? ''})`,
    one.limit === undefined ? '' : `${number(one.limit)} (${one.limitName ?? ''})`,
    ...(isRetrieval ? [number(one.bm25), number(one.embeddings)] : []),
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

const [name = '', option, file] = process.argv.slice(2);
const bench = benches[name];
if (bench === undefined || (option !== undefined && (option !== '--json' || file === undefined))) {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(benches).join('|')} [--json FILE]\n`);
  process.exit(2);
}
const figures = await bench();
const result = {
  bench: name,
  commit: commit(),
  node: process.version,
  cores: cpus().length,
  seed,
  figures,
};
process.stdout.write(`${table(figures)}\n`);
if (file === undefined) process.stdout.write(`${JSON.stringify(result)}\n`);
else writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
process.exit(0);
