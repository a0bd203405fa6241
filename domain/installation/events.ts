import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
/** `changeId`: the id of the request. `by`: the operator's id, or `command-line`. Nobody's address stands here. */
const change = { changeId: id, by: id };

const suspension = z.enum(['abuse', 'fraud', 'legal', 'owner-asked', 'security', 'unpaid']);
/** Why a business was suspended. A code, so that nobody writes a person's words there. */
export type Suspension = z.infer<typeof suspension>;

const requestKind = z.enum(['access', 'correction', 'erasure', 'objection', 'portability']);
/** What somebody asks for who is spoken of in data (GDPR, articles 15 to 21). */
export type RequestKind = z.infer<typeof requestKind>;

const requestOutcome = z.enum(['done', 'not-found', 'refused']);
export type RequestOutcome = z.infer<typeof requestOutcome>;

/** Of a request that came by the public form or in a call, and not in a letter that the operator keeps. */
const asked = z.object({
  /** How whoever asks was known: they read a code at the address, or they called from the number. */
  proof: z.enum(['email-code', 'call']),
  /** Of which business; null where none was named, or no such business is here. */
  accountId: id.nullable(),
  /** Where they are answered. Null after a call. It goes once the request is closed. */
  address: personal(z.string(), { subject: 'requestId', keep: 'account', part: 'requestId' }).nullable(),
  /** BCP 47: in which they asked by the form. */
  language: z.string().optional(),
});
export type AskedByThem = Readonly<z.infer<typeof asked>>;

const paper = z.enum(['terms', 'privacy']);
/** One of the operator's own, which businesses agree to. */
export type Paper = z.infer<typeof paper>;

export const installationEvents = {
  OperatorLoggedIn: event(1, z.object({ loginId: id, operatorId: id, loggedInAt: time })),
  /** From now on a code of this operator's own device is asked for as well. */
  FactorSet: event(1, z.object({ changeId: id, operatorId: id, setAt: time })),
  /** The next login sets up another device. */
  FactorReset: event(1, z.object({ ...change, operatorId: id, resetAt: time })),

  AccountSuspended: event(1, z.object({ ...change, accountId: id, reason: suspension, suspendedAt: time })),
  AccountResumed: event(1, z.object({ ...change, accountId: id, resumedAt: time })),
  /** In millionths of a US dollar a day; null: as every business without one. */
  SpendCapSet: event(
    1,
    z.object({ ...change, accountId: id, costMicrosPerDay: z.int().nullable(), setAt: time }),
  ),

  /** What businesses and visitors are told stands in other words from now on. `version`: their SHA-256 in hex. They may name who runs it. */
  PaperPublished: event(
    1,
    z.object({
      ...{ changeId: id, paper, version: z.string(), publishedAt: time },
      words: personal(z.string(), { subject: 'version', keep: 'account' }),
    }),
  ),

  /** `subjectRef`: under which the operator keeps the letter, or one that we gave; never a name or an address. */
  DataRequestNoted: event(
    1,
    z.object({
      requestId: id,
      kind: requestKind,
      receivedAt: time,
      dueAt: time,
      subjectRef: z.string(),
      by: id,
      notedAt: time,
      asked: asked.optional(),
    }),
  ),
  /** It is open, and ten days are left, or none. */
  DataRequestOverdue: event(
    1,
    z.object({ requestId: id, overdue: z.enum(['alarm', 'deadline']), dueAt: time, notedAt: time }),
  ),
  DataRequestClosed: event(1, z.object({ requestId: id, outcome: requestOutcome, by: id, closedAt: time })),
} as const satisfies EventSpecs;

export type InstallationEvent = EventOf<typeof installationEvents>;
