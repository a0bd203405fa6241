import { z } from 'zod';
import { between } from './between.js';

const id = z.string();
const time = z.iso.datetime();
const count = z.int();

/** POST /api/v1/audit/contacts: who called from this number or left it. E.164, and never in an address. */
export const findContact = z.object({ phone: z.string().regex(/^\+[1-9]\d{6,14}$/u) });
export const foundContacts = z.object({
  /** Two where a caller and a lead were never linked. */
  contactIds: z.array(id),
  /** Whoever had it was forgotten, and it gets no texts. */
  isSuppressed: z.boolean(),
});

const moment = z.object({
  ...{ eventId: id, family: z.string(), type: z.string(), at: time },
  callId: id.nullable(),
  conversationId: id.nullable(),
  /** Of the text: its evidence is at /audit/calls/ID/texts/REQUEST/packet. */
  requestId: id.nullable(),
});
/** GET /api/v1/audit/contacts/ID: what was consented to and done since, newest first. 404 `contact-not-found`. */
export const timeline = z.object({
  moments: z.array(moment),
  /** False where only the newest hundred calls and conversations were read. */
  isWhole: z.boolean(),
});

/** GET /api/v1/audit/schema: every type of event, out of the schemas that events are checked by. */
export const eventTypes = z.object({
  types: z.array(
    z.object({
      ...{ family: z.string(), type: z.string(), words: z.string(), version: count },
      /** Of the consent log. */
      isLeaf: z.boolean(),
      fields: z.array(
        z.object({
          name: z.string(),
          kind: z.enum(['text', 'time', 'number', 'yes or no', 'one of', 'parts']),
          choices: z.array(z.string()),
          isOptional: z.boolean(),
          /** The field with the id of the person, and with what it goes; null: it speaks of nobody. */
          personal: z
            .object({ subject: z.string(), keep: z.enum(['account', 'lead', 'transcript', 'consent']) })
            .nullable(),
        }),
      ),
    }),
  ),
});

const logged = z.object({
  ...{ eventId: id, family: z.string(), type: z.string(), at: time },
  /** `visitor`, `member:ID`, `system`, … */
  actor: z.string(),
  /** The id in the name of its stream. */
  entity: z.string(),
});
/** The query of GET /api/v1/audit/events. 422 `filter-not-valid`. */
export const eventFilters = z.object({
  family: z.string().max(60).optional(),
  type: z.string().max(60).optional(),
  ...between,
});
/** GET /api/v1/audit/events?family=…&type=…&from=…&until=…&cursor=…: newest first, 50 at a time. */
export const loggedEvents = z.object({ events: z.array(logged), nextCursor: z.string().nullable() });
/** GET /api/v1/audit/events/ID. 404 `event-not-found`. */
export const loggedEvent = z.object({
  ...logged.shape,
  /** 1 for the first of its stream. */
  revision: count,
  /** What it says. A personal value reads `{"sealed":true}`, and `{"erased":true}` once it was forgotten. */
  data: z.record(z.string(), z.unknown()),
  /** Its number in the consent log; null: it is no leaf of it, or not yet. */
  leaf: count.nullable(),
});

/** GET /api/v1/audit/retention-runs?cursor=…: newest first, 50 at a time. */
export const retentionRuns = z.object({
  runs: z.array(
    z.object({
      ...{ runId: id, at: time, isDry: z.boolean(), months: count, cutoff: time },
      removed: z.object({
        ...{ conversations: count, calls: count, recordings: count, texts: count, visits: count },
      }),
      /** What was the oldest left. */
      oldest: z.object({ recordAt: time.nullable(), visitAt: time.nullable() }),
    }),
  ),
  nextCursor: z.string().nullable(),
});

/** GET /api/v1/audit/checkpoints: the newest hundred signed heads, newest first, and the key, as one line. */
export const checkpoints = z.object({
  key: z.string(),
  checkpoints: z.array(
    z.object({
      size: count,
      signedAt: time,
      /** Base64. */
      root: z.string(),
      /** As it was signed. */
      note: z.string(),
    }),
  ),
});

/** GET /api/v1/audit/looks?cursor=…: who looked at what, newest first, 50 at a time. */
export const accessLog = z.object({
  looks: z.array(
    z.object({
      ...{ lookId: id, at: time, by: z.enum(['operator', 'member']), memberId: id.nullable() },
      what: z.string(),
      subjectId: id.nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});

export type FoundContacts = Readonly<z.infer<typeof foundContacts>>;
export type Timeline = Readonly<z.infer<typeof timeline>>;
export type EventTypes = Readonly<z.infer<typeof eventTypes>>;
export type EventFilters = Readonly<z.infer<typeof eventFilters>>;
export type LoggedEvents = Readonly<z.infer<typeof loggedEvents>>;
export type LoggedEvent = Readonly<z.infer<typeof loggedEvent>>;
export type RetentionRuns = Readonly<z.infer<typeof retentionRuns>>;
export type Checkpoints = Readonly<z.infer<typeof checkpoints>>;
export type AccessLog = Readonly<z.infer<typeof accessLog>>;
