import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
const ofBusiness = { subject: 'accountId', keep: 'account' } as const;
/** `changeId`: the id of the request, by which its repetition is known. */
const change = { accountId: id, changeId: id, setAt: time };

const intakeKind = z.enum(['name', 'email', 'phone', 'choice', 'text']);

/** One thing the desk asks for. `key` stays the same when the words change; `choices` are empty for every other kind. */
const intakeItem = z.object({
  key: z.string(),
  kind: intakeKind,
  /** What it is called in lists, alerts and files. */
  label: z.string(),
  /** How it is asked for; empty: in the desk's own words. */
  question: z.string(),
  isRequired: z.boolean(),
  choices: z.array(z.string()),
});
export type IntakeItem = Readonly<z.infer<typeof intakeItem>>;

const link = z.object({ linkId: id, label: z.string(), url: z.string() });
export type DeskLink = Readonly<z.infer<typeof link>>;

/** What members write often, ready to be put into a reply. */
const cannedAnswer = z.object({ label: z.string(), text: z.string() });
export type CannedAnswer = Readonly<z.infer<typeof cannedAnswer>>;

/** What this business calls an emergency, and whom to call then beside the public services. */
const emergencies = z.object({ phrases: z.array(z.string()), line: z.string().nullable() });
export type Emergencies = Readonly<z.infer<typeof emergencies>>;

export const deskEvents = {
  GreetingSet: event(1, z.object({ ...change, greeting: personal(z.string(), ofBusiness) })),
  ToneSet: event(1, z.object({ ...change, tone: personal(z.string(), ofBusiness) })),
  IntakeSet: event(1, z.object({ ...change, items: personal(z.array(intakeItem), ofBusiness) })),
  LinksSet: event(1, z.object({ ...change, links: personal(z.array(link), ofBusiness) })),
  CannedAnswersSet: event(1, z.object({ ...change, answers: personal(z.array(cannedAnswer), ofBusiness) })),
  EmergenciesSet: event(1, z.object({ ...change, emergencies: personal(emergencies, ofBusiness) })),
  /** ISO 3166-1 alpha-2: whose emergency numbers are named, and where a number without a country code is taken to be. */
  CountrySet: event(1, z.object({ ...change, country: z.string() })),
  TopicForbidden: event(
    1,
    z.object({ accountId: id, topicId: id, topic: personal(z.string(), ofBusiness), forbiddenAt: time }),
  ),
  TopicAllowed: event(1, z.object({ accountId: id, topicId: id, allowedAt: time })),
  DeskPaused: event(1, z.object({ accountId: id, changeId: id, pausedAt: time })),
  DeskResumed: event(1, z.object({ accountId: id, changeId: id, resumedAt: time })),
} as const satisfies EventSpecs;

export type DeskEvent = EventOf<typeof deskEvents>;
