import { z } from 'zod';
import { plan } from './billing.js';

const time = z.iso.datetime();

/**
 * GET /api/v1/operator/session. `out`: nobody is logged in; `factor-new`: a device has to be set up; `factor`: a code of it is
 * missing; `in`: everything is open. 404 on an installation without an operator's login.
 */
export const operatorSession = z.object({
  stage: z.enum(['out', 'factor-new', 'factor', 'in']),
  sandbox: z.boolean(),
});

/** POST /api/v1/operator/factor/new: a new key, shown once, for an authenticator app. 409 `factor-set-already`. */
export const newFactor = z.object({ secret: z.string(), uri: z.string() });

/** POST /api/v1/operator/factor: 200 the session. 422 `code-wrong`, 429 `too-many-codes`. */
export const factorCode = z.object({ code: z.string().regex(/^\d{6}$/u) });

export const suspensions = ['abuse', 'fraud', 'legal', 'owner-asked', 'security', 'unpaid'] as const;

/** GET /api/v1/operator/businesses/ID, and each of the list. Nothing of the people who wrote or called. */
export const operatorBusiness = z.object({
  accountId: z.string(),
  /** Null where it was erased. */
  name: z.string().nullable(),
  industry: z.string(),
  openedAt: time,
  plan: z.enum(['none', 'trial', 'active', 'past-due', 'cancelled']),
  suspended: z.object({ at: time, reason: z.enum(suspensions) }).nullable(),
  /** Since midnight UTC. Money in millionths of a US dollar. */
  today: z.object({ conversations: z.int(), calls: z.int(), costMicros: z.number() }),
  /** Null: as every business without a cap of its own, which is `costMicrosPerDayUsual`. */
  costMicrosPerDayMax: z.number().nullable(),
  costMicrosPerDayUsual: z.number(),
  /** Whether its letters arrive. */
  deliverability: z.enum(['unknown', 'good', 'failing']),
  texting: z.enum(['not-asked', 'collecting', 'in-review', 'ready', 'refused']),
  /** Since the process was started, of this process. */
  lastError: z.object({ at: time, about: z.string(), kind: z.string() }).nullable(),
  /** Things that should have been done more than a minute ago. */
  overdueCount: z.int(),
  look: z.object({ askedAt: time.nullable(), until: time.nullable() }),
});

/** GET /api/v1/operator/businesses?cursor=…: opened last first, 25 at a time. */
export const operatorBusinesses = z.object({
  businesses: z.array(operatorBusiness),
  nextCursor: z.string().nullable(),
});

/** POST …/businesses/ID/suspend: 204. */
export const suspend = z.object({ reason: z.enum(suspensions) });
/** POST …/businesses/ID/spend-cap: 204. 422 `cap-not-valid`. POST …/resume, …/ask: 204. */
export const spendCap = z.object({ costMicrosPerDay: z.int().min(0).max(1_000_000_000).nullable() });

export const requestKinds = ['access', 'correction', 'erasure', 'objection', 'portability'] as const;
export const requestOutcomes = ['done', 'not-found', 'refused'] as const;

/** GET /api/v1/operator/data-requests: open ones by their deadline, then closed ones. */
export const dataRequests = z.object({
  requests: z.array(
    z.object({
      requestId: z.string(),
      kind: z.enum(requestKinds),
      subjectRef: z.string(),
      receivedAt: time,
      dueAt: time,
      outcome: z.enum(requestOutcomes).nullable(),
      closedAt: time.nullable(),
    }),
  ),
});
/** POST …/data-requests: 204. It is due a month after it came (GDPR, article 12 (3)). 422 `reference-not-valid`. */
export const noteDataRequest = z.object({
  requestId: z.string().min(1).max(100),
  kind: z.enum(requestKinds),
  receivedOn: z.iso.date(),
  subjectRef: z.string().trim().max(40),
});
/**
 * POST …/data-requests/ID/erase: 204. Whoever has this address or number at the business of this website is forgotten; it is looked up and
 * not kept. 404 `request-not-found`, `business-not-found`, `nobody-there`.
 */
export const eraseForRequest = z.object({
  website: z.string().trim().min(1).max(300),
  contact: z.string().trim().min(1).max(254),
});
/** POST …/data-requests/ID/close: 204. */
export const closeDataRequest = z.object({ outcome: z.enum(requestOutcomes) });

/** GET /api/v1/operator/plans: what is sold here, out of a file that the process reads at its start. Nothing where nothing is billed. */
export const operatorPlans = z.object({
  isBilled: z.boolean(),
  trial: z.object({ days: z.int(), allowances: plan.shape.allowances }),
  /** `priceId`: the price's id at the payment service, which decides what is charged. */
  offered: z.array(plan.extend({ priceId: z.string() })),
});

export type OperatorPlans = Readonly<z.infer<typeof operatorPlans>>;
export type OperatorSession = Readonly<z.infer<typeof operatorSession>>;
export type NewFactor = Readonly<z.infer<typeof newFactor>>;
export type OperatorBusiness = Readonly<z.infer<typeof operatorBusiness>>;
export type OperatorBusinesses = Readonly<z.infer<typeof operatorBusinesses>>;
export type DataRequests = Readonly<z.infer<typeof dataRequests>>;
export type SuspensionReason = (typeof suspensions)[number];
export type DataRequestKind = (typeof requestKinds)[number];
export type DataRequestOutcome = (typeof requestOutcomes)[number];
