import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  consent,
  consentLimits,
  type Circumstances,
  type ConsentCommand,
  type ConsentEvent,
} from '../../domain/consent/consent.js';
import { decideWith, fold } from '../../domain/kernel/decider.js';
import { consentCommands } from '../support/commands.js';
import { given } from '../support/given.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 26, 9, minute)).toISOString();
const allowed: Circumstances = {
  isInbound: true,
  isCallerVerified: true,
  isTextable: true,
  isOurs: false,
  recording: 'started',
  isLinkKnown: true,
  isBusinessReady: true,
  textCountLastHour: 0,
};
const heard = { words: 'could you text me the link', fromMs: 4_000, toMs: 6_400 };
const ask = (type: ConsentCommand['type'], data: object, minute = 0): ConsentCommand =>
  ({ type, data, commandId: `${type} ${JSON.stringify(data)}`, now: at(minute) }) as ConsentCommand;
const request = (change: object = {}, circumstances: Partial<Circumstances> = {}) =>
  ask('RequestTextLink', {
    ...{
      requestId: 'r',
      callId: 'call',
      contactId: 'caller',
      linkId: 'booking',
      phone: '+12025550143',
      heard,
    },
    ...{ announcementVersion: 'a1', circumstances: { ...allowed, ...circumstances }, ...change },
  });
const confirm = (requestId = 'r') => ask('ConfirmTextLink', { requestId, question: 'Shall I?', heard });
const begin = (circumstances: Partial<Circumstances> = {}, minute = 1, change: object = {}) =>
  ask(
    'BeginAttempt',
    {
      ...{ requestId: 'r', attemptId: 'a', body: 'The link', recordingRef: 'rec' },
      ...{ circumstances: { ...allowed, ...circumstances }, ...change },
    },
    minute,
  );
const stop = ask('RecordOptOut', {
  ...{ messageId: 'm', contactId: 'caller', words: 'STOP', via: 'text', isCancel: false },
});

function after(...commands: readonly ConsentCommand[]): readonly ConsentEvent[] {
  const past: ConsentEvent[] = [];
  for (const command of commands) {
    const decision = decideWith(consent, fold(consent.evolve, consent.initial, past), command);
    if (decision.outcome === 'accepted') past.push(...decision.events);
  }
  return past;
}
const typesAfter = (...commands: readonly ConsentCommand[]) => after(...commands).map(({ type }) => type);
const refusalAfter = (...commands: readonly ConsentCommand[]) =>
  after(...commands).flatMap(({ type, data }) => (type === 'TextLinkRefused' ? [data.refusal] : []));

describe('a link is texted', () => {
  test('once it was asked for, confirmed, and the call is recorded', () => {
    expect(typesAfter(request(), confirm(), begin())).toEqual([
      ...['TextLinkRequested', 'TextLinkConfirmed', 'AttemptBegun'],
    ]);
  });

  test('never without a yes', () => {
    given(consent)(...after(request()))
      .when(begin())
      .thenRejected('NothingConfirmed');
  });

  test.each([
    ['somebody else’s number', { isCallerVerified: false }, 'caller-not-verified'],
    ['a landline', { isTextable: false }, 'number-not-textable'],
    ['a telephone of the business', { isOurs: true }, 'number-is-ours'],
    ['a call of our own', { isInbound: false }, 'not-inbound'],
    ['a link nobody has', { isLinkKnown: false }, 'link-unknown'],
    ['a business that may not text', { isBusinessReady: false }, 'business-not-ready'],
    ['too many texts in an hour', { textCountLastHour: consentLimits.perBusinessAndHour }, 'hourly-limit'],
    ['a caller who objected', { recording: 'declined' as const }, 'recording-declined'],
  ])('never to %s, and the reason is kept', (_what, circumstances, refusal) => {
    expect(refusalAfter(request({}, circumstances))).toEqual([refusal]);
    expect(refusalAfter(request(), confirm(), begin(circumstances))).toEqual([refusal]);
  });

  test('never without a recording, which may begin after the request', () => {
    expect(refusalAfter(request({}, { recording: 'missing' }))).toEqual([]);
    expect(refusalAfter(request(), confirm(), begin({ recording: 'missing' }))).toEqual([
      'recording-not-confirmed',
    ]);
    expect(refusalAfter(request(), confirm(), begin({}, 1, { recordingRef: null }))).toEqual([
      'recording-not-confirmed',
    ]);
  });

  test('never after an opt-out, whenever it came', () => {
    expect(refusalAfter(stop, request())).toEqual(['opted-out']);
    expect(refusalAfter(request(), stop, confirm(), begin())).toEqual(['opted-out']);
    expect(refusalAfter(request(), confirm(), stop, begin())).toEqual(['opted-out']);
  });

  test('within ten minutes or not at all', () => {
    expect(typesAfter(request(), confirm(), begin({}, 10))).toContain('AttemptBegun');
    expect(refusalAfter(request(), confirm(), begin({}, 11))).toEqual(['too-late']);
  });

  test('once per call, even when nobody knows what became of the first', () => {
    const first = [request(), confirm(), begin(), ask('Lapse', { requestId: 'r' }, 12)];
    expect(refusalAfter(...first, request({ requestId: 'r2' }))).toEqual(['one-per-call']);
  });

  test('twice a day at the most', () => {
    const call = (name: string) => [
      request({ requestId: name, callId: name }),
      confirm(name),
      begin({}, 1, { requestId: name, attemptId: name }),
    ];
    expect(refusalAfter(...call('one'), ...call('two'), request({ requestId: '3', callId: '3' }))).toEqual([
      'daily-limit',
    ]);
  });
});

