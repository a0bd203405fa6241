import type { Evolve } from '../kernel/decider.js';
import { isErased } from '../kernel/personal.js';
import type { CannedAnswer, DeskEvent, DeskLink, Emergencies, IntakeItem } from './events.js';

export interface Topic {
  readonly topicId: string;
  readonly topic: string;
}

/** How the desk of one business behaves. Empty texts and lists: as the house does it when nobody says otherwise. */
export interface Desk {
  readonly changeIds: readonly string[];
  readonly isPaused: boolean;
  readonly greeting: string;
  readonly tone: string;
  readonly intake: readonly IntakeItem[];
  readonly links: readonly DeskLink[];
  readonly cannedAnswers: readonly CannedAnswer[];
  readonly emergencies: Emergencies;
  readonly country: string | null;
  readonly topics: readonly Topic[];
  /** Every topic there ever was: a repetition is known by its id. */
  readonly topicIds: readonly string[];
}

export const initial: Desk = {
  changeIds: [],
  isPaused: false,
  greeting: '',
  tone: '',
  intake: [],
  links: [],
  cannedAnswers: [],
  emergencies: { phrases: [], line: null },
  country: null,
  topics: [],
  topicIds: [],
};

const noted = (desk: Desk, changeId: string): Desk => ({ ...desk, changeIds: [...desk.changeIds, changeId] });

export const evolve: Evolve<Desk, DeskEvent> = {
  GreetingSet: (desk, { changeId, greeting }) => ({
    ...noted(desk, changeId),
    greeting: isErased(greeting) ? '' : greeting,
  }),
  ToneSet: (desk, { changeId, tone }) => ({ ...noted(desk, changeId), tone: isErased(tone) ? '' : tone }),
  IntakeSet: (desk, { changeId, items }) => ({
    ...noted(desk, changeId),
    intake: isErased(items) ? [] : items,
  }),
  LinksSet: (desk, { changeId, links }) => ({
    ...noted(desk, changeId),
    links: isErased(links) ? [] : links,
  }),
  CannedAnswersSet: (desk, { changeId, answers }) => ({
    ...noted(desk, changeId),
    cannedAnswers: isErased(answers) ? [] : answers,
  }),
  EmergenciesSet: (desk, { changeId, emergencies }) => ({
    ...noted(desk, changeId),
    emergencies: isErased(emergencies) ? initial.emergencies : emergencies,
  }),
  CountrySet: (desk, { changeId, country }) => ({ ...noted(desk, changeId), country }),
  TopicForbidden: (desk, { topicId, topic }) => ({
    ...desk,
    topics: isErased(topic) ? desk.topics : [...desk.topics, { topicId, topic }],
    topicIds: [...desk.topicIds, topicId],
  }),
  TopicAllowed: (desk, { topicId }) => ({
    ...desk,
    topics: desk.topics.filter((one) => one.topicId !== topicId),
  }),
  DeskPaused: (desk, { changeId }) => ({ ...noted(desk, changeId), isPaused: true }),
  DeskResumed: (desk, { changeId }) => ({ ...noted(desk, changeId), isPaused: false }),
};
