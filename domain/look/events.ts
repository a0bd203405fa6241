import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';

const id = z.string();
const time = z.iso.datetime();

const looked = z.enum([
  'overview',
  'conversations',
  'conversation',
  'leads',
  'calls',
  'call',
  'texts',
  'knowledge',
]);
/** What was looked at. */
export type Looked = z.infer<typeof looked>;

const lookedInRecords = z.enum([
  'search',
  'timeline',
  'events',
  'event',
  'packet',
  'timeline-file',
  'events-file',
  'erasures-file',
  'retention-file',
  'shares-file',
  'heads-file',
  'looks-file',
  'log-file',
]);
/** What of the records was looked at; `…-file`: taken away as a file. */
export type LookedInRecords = z.infer<typeof lookedInRecords>;

export const lookEvents = {
  /** `askedBy`: the operator's id. */
  LookAsked: event(1, z.object({ askId: id, askedBy: id, askedAt: time })),
  /** An owner lets the operator look until then, and no longer. */
  LookGranted: event(1, z.object({ grantId: id, until: time, grantedBy: id, grantedAt: time })),
  LookEnded: event(1, z.object({ grantId: id, endedBy: id, endedAt: time })),
  /** `subjectId`: of the one conversation or call; null for a list. Recorded before anything is shown. */
  BusinessLookedInto: event(
    1,
    z.object({
      lookId: id,
      grantId: id,
      what: looked,
      subjectId: id.nullable(),
      lookedBy: id,
      lookedAt: time,
    }),
  ),
  /** An owner or auditor looks into the records. `subjectId`: of the one contact, event or text. Recorded before anything is shown. */
  RecordsLookedInto: event(
    1,
    z.object({ lookId: id, what: lookedInRecords, subjectId: id.nullable(), lookedBy: id, lookedAt: time }),
  ),
} as const satisfies EventSpecs;

export type LookEvent = EventOf<typeof lookEvents>;
