import type { TranscriptMessage } from '../../adapters/http/contract/inbox.js';

/** Where in the recording a moment is, in milliseconds; null where that is not known. */
export function positionOf(instant: string, from: string | null): number | null {
  if (from === null) return null;
  return Math.max(0, Date.parse(instant) - Date.parse(from));
}

/** The message that is being spoken at this place of the recording. */
export function spokenAt(
  messages: readonly TranscriptMessage[],
  from: string | null,
  atMs: number,
): string | undefined {
  return messages.findLast(({ at }) => {
    const position = positionOf(at, from);
    return position !== null && position <= atMs;
  })?.messageId;
}

/** One reply, and how long it was waited for. */
export interface Turn {
  readonly messageId: string;
  readonly at: string;
  /** What the caller heard as silence: from their words to the reply. */
  readonly gapMs: number;
  /** Our own part in it; null where it is not known. */
  readonly ownMs: number | null;
}

/** Only replies to something: what the assistant says of its own accord was not waited for. */
export function turnsOf(messages: readonly TranscriptMessage[]): readonly Turn[] {
  return messages.flatMap((message, index) => {
    const before = messages[index - 1];
    if (message.from !== 'desk' || before?.from !== 'visitor') return [];
    const gapMs = Math.max(0, Date.parse(message.at) - Date.parse(before.at));
    return [{ messageId: message.messageId, at: message.at, gapMs, ownMs: message.tookMs }];
  });
}

/** Half of them are at most this. */
export function medianOf(gaps: readonly number[]): number {
  const sorted = [...gaps].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