test('a text that the carrier took, and then could not send, was rejected', () => {
  const attempt = { requestId: 'r', attemptId: 'a' };
  const taken = [request(), confirm(), begin(), ask('RecordAccepted', { ...attempt, textRef: 'SM1' })];
  const failed = ask('RecordRejected', { ...attempt, code: '30008' });
  expect(typesAfter(...taken, failed).at(-1)).toBe('TextRejected');
  const delivered = ask('RecordDelivered', attempt);
  expect(typesAfter(...taken, delivered, failed).at(-1)).toBe('TextDelivered');
});

test('HELP is answered once a day', () => {
  const help = (messageId: string, minute: number) =>
    ask('AnswerHelp', { messageId, contactId: 'caller', words: 'HELP' }, minute);
  const answers = after(help('1', 0), help('2', 5), help('3', 24 * 60)).map(({ data }) =>
    'isAnswered' in data ? data.isAnswered : undefined,
  );
  expect(answers).toEqual([true, false, true]);
});

property.prop([fc.array(consentCommands, { minLength: 1, maxLength: 80, size: 'max' })], { numRuns: 2_000 })(
  'in any history: one text per call, no more than were confirmed, none after an opt-out, none without a recording',
  (commands) => {
    const past: ConsentEvent[] = [];
    let isOptedOut = false;
    const confirmed = new Set<string>();
    const calls = new Map<string, string>();
    const textedCalls: string[] = [];
    let helpCount = 0;
    let helpAnswerCount = 0;
    for (const command of commands) {
      const decision = decideWith(consent, fold(consent.evolve, consent.initial, past), command);
      if (command.type === 'AnswerHelp') helpCount += 1;
      if (decision.outcome === 'rejected') continue;
      for (const { type, data } of decision.events) {
        if (type === 'TextLinkRequested') calls.set(data.requestId, data.callId);
        if (type === 'TextLinkConfirmed') confirmed.add(data.requestId);
        if (type === 'OptedOut') isOptedOut = true;
        if (type === 'OptedIn') isOptedOut = false;
        if (type === 'HelpRequested' && data.isAnswered) helpAnswerCount += 1;
        if (type === 'AttemptBegun') {
          expect(isOptedOut).toBe(false);
          expect(confirmed.has(data.requestId)).toBe(true);
          expect(data.recordingRef).not.toBe('');
          expect(command.type === 'BeginAttempt' && command.data.circumstances.recording).toBe('started');
          textedCalls.push(calls.get(data.requestId) ?? '');
        }
      }
      past.push(...decision.events);
    }
    expect(new Set(textedCalls).size).toBe(textedCalls.length);
    expect(helpAnswerCount).toBeLessThanOrEqual(helpCount);
  },
);
