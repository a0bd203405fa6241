import { describe, expect, test } from 'vitest';
import { fold } from '../../domain/kernel/decider.js';
import {
  factCountMax,
  knowledge,
  type KnowledgeCommand,
  type KnowledgeEvent,
} from '../../domain/knowledge/knowledge.js';
import { given } from '../support/given.js';

const now = '2026-11-24T10:00:00.000Z';
const accountId = 'a';
const by = (commandId: string) => ({ commandId, now });
const parking = { question: 'Is there parking?', text: 'Two places behind the house.', language: 'en' };
const noParking = { ...parking, text: 'There is no parking any more.' };
const longest = { ...parking, question: '', text: 'x'.repeat(2_000) };

const teach = (factId: string, fact = parking, answers: readonly string[] = []): KnowledgeCommand => ({
  type: 'TeachFact',
  data: { accountId, factId, fact, answers },
  ...by(factId),
});
const taught = (factId: string, answers: readonly string[] = []): KnowledgeEvent => ({
  type: 'FactTaught',
  data: { accountId, factId, fact: parking, answers: [...answers], taughtAt: now },
});
const correct = (factId: string, changeId: string, fact = noParking): KnowledgeCommand => ({
  type: 'CorrectFact',
  data: { accountId, factId, fact },
  ...by(changeId),
});
const corrected = (factId: string, changeId: string): KnowledgeEvent => ({
  type: 'FactCorrected',
  data: { accountId, factId, changeId, fact: noParking, correctedAt: now },
});
const retire = (factId: string): KnowledgeCommand => ({
  type: 'RetireFact',
  data: { accountId, factId },
  ...by(`retire ${factId}`),
});
const retired = (factId: string): KnowledgeEvent => ({
  type: 'FactRetired',
  data: { accountId, factId, retiredAt: now },
});
const dismiss = (...messageIds: readonly string[]): KnowledgeCommand => ({
  type: 'DismissQuestions',
  data: { accountId, messageIds },
  ...by('dismiss'),
});
const dismissed = (...messageIds: readonly string[]): KnowledgeEvent => ({
  type: 'QuestionsDismissed',
  data: { accountId, messageIds: [...messageIds], dismissedAt: now },
});

const known = given(knowledge);
const factsAfter = (...events: readonly KnowledgeEvent[]) =>
  fold(knowledge.evolve, knowledge.initial, events).facts;

describe('a fact', () => {
  test('is taught, corrected and retired, once each', () => {
    known().when(teach('f')).then(taught('f'));
    known(taught('f')).when(teach('f')).thenNothing();
    known(taught('f')).when(correct('f', 'c')).then(corrected('f', 'c'));
    known(taught('f'), corrected('f', 'c')).when(correct('f', 'c')).thenNothing();
    known(taught('f')).when(retire('f')).then(retired('f'));
    known(taught('f'), retired('f')).when(retire('f')).thenNothing();
  });
  test('that was retired does not come back by a repeated request', () => {
    const past = [taught('f'), corrected('f', 'c'), retired('f')];
    known(...past)
      .when(teach('f'))
      .thenNothing();
    known(...past)
      .when(correct('f', 'c'))
      .thenNothing();
    known(...past)
      .when(correct('f', 'another'))
      .thenRejected('FactIsRetired');
    expect(factsAfter(...past)).toEqual([]);
  });
  test('that nobody taught is not corrected and not retired', () => {
    known().when(correct('f', 'c')).thenRejected('FactUnknown');
    known().when(retire('f')).thenRejected('FactUnknown');
  });
  test('says what it was corrected to, in the place where it was taught', () => {
    expect(factsAfter(taught('f'), taught('g'), corrected('f', 'c'))).toEqual([
      { factId: 'f', ...noParking },
      { factId: 'g', ...parking },
    ]);
  });
  test('settles the questions it answers', () => {
    known()
      .when(teach('f', parking, ['m', 'n']))
      .then(taught('f', ['m', 'n']));
  });
  test('that was erased is none', () => {
    const erased: KnowledgeEvent = {
      type: 'FactTaught',
      data: { accountId, factId: 'f', fact: { erased: true }, answers: [], taughtAt: now },
    };
    expect(factsAfter(erased, taught('g'))).toEqual([{ factId: 'g', ...parking }]);
  });
  test('is no essay, and answers no thousands of questions', () => {
    known()
      .when(teach('f', { ...longest, question: '?' }))
      .thenRejected('FactTooLong');
    known(taught('f'))
      .when(correct('f', 'c', { ...longest, question: '?' }))
      .thenRejected('FactTooLong');
    known()
      .when(teach('f', longest))
      .then({
        type: 'FactTaught',
        data: { accountId, factId: 'f', fact: longest, answers: [], taughtAt: now },
      });
    const many = Array.from({ length: 1_001 }, String);
    known()
      .when(teach('f', parking, many))
      .thenRejected('TooManyQuestions');
  });
  test('has its place among so many, and one that was retired makes room', () => {
    const full = Array.from({ length: factCountMax }, (_, at) => taught(String(at)));
    known(...full)
      .when(teach('one more'))
      .thenRejected('TooManyFacts');
    known(...full, retired('0'))
      .when(teach('one more'))
      .then(taught('one more'));
  });
});

describe('a question that needs no answer', () => {
  test('is dismissed once, whatever it is dismissed with', () => {
    known()
      .when(dismiss('m', 'n', 'm'))
      .then(dismissed('m', 'n'));
    known(dismissed('m')).when(dismiss('m')).thenNothing();
    known(dismissed('m')).when(dismiss('m', 'n')).then(dismissed('n'));
  });
  test('comes with a thousand others at most', () => {
    known()
      .when(dismiss(...Array.from({ length: 1_001 }, String)))
      .thenRejected('TooManyQuestions');
  });
});
