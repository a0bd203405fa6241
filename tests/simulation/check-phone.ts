import { consent, type ConsentEvent, type TextLink } from '../../domain/consent/consent.js';
import { fold } from '../../domain/kernel/decider.js';
import { bodiesOf, type Recorded, type Streams } from './bodies.js';
import { grouped } from './grouped.js';
import type { Installation } from './installation.js';

/** What has to be true of calls and texts, by what callers and the phone company know themselves. Answers what is not. */
export function* phoneComplaintsOf(installation: Installation, streams: Streams) {
  yield* ofTaken(installation, streams);
  yield* ofEndings(installation, streams);
  yield* ofOptOuts(streams);
  yield* ofEvidence(installation, streams);
  yield* ofTexters(installation, streams);
  yield* ofHelp(installation);
  yield* ofRecordings(installation, streams);
}

const textsPerDay = 2;

const consentsOf = (streams: Streams): readonly Recorded[] =>
  [...streams].flatMap(([name, events]) => (name.startsWith('consent-') ? [events] : []));

/** Each call has one text at the most, to its own number, and only where its caller said yes to it; a promised one was written down. */
function* ofTaken({ company, ledger }: Installation, streams: Streams) {
  const all = [...streams.values()].flat();
  const callOf = new Map(
    bodiesOf(all, 'TextLinkRequested').map(({ requestId, callId }) => [requestId, callId]),
  );
  const confirmed = bodiesOf(all, 'TextLinkConfirmed').map(({ requestId }) => requestId);
  const begun = bodiesOf(all, 'AttemptBegun').map(({ attemptId }) => attemptId);
  const taken = grouped(company.taken, ({ text }) => callOf.get(text.requestId) ?? '');
  for (const [callId, texts] of taken) {
    const call = ledger.phone.calls.get(callId);
    if (texts.length > 1) yield `call ${callId} had ${String(texts.length)} texts`;
    if ((call?.yesCount ?? 0) < texts.length) yield `call ${callId} had a text and nobody said yes`;
    for (const { text } of texts) {
      if (text.to !== call?.from) yield `the text of call ${callId} went to somebody else`;
      if (!confirmed.includes(text.requestId)) yield `${text.requestId} was texted and never confirmed`;
      if (!begun.includes(text.attemptId)) yield `${text.attemptId} was texted and never begun`;
    }
  }
  for (const { callId, promisedCount } of ledger.phone.calls.values()) {
    const isKept = confirmed.some((requestId) => callOf.get(requestId) === callId);
    if (promisedCount > 0 && !isKept) yield `call ${callId} was promised a text, and nobody knows of it`;
  }
}

/** No request is lost, and what is said of it at its end is what the carrier knows. */
function* ofEndings({ company, ledger }: Installation, streams: Streams) {
  for (const events of consentsOf(streams)) {
    const { links } = fold(
      consent.evolve,
      consent.initial,
      events.map(({ event }) => event as ConsentEvent),
    );
    for (const [requestId, link] of Object.entries(links)) {
      const { status, attemptId } = link ?? { status: 'requested', attemptId: null };
      if (!ends.includes(status)) yield `${requestId} was lost while it was ${status}`;
      const isTaken = company.taken.some(({ text }) => text.requestId === requestId);
      const told = ledger.phone.toldEndings.get(attemptId ?? '');
      if (told !== undefined && status !== told)
        yield `${requestId} is ${status}, and the carrier said ${told}`;
      if (status === 'accepted' && !isTaken) yield `${requestId} is accepted, and the carrier has nothing`;
      const isDenied = ['refused', 'declined', 'lapsed'].includes(status) || status === 'rejected';
      if (isTaken && isDenied && told === undefined)
        yield `${requestId} is ${status}, and the carrier has it`;
    }
  }
}

const ends: readonly TextLink['status'][] = [
  ...(['accepted', 'rejected', 'delivered', 'undelivered', 'refused', 'declined', 'lapsed'] as const),
];

/** Nothing is begun after an opt-out, and never more than the day's number: no history lasts for a day. */
function* ofOptOuts(streams: Streams) {
  for (const events of consentsOf(streams)) {
    let isOptedOut = false;
    for (const { event, id } of events) {
      if (event.type === 'OptedOut') isOptedOut = true;
      if (event.type === 'OptedIn') isOptedOut = false;
      if (event.type === 'AttemptBegun' && isOptedOut) yield `${id} was begun after an opt-out`;
    }
    const count = bodiesOf(events, 'AttemptBegun').length;
    if (count > textsPerDay) yield `${String(count)} texts were begun to one number in a day`;
  }
}

