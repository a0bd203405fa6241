import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import type { DeskCommand } from './commands.js';
import type { DeskEvent, IntakeItem } from './events.js';
import type { Desk } from './state.js';

export type DeskReason =
  | 'TextTooLong'
  | 'IntakeHasNoWayToReply'
  | 'IntakeKeyTwice'
  | 'IntakeKeyNotOfKind'
  | 'ChoiceWithoutChoices'
  | 'TooManyItems'
  | 'TooManyTopics'
  | 'TopicUnknown'
  | 'LinkNotSecure'
  | 'DeskIsPaused'
  | 'DeskIsNotPaused';

export const deskLimits = {
  textLengthMax: 500,
  itemCountMax: 12,
  choiceCountMax: 12,
  phraseCountMax: 50,
  linkCountMax: 10,
  topicCountMax: 30,
  cannedCountMax: 30,
} as const;
const {
  textLengthMax,
  itemCountMax,
  choiceCountMax,
  phraseCountMax,
  linkCountMax,
  topicCountMax,
  cannedCountMax,
} = deskLimits;

type Deciding = Decision<DeskEvent, DeskReason>;

export const decide: Decide<Desk, DeskCommand, DeskEvent, DeskReason> = {
  SetGreeting: (desk, { data, commandId: changeId, now: setAt }) =>
    once(desk, changeId, obstacleOf([data.greeting]), {
      type: 'GreetingSet',
      data: { ...data, changeId, setAt },
    }),

  SetTone: (desk, { data, commandId: changeId, now: setAt }) =>
    once(desk, changeId, obstacleOf([data.tone]), { type: 'ToneSet', data: { ...data, changeId, setAt } }),

  SetIntake(desk, { data: { accountId, items }, commandId: changeId, now: setAt }) {
    return once(desk, changeId, obstacleToIntake(items), {
      type: 'IntakeSet',
      data: { accountId, items: [...items], changeId, setAt },
    });
  },

  SetLinks(desk, { data: { accountId, links }, commandId: changeId, now: setAt }) {
    const texts = links.flatMap(({ label, url }) => [label, url]);
    const obstacle = links.every(({ url }) => /^(https:\/\/|tel:|mailto:)/u.test(url))
      ? obstacleOf(texts, links.length > linkCountMax)
      : 'LinkNotSecure';
    return once(desk, changeId, obstacle, {
      type: 'LinksSet',
      data: { accountId, links: [...links], changeId, setAt },
    });
  },

  SetCannedAnswers(desk, { data: { accountId, answers }, commandId: changeId, now: setAt }) {
    const texts = answers.flatMap(({ label, text }) => [label, text]);
    return once(desk, changeId, obstacleOf(texts, answers.length > cannedCountMax), {
      type: 'CannedAnswersSet',
      data: { accountId, answers: [...answers], changeId, setAt },
    });
  },

  SetEmergencies(desk, { data: { accountId, emergencies }, commandId: changeId, now: setAt }) {
    const { phrases, line } = emergencies;
    const obstacle = obstacleOf([...phrases, line ?? ''], phrases.length > phraseCountMax);
    return once(desk, changeId, obstacle, {
      type: 'EmergenciesSet',
      data: { accountId, emergencies: { phrases: [...phrases], line }, changeId, setAt },
    });
  },

  SetCountry: (desk, { data, commandId: changeId, now: setAt }) =>
    once(desk, changeId, null, { type: 'CountrySet', data: { ...data, changeId, setAt } }),

  ForbidTopic(desk, { data, now }) {
    if (desk.topicIds.includes(data.topicId)) return accept();
    if (desk.topics.length >= topicCountMax) return reject('TooManyTopics');
    if (data.topic.length > textLengthMax) return reject('TextTooLong');
    return accept({ type: 'TopicForbidden', data: { ...data, forbiddenAt: now } });
  },

  AllowTopic(desk, { data, now }) {
    if (!desk.topicIds.includes(data.topicId)) return reject('TopicUnknown');
    if (!desk.topics.some(({ topicId }) => topicId === data.topicId)) return accept();
    return accept({ type: 'TopicAllowed', data: { ...data, allowedAt: now } });
  },

  PauseDesk: (desk, { data, commandId: changeId, now: pausedAt }) =>
    once(desk, changeId, desk.isPaused ? 'DeskIsPaused' : null, {
      type: 'DeskPaused',
      data: { ...data, changeId, pausedAt },
    }),

  ResumeDesk: (desk, { data, commandId: changeId, now: resumedAt }) =>
    once(desk, changeId, desk.isPaused ? null : 'DeskIsNotPaused', {
      type: 'DeskResumed',
      data: { ...data, changeId, resumedAt },
    }),
};

function once(desk: Desk, changeId: string, obstacle: DeskReason | null, event: DeskEvent): Deciding {
  if (desk.changeIds.includes(changeId)) return accept();
  return obstacle === null ? accept(event) : reject(obstacle);
}

function obstacleOf(texts: readonly string[], isTooMany = false): DeskReason | null {
  if (isTooMany) return 'TooManyItems';
  return texts.some((text) => text.length > textLengthMax) ? 'TextTooLong' : null;
}

/** A lead without a way to reply is none, so an intake asks for one of them at least; an empty one is the house's own. */
function obstacleToIntake(items: readonly IntakeItem[]): DeskReason | null {
  if (items.length === 0) return null;
  if (!items.some(({ kind }) => kind === 'email' || kind === 'phone')) return 'IntakeHasNoWayToReply';
  if (!items.every(hasKeyOfKind)) return 'IntakeKeyNotOfKind';
  if (new Set(items.map(({ key }) => key)).size < items.length) return 'IntakeKeyTwice';
  if (items.some(({ kind, choices }) => kind === 'choice' && choices.length < 2))
    return 'ChoiceWithoutChoices';
  const isTooMany =
    items.length > itemCountMax || items.some(({ choices }) => choices.length > choiceCountMax);
  return obstacleOf(
    items.flatMap(({ key, label, question, choices }) => [key, label, question, ...choices]),
    isTooMany,
  );
}

const keysTaken: ReadonlySet<string> = new Set(['name', 'email', 'phone', 'offer', 'confirmation', '']);

/** Name and ways to reply are found by what they are; any other item has a key of its own. */
const hasKeyOfKind = ({ kind, key }: IntakeItem): boolean =>
  kind === 'choice' || kind === 'text' ? !keysTaken.has(key) : key === kind;
