import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response, Router } from 'express';
import type { ReadEvents } from '../../../application/audit/read-events.js';
import type { Register } from '../../../application/audit/timeline.js';
import type { LookedInRecords } from '../../../domain/look/look.js';
import type { Erasures } from '../../../projections/erasures/queries.js';
import type { EventIndex } from '../../../projections/event-index/queries.js';
import type { Page } from '../../../projections/kernel/page.js';
import type { Looks } from '../../../projections/looks/queries.js';
import type { Shares } from '../../../projections/shares/queries.js';
import { eventFilters, type EventFilters, type RetentionRuns } from '../contract/audit.js';
import { sendCsv } from '../csv.js';
import { filtersOf } from '../filters.js';
import { Refusal } from '../problem-details.js';
import { noSuchContact } from './audit-refusals.js';
import type { EvidenceNeeds } from './evidence.js';

export interface FileNeeds {
  readonly packetOf: EvidenceNeeds['packetOf'];
  readonly register: Register;
  readonly index: EventIndex;
  readonly readEvents: ReadEvents;
  readonly runs: (tenant: string, cursor: string | undefined) => Promise<Page<RetentionRuns['runs'][number]>>;
  readonly erasures: Pick<Erasures, 'of'>;
  readonly shares: Pick<Shares, 'page'>;
  readonly looks: Pick<Looks, 'log'>;
  /** Every signed head, the newest last. */
  readonly heads: () => Promise<readonly string[]>;
  /** The consent log as anybody can verify it, with the records of this business. */
  readonly logLines: (tenant: string) => AsyncIterable<string>;
}

interface Door {
  readonly router: Router;
  readonly tenantOf: (request: Request) => string;
  readonly looked: (request: Request, what: LookedInRecords, subjectId?: string | null) => Promise<void>;
}

/** The records as files, to take away. */
export function auditFiles({ router, tenantOf, looked }: Door, needs: FileNeeds): void {
  const { index, readEvents } = needs;

  router.get('/audit/calls/:id/texts/:requestId/packet', async (request, response) => {
    const { id, requestId } = request.params;
    const packet = await needs.packetOf(tenantOf(request), id, requestId);
    if (packet === undefined) throw new Refusal(404, 'text-not-found', 'There is no such text.');
    await looked(request, 'packet', requestId);
    response.type('application/zip').attachment('evidence.zip').send(Buffer.from(packet));
  });

  router.get('/audit/contacts/:id/timeline.csv', async (request, response) => {
    const { id } = request.params;
    const found = await needs.register.timeline(tenantOf(request), id);
    if (found === undefined) throw noSuchContact();
    await looked(request, 'timeline-file', id);
    const columns = ['at', 'family', 'type', 'eventId', 'callId', 'conversationId', 'requestId'];
    await sendCsv(
      response,
      { name: 'timeline.csv', columns },
      found.moments.map((one) => ({ ...one })),
    );
  });

  router.get('/audit/events.jsonl', async (request, response) => {
    const [tenant, filters] = [tenantOf(request), filtersOf(request, eventFilters)];
    await looked(request, 'events-file');
    await sendLines(
      response,
      { name: 'events.jsonl', type: 'application/jsonl' },
      eventLines(tenant, filters),
    );
  });

  router.get('/audit/erasures.csv', async (request, response) => {
    const rows = await needs.erasures.of(tenantOf(request));
    await looked(request, 'erasures-file');
    await sendCsv(response, { name: 'erasures.csv', columns: erasureColumns }, rows);
  });

  router.get('/audit/retention-runs.csv', async (request, response) => {
    const tenant = tenantOf(request);
    await looked(request, 'retention-file');
    const runs = everyPage((cursor) => needs.runs(tenant, cursor));
    await sendCsv(response, { name: 'retention-runs.csv', columns: runColumns }, flatRuns(runs));
  });

  router.get('/audit/shares.csv', async (request, response) => {
    const tenant = tenantOf(request);
    await looked(request, 'shares-file');
    const all = { processor: undefined, subjectId: undefined };
    const rows = everyPage((cursor) => needs.shares.page(tenant, all, cursor));
    await sendCsv(response, { name: 'shares.csv', columns: shareColumns }, joined(rows));
  });

  router.get('/audit/checkpoints.txt', async (request, response) => {
    tenantOf(request);
    const heads = await needs.heads();
    await looked(request, 'heads-file');
    response.type('text').attachment('checkpoints.txt').send(heads.join('\n'));
  });

  router.get('/audit/log.txt', async (request, response) => {
    const tenant = tenantOf(request);
    await looked(request, 'log-file');
    await sendLines(response, { name: 'consent-log.txt', type: 'text/plain' }, needs.logLines(tenant));
  });

  router.get('/audit/looks.csv', async (request, response) => {
    const tenant = tenantOf(request);
    await looked(request, 'looks-file');
    const columns = ['at', 'by', 'memberId', 'what', 'subjectId', 'lookId'];
    const rows = everyPage((cursor) => needs.looks.log(tenant, cursor));
    await sendCsv(response, { name: 'access-log.csv', columns }, rows);
  });

  async function* eventLines(tenant: string, filters: EventFilters): AsyncGenerator<string> {
    for await (const rows of pagesOf((cursor) => index.page(tenant, filters, cursor))) {
      const opened = await readEvents(tenant, rows);
      // What this program cannot read stands there without what it says.
      for (const place of rows) yield JSON.stringify({ ...place, data: null, ...opened.get(place.eventId) });
    }
  }
}

const erasureColumns = [
  ...[
    'requestedAt',
    'scope',
    'proof',
    'status',
    'graceUntil',
    'deadlineAt',
    'overdue',
    'placeCount',
    'doneCount',
  ],
  ...['endedAt', 'erasureId'],
];
const runColumns = [
  ...['at', 'isDry', 'months', 'cutoff', 'conversations', 'calls', 'recordings', 'texts', 'visits'],
  ...['oldestRecordAt', 'oldestVisitAt', 'runId'],
];
const shareColumns = ['at', 'processor', 'purpose', 'categories', 'subjectId', 'requestId', 'shareId'];

type PageOf<Row> = (cursor: string | undefined) => Promise<Page<Row>>;

async function* pagesOf<Row>(pageOf: PageOf<Row>): AsyncGenerator<readonly Row[]> {
  let cursor: string | undefined;
  do {
    const { rows, nextCursor }: Page<Row> = await pageOf(cursor);
    yield rows;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}

async function* everyPage<Row>(pageOf: PageOf<Row>): AsyncGenerator<Row> {
  for await (const rows of pagesOf(pageOf)) yield* rows;
}

async function* flatRuns(runs: AsyncIterable<RetentionRuns['runs'][number]>) {
  for await (const { removed, oldest, isDry, ...run } of runs)
    yield {
      ...{ ...run, ...removed, isDry: isDry ? 'yes' : 'no' },
      ...{ oldestRecordAt: oldest.recordAt, oldestVisitAt: oldest.visitAt },
    };
}

async function* joined<Row extends { readonly categories: readonly string[] }>(rows: AsyncIterable<Row>) {
  for await (const row of rows) yield { ...row, categories: row.categories.join(' ') };
}

async function sendLines(
  response: Response,
  { name, type }: { readonly name: string; readonly type: string },
  lines: AsyncIterable<string>,
): Promise<void> {
  response.set({
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${name}"`,
  });
  const written = async function* () {
    for await (const line of lines) yield `${line}\n`;
  };
  await pipeline(Readable.from(written()), response);
}
