import { describe, expect, test } from 'vitest';
import {
  desk,
  deskLimits,
  type DeskCommand,
  type DeskEvent,
  type IntakeItem,
} from '../../domain/desk/desk.js';
import { fold } from '../../domain/kernel/decider.js';
import { given } from '../support/given.js';

const now = '2026-11-24T10:00:00.000Z';
const accountId = 'a';
const by = (commandId: string) => ({ commandId, now });
const ofDesk = given(desk);
const stateAfter = (...events: readonly DeskEvent[]) => fold(desk.evolve, desk.initial, events);
const tooLong = 'x'.repeat(deskLimits.textLengthMax + 1);

describe('a pause', () => {
  const pause = (id: string): DeskCommand => ({ type: 'PauseDesk', data: { accountId }, ...by(id) });
  const resume = (id: string): DeskCommand => ({ type: 'ResumeDesk', data: { accountId }, ...by(id) });
  const paused: DeskEvent = { type: 'DeskPaused', data: { accountId, changeId: 'p', pausedAt: now } };
  const resumed: DeskEvent = { type: 'DeskResumed', data: { accountId, changeId: 'r', resumedAt: now } };

  test('holds at once and until the desk is resumed', () => {
    ofDesk().when(pause('p')).then(paused);
    ofDesk(paused).when(resume('r')).then(resumed);
    expect(stateAfter().isPaused).toBe(false);
    expect(stateAfter(paused).isPaused).toBe(true);
    expect(stateAfter(paused, resumed).isPaused).toBe(false);
  });
  test('that is asked for again by the same request changes nothing, not even after the desk was resumed', () => {
    ofDesk(paused).when(pause('p')).thenNothing();
    ofDesk(paused, resumed).when(pause('p')).thenNothing();
    ofDesk(paused, resumed).when(resume('r')).thenNothing();
  });
  test('is refused where there is one, and its end where there is none', () => {
    ofDesk(paused).when(pause('another')).thenRejected('DeskIsPaused');
    ofDesk().when(resume('r')).thenRejected('DeskIsNotPaused');
  });
});

describe('the intake', () => {
  const item = (change: Partial<IntakeItem>): IntakeItem => ({
    ...{ key: 'reason', kind: 'text', label: 'Reason', question: '', isRequired: false, choices: [] },
    ...change,
  });
  const email = item({ key: 'email', kind: 'email', label: 'E-mail' });
  const set = (items: readonly IntakeItem[]): DeskCommand => ({
    type: 'SetIntake',
    data: { accountId, items },
    ...by('i'),
  });
  const taken = (items: readonly IntakeItem[]): DeskEvent => ({
    type: 'IntakeSet',
    data: { accountId, items: [...items], changeId: 'i', setAt: now },
  });
  const reasons = item({ kind: 'choice', choices: ['A repair', 'A sale'] });

  test('is taken in the owner’s order, once', () => {
    ofDesk()
      .when(set([reasons, email]))
      .then(taken([reasons, email]));
    ofDesk(taken([reasons, email]))
      .when(set([email]))
      .thenNothing();
    expect(stateAfter(taken([reasons, email])).intake).toEqual([reasons, email]);
  });
  test('may be given back to the house', () => {
    ofDesk().when(set([])).then(taken([]));
  });
  test.each([
    ['without a way to reply', [item({ key: 'name', kind: 'name' })], 'IntakeHasNoWayToReply'],
    ['with one key for two things', [email, reasons, item({})], 'IntakeKeyTwice'],
    ['with an address under another name', [item({ key: 'contact', kind: 'email' })], 'IntakeKeyNotOfKind'],
    ['with free words in the place of a name', [email, item({ key: 'name' })], 'IntakeKeyNotOfKind'],
    [
      'that would take a reading back for an item',
      [email, item({ key: 'confirmation' })],
      'IntakeKeyNotOfKind',
    ],
    ['with one choice only', [email, item({ kind: 'choice', choices: ['Yes'] })], 'ChoiceWithoutChoices'],
    ['with a label too long', [email, item({ label: tooLong })], 'TextTooLong'],
    ['with a choice too long', [email, item({ kind: 'choice', choices: ['Yes', tooLong] })], 'TextTooLong'],
    [
      'with more choices than anybody reads',
      [
        email,
        item({ kind: 'choice', choices: Array.from({ length: deskLimits.choiceCountMax + 1 }, String) }),
      ],
      'TooManyItems',
    ],
    [
      'longer than anybody answers',
      [email, ...Array.from({ length: deskLimits.itemCountMax }, (_, at) => item({ key: `k${String(at)}` }))],
      'TooManyItems',
    ],
  ] as const)('%s is refused', (_why, items, reason) => {
    ofDesk().when(set(items)).thenRejected(reason);
  });
  test('that was erased is the house’s own', () => {
    const erased: DeskEvent = {
      type: 'IntakeSet',
      data: { accountId, items: { erased: true }, changeId: 'i', setAt: now },
    };
    expect(stateAfter(taken([email]), erased).intake).toEqual([]);
  });
});

