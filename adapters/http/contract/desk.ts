import { z } from 'zod';

const line = z.string().trim().max(500);

export const intakeItem = z.object({
  /** `name`, `email` or `phone` for these kinds; any other word for the rest. Stays the same when the words change. */
  key: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/u)
    .max(40),
  kind: z.enum(['name', 'email', 'phone', 'choice', 'text']),
  label: line.min(1),
  /** How it is asked for; empty: in the desk's own words. */
  question: line,
  isRequired: z.boolean(),
  choices: z.array(line.min(1)).max(12),
});

export const link = z.object({
  linkId: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/u)
    .max(40),
  label: line.min(1),
  /** `https://…`, `tel:…` or `mailto:…`. */
  url: line.min(1),
});

/** What members write often: `label` names it in the menu. */
export const cannedAnswer = z.object({ label: line.min(1), text: line.min(1) });

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

export const topic = z.object({ topicId: z.string(), topic: z.string() });

/** GET /api/v1/desk: how the desk behaves. Empty texts and lists: as the house does it. */
export const deskSettings = z.object({
  isPaused: z.boolean(),
  greeting: z.string(),
  tone: z.string(),
  intake: z.array(intakeItem),
  links: z.array(link),
  cannedAnswers: z.array(cannedAnswer),
  emergencies: z.object({ phrases: z.array(z.string()), line: z.string().nullable() }),
  /** ISO 3166-1 alpha-2; null where nobody said. */
  country: z.string().nullable(),
  /** IANA: by whose clock "today" and "open now" are meant. `UTC` where nobody said. */
  timeZone: z.string(),
  topics: z.array(topic),
  /** Topics to choose from, beside the owner's own words. */
  topicPresets: z.array(z.object({ topic: z.string(), label: z.string() })),
  /** Which language model answers, and whether it is another than the one that works without any. */
  model: z.object({ name: z.string(), isConfigured: z.boolean() }),
});

/**
 * POST /api/v1/desk: changes what is named and leaves the rest. 204. 422 `intake-without-way-to-reply`, `intake-not-valid`,
 * `link-not-secure`, `text-too-long`.
 */
export const changeDesk = z
  .object({
    greeting: line,
    tone: line,
    intake: z.array(intakeItem).max(12),
    links: z.array(link).max(10),
    cannedAnswers: z.array(cannedAnswer).max(30),
    emergencies: z.object({ phrases: z.array(line.min(1)).max(50), line: line.nullable() }),
    country: z.string().regex(/^[A-Z]{2}$/u),
    timeZone: z.string().max(60).refine(isTimeZone),
  })
  .partial();

/** POST /api/v1/desk/pause, /api/v1/desk/resume: 204, at once; 409 `desk-is-paused`, `desk-is-not-paused`. */
/** POST /api/v1/desk/topics: 201. POST /api/v1/desk/topics/ID/allow: 204. */
export const forbidTopic = z.object({ topicId: z.uuid(), topic: line.min(1) });

export type IntakeItem = Readonly<z.infer<typeof intakeItem>>;
export type DeskLink = Readonly<z.infer<typeof link>>;
export type CannedAnswer = Readonly<z.infer<typeof cannedAnswer>>;
export type Topic = Readonly<z.infer<typeof topic>>;
export type DeskSettings = Readonly<z.infer<typeof deskSettings>>;
export type ChangeDesk = Readonly<z.infer<typeof changeDesk>>;
