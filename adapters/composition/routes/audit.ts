import type { Router } from 'express';
import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { explained, type EventType } from '../../../application/audit/explained.js';
import { readEvents } from '../../../application/audit/read-events.js';
import { register } from '../../../application/audit/timeline.js';
import { exportLog } from '../../../application/consent-log/export-log.js';
import { signHeads, type HeadNeeds } from '../../../application/consent-log/sign-heads.js';
import { readHead, toBase64, writeKey } from '../../../domain/consent-log/consent-log.js';
import { retentionEvents } from '../../../domain/retention/retention.js';
import { createErasures } from '../../../projections/erasures/queries.js';
import { createEventIndex } from '../../../projections/event-index/queries.js';
import { createLooks } from '../../../projections/looks/queries.js';
import { createPersonLinks } from '../../../projections/person-links/queries.js';
import { createShares } from '../../../projections/shares/queries.js';
import { sha256 } from '../../consent-log/signing-key.js';
import type { Checkpoints, EventTypes } from '../../http/contract/audit.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import { auditRoutes, type AuditNeeds } from '../../http/routes/audit.js';
import { packetOf } from '../use-cases/consent-log.js';
import { families } from '../families.js';
import { tokens } from '../tokens.js';

/** What owners and auditors can look at. */
export function auditRoutesOf(container: Container, dashboard: Dashboard, origin: string): Router {
  const { query } = container.get(tokens.readModels);
  const store = container.get(tokens.store);
  const handleLook = container.get(tokens.handleLook);
  const directory = container.get(tokens.directory);
  const log = container.get(tokens.consentLog);
  const now = container.get(tokens.now);
  const index = createEventIndex(query);
  const links = createPersonLinks(query);
  const read = readEvents({ store, families });

  return auditRoutes({
    ...dashboard,
    look: async (look, by, context) => {
      const lookId = uuidv7();
      const data = { ...look, lookId, by };
      const command = { type: 'LookIntoRecords', data, commandId: lookId, now: now() } as const;
      await handleLook(lookId, command, context);
    },
    register: register({
      ...{ store, directory, suppressions: directory.suppressions, families },
      links: (tenant, of) => links.of(tenant, of),
    }),
    ...{ index, readEvents: read, types: explained(families).map(shown) },
    runs: runsOf(index, read),
    leafOf: async (eventId) => {
      const [leaf] = await log.tree.placesOf([eventId]);
      return leaf === undefined ? null : leaf.index + 1;
    },
    checkpoints: () => checkpointsOf(log),
    heads: () => log.tree.heads(),
    logLines: exportLog(log),
    packetOf: packetOf(container, origin),
    erasures: createErasures(query),
    shares: createShares(query),
    looks: createLooks(query),
  });
}

const shown = ({ fields, ...type }: EventType): EventTypes['types'][number] => ({
  ...type,
  fields: fields.map((field) => ({ ...field, choices: [...field.choices] })),
});

const headMax = 100;

/** The newest is of now. */
async function checkpointsOf(log: HeadNeeds): Promise<Checkpoints> {
  await signHeads(log).atMostAMinuteOld();
  const notes = await log.tree.heads(headMax);
  const checkpoints = notes.flatMap((note) => {
    const head = readHead(note);
    return head === undefined
      ? []
      : [{ size: head.size, signedAt: head.signedAt, root: toBase64(head.root), note }];
  });
  return { key: writeKey(sha256, await log.key()), checkpoints: checkpoints.toReversed() };
}

type Needs = Pick<AuditNeeds, 'index' | 'readEvents' | 'runs'>;

/** Runs as their events tell of them. */
const runsOf =
  (index: Needs['index'], read: Needs['readEvents']): Needs['runs'] =>
  async (tenant, cursor) => {
    const { rows, nextCursor } = await index.page(
      tenant,
      { family: 'retention', type: 'RetentionRunCompleted' },
      cursor,
    );
    const opened = await read(tenant, rows);
    const runs = rows.flatMap(({ eventId }) => {
      const data = opened.get(eventId)?.data;
      return data === undefined ? [] : [runOf(retentionEvents.RetentionRunCompleted.data.parse(data))];
    });
    return { rows: runs, nextCursor };
  };

type Completed = z.infer<typeof retentionEvents.RetentionRunCompleted.data>;
const runOf = ({ runId, completedAt: at, isDry, months, cutoff, removed, oldest }: Completed) => ({
  ...{ runId, at, isDry, months, cutoff, removed, oldest },
});
