import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  consent,
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
  isWithinHour: true,
  isSuppressed: false,
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
    ['a number whose owner wanted no texts and was forgotten since', { isSuppressed: true }, 'opted-out'],
    ['too many texts in an hour', { isWithinHour: false }, 'hourly-limit'],
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
  const help = (messageId: string, minute: number, isAnsweredByCarrier = false) =>
    ask('AnswerHelp', { messageId, contactId: 'caller', words: 'HELP', isAnsweredByCarrier }, minute);
  const answersTo = (...commands: readonly ConsentCommand[]) =>
    after(...commands).map(({ data }) => ('isAnswered' in data ? data.isAnswered : undefined));
  expect(answersTo(help('1', 0), help('2', 5), help('3', 24 * 60))).toEqual([true, false, true]);
  // What the carrier answers itself is no answer of ours, and uses none up.
  expect(answersTo(help('1', 0, true), help('2', 5), help('3', 6, true))).toEqual([false, true, false]);
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
      if (command.type === 'AnswerHelp' && !command.data.isAnsweredByCarrier) helpCount += 1;
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

const late = fc.oneof(fc.constant(0), fc.nat({ max: 800 }));
/** STOP and START, seconds after the first: when they were written, and how late they reach us, some of them twice. */
const delivered = fc
  .uniqueArray(fc.record({ isStop: fc.boolean(), written: fc.nat({ max: 600 }), late }), {
    ...{ minLength: 1, maxLength: 8, selector: ({ written }: { readonly written: number }) => written },
  })
  .chain((texts) =>
    fc.record({
      texts: fc.constant(texts),
      again: fc.array(fc.record({ index: fc.nat({ max: texts.length - 1 }), late }), { maxLength: 12 }),
      isDated: fc.boolean(),
    }),
  );

property.prop([delivered], { numRuns: 2_000 })(
  'however late, often and disordered STOP and START reach us: whoever wrote STOP last gets no text',
  ({ texts, again, isDated }) => {
    const start = Date.UTC(2026, 10, 26, 9);
    const second = (seconds: number): string => new Date(start + seconds * 1_000).toISOString();
    const all = [...texts.map((text, index) => ({ index, late: text.late })), ...again].flatMap((one) => {
      const text = texts[one.index];
      return text === undefined
        ? []
        : [{ ...text, messageId: String(one.index), at: text.written + one.late }];
    });
    let past: readonly ConsentEvent[] = [];
    for (const { isStop, written, messageId, at: arrived } of all.toSorted((a, b) => a.at - b.at)) {
      const data = { messageId, contactId: 'caller', words: isStop ? 'STOP' : 'START' };
      const command = {
        ...{ commandId: messageId, now: second(arrived) },
        ...(isStop
          ? { type: 'RecordOptOut' as const, data: { ...data, via: 'text' as const, isCancel: false } }
          : { type: 'RecordOptIn' as const, data: { ...data, writtenAt: isDated ? second(written) : null } }),
      };
      const decision = decideWith(consent, fold(consent.evolve, consent.initial, past), command);
      if (decision.outcome === 'accepted') past = [...past, ...decision.events];
    }
    const last = texts.toSorted((a, b) => b.written - a.written)[0];
    // Without a date nothing is promised for what comes a quarter of an hour late.
    if (last?.isStop === true) expect(fold(consent.evolve, consent.initial, past).isOptedOut).toBe(true);
  },
);

test('a START that was certainly written after STOP counts', () => {
  const stop = ask(
    'RecordOptOut',
    { messageId: 's', contactId: 'c', words: '', via: 'text', isCancel: false },
    0,
  );
  const startAt = (seconds: number) =>
    ask(
      'RecordOptIn',
      {
        ...{ messageId: 't', contactId: 'c', words: '' },
        writtenAt: new Date(Date.parse(at(0)) + seconds * 1_000).toISOString(),
      },
      1,
    );
  expect(after(stop, startAt(1)).at(-1)?.type).toBe('OptInDisregarded');
  expect(after(stop, startAt(2)).at(-1)?.type).toBe('OptedIn');
});