/** What is begun names the recording of its call, which had begun, and to which nobody had objected before the yes. */
function* ofEvidence({ ledger }: Installation, streams: Streams) {
  for (const events of consentsOf(streams)) {
    const placeOf = new Map<unknown, bigint>();
    const callOf = new Map<unknown, string | undefined>();
    for (const { event, position } of events) {
      const [{ requestId, callId, recordingRef } = {}] = bodiesOf(
        events.filter((one) => one.event === event),
        event.type,
      );
      if (event.type === 'TextLinkRequested') callOf.set(requestId, callId);
      if (event.type === 'TextLinkConfirmed') placeOf.set(requestId, position);
      if (event.type !== 'AttemptBegun') continue;
      const call = streams.get(`call-${callOf.get(requestId) ?? ''}`) ?? [];
      const isBefore = (type: string, than: bigint): boolean =>
        call.some((one) => one.event.type === type && one.position < than);
      if (!isBefore('RecordingStarted', position)) yield `${requestId ?? ''} was texted without a recording`;
      if (ledger.phone.recordings.get(callOf.get(requestId) ?? '') !== recordingRef)
        yield `${requestId ?? ''} names a recording that nobody made`;
      if (isBefore('RecordingDeclined', placeOf.get(requestId) ?? 0n))
        yield `${requestId ?? ''} was texted against an objection to the recording`;
    }
  }
}

const typesOf = {
  stop: ['OptedOut'],
  cancel: ['OptedOut'],
  // One that may be older than a STOP is written down, and does not count.
  start: ['OptedIn', 'OptInDisregarded'],
  help: ['HelpRequested'],
  other: ['TextReceived'],
};

/** What was texted, or said to be left alone by, is written down once, and as what it is. */
function* ofTexters({ ledger: { phone } }: Installation, streams: Streams) {
  const events = consentsOf(streams).flat();
  for (const { messageId, kind } of phone.texted.values()) {
    const all = bodiesOf(events, ...Object.values(typesOf).flat()).filter(
      (one) => one['messageId'] === messageId,
    );
    const right = bodiesOf(events, ...typesOf[kind]).filter(
      (one) =>
        one['messageId'] === messageId && (one['isCancel'] ?? kind === 'cancel') === (kind === 'cancel'),
    );
    if (all.length !== 1 || right.length !== 1) yield `${messageId} is no ${kind}, or more than one`;
  }
  const optOuts = bodiesOf(events, 'OptedOut').map(({ messageId }) => messageId);
  for (const turn of [...phone.calls.values()].flatMap(({ leftAlone }) => leftAlone))
    if (!optOuts.includes(turn)) yield `${turn} was promised no more texts, and nobody knows of it`;
}

/** Nothing is answered but HELP, each once, and once a day for each number. */
function* ofHelp({ ledger: { phone } }: Installation) {
  for (const messageId of phone.replies)
    if (phone.texted.get(messageId)?.kind !== 'help') yield `${messageId} asked for no help and was answered`;
  const byNumber = grouped(phone.replies, (messageId) => {
    const one = phone.texted.get(messageId);
    return `${one?.tenant ?? ''} ${one?.from ?? ''}`;
  });
  for (const [number, replies] of byNumber)
    if (replies.length > 1) yield `${number} was helped ${String(replies.length)} times`;
}

/** Each recording is kept here or was objected to, and the phone company has none any more; nothing is deleted before it is safe. */
function* ofRecordings({ company, ledger: { phone } }: Installation, streams: Streams) {
  for (const [callId, recordingRef] of phone.recordings) {
    const call = streams.get(`call-${callId}`) ?? [];
    const isSafe =
      bodiesOf(call, 'RecordingStored').length > 0 || bodiesOf(call, 'RecordingDeclined').length > 0;
    const isRemoved = company.sound.get(recordingRef) === 'removed';
    if (isRemoved && !isSafe) yield `${recordingRef} was deleted and is nowhere`;
    if (!isRemoved && phone.completed.has(recordingRef))
      yield `${recordingRef} was left with the phone company`;
  }
}