describe('topics', () => {
  const forbid = (topicId: string, topic = 'prices'): DeskCommand => ({
    type: 'ForbidTopic',
    data: { accountId, topicId, topic },
    ...by(`forbid ${topicId}`),
  });
  const allow = (topicId: string): DeskCommand => ({
    type: 'AllowTopic',
    data: { accountId, topicId },
    ...by(`allow ${topicId}`),
  });
  const forbidden = (topicId: string): DeskEvent => ({
    type: 'TopicForbidden',
    data: { accountId, topicId, topic: 'prices', forbiddenAt: now },
  });
  const allowed = (topicId: string): DeskEvent => ({
    type: 'TopicAllowed',
    data: { accountId, topicId, allowedAt: now },
  });

  test('come and go, each once', () => {
    ofDesk().when(forbid('t')).then(forbidden('t'));
    ofDesk(forbidden('t')).when(forbid('t')).thenNothing();
    ofDesk(forbidden('t')).when(allow('t')).then(allowed('t'));
    ofDesk(forbidden('t'), allowed('t')).when(allow('t')).thenNothing();
    ofDesk(forbidden('t'), allowed('t')).when(forbid('t')).thenNothing();
    ofDesk().when(allow('t')).thenRejected('TopicUnknown');
    expect(stateAfter(forbidden('t'), forbidden('u'), allowed('t')).topics).toEqual([
      { topicId: 'u', topic: 'prices' },
    ]);
  });
  test('have an end somewhere, and one that was allowed makes room', () => {
    const full = Array.from({ length: deskLimits.topicCountMax }, (_, at) => forbidden(String(at)));
    ofDesk(...full)
      .when(forbid('one more'))
      .thenRejected('TooManyTopics');
    ofDesk(...full, allowed('0'))
      .when(forbid('one more'))
      .then(forbidden('one more'));
    ofDesk().when(forbid('t', tooLong)).thenRejected('TextTooLong');
  });
});

describe('what an owner sets', () => {
  const linked = (...urls: readonly string[]): DeskCommand => ({
    type: 'SetLinks',
    data: { accountId, links: urls.map((url, at) => ({ linkId: `l${String(at)}`, label: 'Book', url })) },
    ...by('l'),
  });
  const alarmed = (phrases: readonly string[], line: string | null = null): DeskCommand => ({
    type: 'SetEmergencies',
    data: { accountId, emergencies: { phrases: [...phrases], line } },
    ...by('e'),
  });

  test('is kept once, and the newest stands', () => {
    const greet = (greeting: string, id: string): DeskCommand => ({
      type: 'SetGreeting',
      data: { accountId, greeting },
      ...by(id),
    });
    const greeted = (greeting: string, changeId: string): DeskEvent => ({
      type: 'GreetingSet',
      data: { accountId, greeting, changeId, setAt: now },
    });
    ofDesk().when(greet('Hello', 'g')).then(greeted('Hello', 'g'));
    ofDesk(greeted('Hello', 'g'), greeted('Hi', 'h')).when(greet('Hello', 'g')).thenNothing();
    expect(stateAfter(greeted('Hello', 'g'), greeted('Hi', 'h')).greeting).toBe('Hi');
    ofDesk().when(greet(tooLong, 'g')).thenRejected('TextTooLong');
    ofDesk()
      .when({ type: 'SetTone', data: { accountId, tone: tooLong }, ...by('t') })
      .thenRejected('TextTooLong');
  });
  test.each([
    'http://example.com/',
    'javascript:alert(1)',
    'data:text/html,x',
    '/book',
    'x https://example.com/',
  ])('a link is nothing that a browser should not open: %s', (url) => {
    ofDesk().when(linked('https://example.com/', url)).thenRejected('LinkNotSecure');
  });
  test('a link is a page, a number or an address, ten at most', () => {
    const urls = ['https://example.com/book', 'tel:+12025550143', 'mailto:desk@example.com'];
    const links = urls.map((url, at) => ({ linkId: `l${String(at)}`, label: 'Book', url }));
    ofDesk()
      .when(linked(...urls))
      .then({ type: 'LinksSet', data: { accountId, links, changeId: 'l', setAt: now } });
    const many = Array.from({ length: deskLimits.linkCountMax + 1 }, () => 'https://example.com/');
    ofDesk()
      .when(linked(...many))
      .thenRejected('TooManyItems');
  });
  test('emergencies of its own have an end somewhere', () => {
    const many = Array.from({ length: deskLimits.phraseCountMax + 1 }, String);
    ofDesk().when(alarmed(many)).thenRejected('TooManyItems');
    ofDesk()
      .when(alarmed(['x'], tooLong))
      .thenRejected('TextTooLong');
    ofDesk()
      .when(alarmed(['flooded cellar'], '+1 202 555 0143'))
      .then({
        type: 'EmergenciesSet',
        data: {
          accountId,
          emergencies: { phrases: ['flooded cellar'], line: '+1 202 555 0143' },
          changeId: 'e',
          setAt: now,
        },
      });
  });
});
