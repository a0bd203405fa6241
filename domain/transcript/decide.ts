import { accept, reject, type Decide } from '../kernel/decider.js';
import type { TranscriptCommand } from './commands.js';
import type { TranscriptEvent } from './events.js';
import type { Transcript } from './state.js';

export type TranscriptReason =
  'BusinessIsSensitive' | 'TranscriptMailedAlready' | 'TooManyRequests' | 'NothingAsked' | 'CodeOver';

/** Six digits, at most fifteen guesses in all: 15 in a million. */
const transcriptLimits = { requestCountMax: 3, missCountMax: 15, missesPerCode: 5, minutes: 10 };

export const decide: Decide<Transcript, TranscriptCommand, TranscriptEvent, TranscriptReason> = {
  RequestTranscript({ status, requestIds, missIds }, { data: { isSensitive, ...data }, now }) {
    if (requestIds.includes(data.requestId)) return accept();
    if (isSensitive) return reject('BusinessIsSensitive');
    if (status !== 'unasked' && status !== 'asked') return reject('TranscriptMailedAlready');
    const { requestCountMax, missCountMax, minutes } = transcriptLimits;
    if (requestIds.length >= requestCountMax || missIds.length >= missCountMax)
      return reject('TooManyRequests');
    const expiresAt = new Date(Date.parse(now) + minutes * 60_000).toISOString();
    return accept({ type: 'TranscriptRequested', data: { ...data, requestedAt: now, expiresAt } });
  },

  /** A wrong code is no rejection: that somebody typed it has to be remembered. */
  ConfirmTranscript(transcript, { data: { codeHash, isSensitive }, commandId: changeId, now }) {
    const { status, asked, missIds } = transcript;
    if (missIds.includes(changeId)) return accept();
    if (asked === null) return reject('NothingAsked');
    const isRight = codeHash === asked.codeHash;
    if (status !== 'asked') return isRight ? accept() : reject('CodeOver');
    if (isSensitive) return reject('BusinessIsSensitive');
    if (now >= asked.expiresAt || isUsedUp(transcript)) return reject('CodeOver');
    const { conversationId, visitorId, requestId } = asked;
    const about = { conversationId, visitorId, requestId };
    return isRight
      ? accept({ type: 'TranscriptConfirmed', data: { ...about, confirmedAt: now } })
      : accept({ type: 'TranscriptCodeMissed', data: { ...about, changeId, missedAt: now } });
  },

  RecordSent({ status, asked }, { now: sentAt }) {
    if (status === 'sent') return accept();
    if (asked === null || status !== 'confirmed') return reject('NothingAsked');
    const { conversationId, visitorId, requestId } = asked;
    return accept({ type: 'TranscriptSent', data: { conversationId, visitorId, requestId, sentAt } });
  },

  RecordRefused({ status, asked }, { data: { code }, now: refusedAt }) {
    if (status === 'refused') return accept();
    if (asked === null || status !== 'confirmed') return reject('NothingAsked');
    const { conversationId, visitorId, requestId } = asked;
    return accept({
      type: 'TranscriptRefused',
      data: { conversationId, visitorId, requestId, code, refusedAt },
    });
  },
};

/** Each code may be missed five times; a new one does not give the old misses back. */
const isUsedUp = ({ requestIds, missIds }: Transcript): boolean =>
  missIds.length >= requestIds.length * transcriptLimits.missesPerCode;
