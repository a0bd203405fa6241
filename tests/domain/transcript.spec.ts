import { describe, test } from 'vitest';
import {
  transcript,
  type TranscriptCommand,
  type TranscriptEvent,
} from '../../domain/transcript/transcript.js';
import { given } from '../support/given.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 4, 1, 9, minute)).toISOString();
const about = { conversationId: 'c', visitorId: 'v', requestId: 'r' };
const asked = { ...about, address: 'ann@example.com', codeHash: 'right', language: 'en' };

const request = (change: object = {}, minute = 0): TranscriptCommand => ({
  ...{ type: 'RequestTranscript', commandId: 'x', now: at(minute) },
  data: { ...asked, isSensitive: false, ...change },
});
const confirm = (codeHash: string, minute = 1, change: object = {}): TranscriptCommand => ({
  ...{ type: 'ConfirmTranscript', commandId: `typed-${codeHash}`, now: at(minute) },
  data: { codeHash, isSensitive: false, ...change },
});
const requested = (requestId = 'r'): TranscriptEvent => ({
  type: 'TranscriptRequested',
  data: { ...asked, requestId, requestedAt: at(0), expiresAt: at(10) },
});
const missed = (changeId: string): TranscriptEvent => ({
  type: 'TranscriptCodeMissed',
  data: { ...about, changeId, missedAt: at(1) },
});
const confirmed: TranscriptEvent = { type: 'TranscriptConfirmed', data: { ...about, confirmedAt: at(1) } };
const sent: TranscriptEvent = { type: 'TranscriptSent', data: { ...about, sentAt: at(2) } };
const misses = (count: number) =>
  Array.from({ length: count }, (_none, index) => missed(`m${String(index)}`));

describe('a transcript by e-mail', () => {
  test('is asked for with an address, and confirmed by the code that went there', () => {
    given(transcript)().when(request()).then(requested());
    given(transcript)(requested()).when(confirm('right')).then(confirmed);
  });
  test('is not confirmed by another code, nor after ten minutes', () => {
    given(transcript)(requested()).when(confirm('wrong')).then(missed('typed-wrong'));
    given(transcript)(requested()).when(confirm('right', 10)).thenRejected('CodeOver');
  });
  test('is not confirmed after five wrong codes, and a new code allows five more, three times in all', () => {
    given(transcript)(requested(), ...misses(4))
      .when(confirm('right'))
      .then(confirmed);
    given(transcript)(requested(), ...misses(5))
      .when(confirm('right'))
      .thenRejected('CodeOver');
    given(transcript)(requested(), ...misses(5), requested('s'))
      .when(confirm('right'))
      .then({ ...confirmed, data: { ...confirmed.data, requestId: 's' } });
    given(transcript)(requested(), requested('s'), requested('t'))
      .when(request({ requestId: 'u' }))
      .thenRejected('TooManyRequests');
  });
  test('goes out once', () => {
    for (const past of [
      [requested(), confirmed],
      [requested(), confirmed, sent],
    ] as const)
      given(transcript)(...past)
        .when(request({ requestId: 'again' }))
        .thenRejected('TranscriptMailedAlready');
    given(transcript)(requested(), confirmed)
      .when({ type: 'RecordSent', data: {}, commandId: 'x', now: at(2) })
      .then(sent);
    given(transcript)(requested(), confirmed, sent).when(confirm('right')).thenNothing();
  });
  test('of a sensitive business is neither asked for nor confirmed', () => {
    given(transcript)()
      .when(request({ isSensitive: true }))
      .thenRejected('BusinessIsSensitive');
    given(transcript)(requested())
      .when(confirm('right', 1, { isSensitive: true }))
      .thenRejected('BusinessIsSensitive');
  });
  test('cannot be confirmed by somebody who never asked', () => {
    given(transcript)().when(confirm('right')).thenRejected('NothingAsked');
  });
});
