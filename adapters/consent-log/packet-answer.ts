import type { Told } from './packet.js';

/** What the packet answers, in a word and in a sentence. */
export interface Answer {
  readonly word: string;
  readonly sentence: string;
  readonly look: 'good' | 'warn' | 'bad';
}

/** Was this text asked for? */
export function answerOf({ link }: Pick<Told, 'link'>): Answer {
  if (link.begunAt === null) {
    return {
      word: 'No text was sent.',
      sentence: refusals[link.status] ?? 'No text was sent for this request.',
      look: 'warn',
    };
  }
  if (link.confirmedAt === null) {
    return {
      word: 'No.',
      sentence: 'A text was sent, and no confirmation stands in the record.',
      look: 'bad',
    };
  }
  return {
    word: 'Yes.',
    sentence:
      'The caller asked for it during a call that they made, was asked back, and said yes. It was sent once.',
    look: 'good',
  };
}

const refusals: Partial<Record<Told['link']['status'], string>> = {
  declined: 'The caller asked, was asked back, and did not say yes.',
  refused: 'The caller asked, and the assistant did not send it.',
  lapsed: 'The caller asked, and the call ended before anything was sent.',
};

/** What the carrier said of it. */
export const deliveryOf = ({ link }: Pick<Told, 'link'>): string =>
  deliveries[link.status] ?? 'No text was sent.';

const deliveries: Partial<Record<Told['link']['status'], string>> = {
  attempted: 'It is not known yet whether the carrier took it.',
  accepted: 'The carrier took it; it has not said yet whether it arrived.',
  delivered: 'The carrier says that it was delivered.',
  undelivered: 'The carrier says that it was not delivered.',
  rejected: 'The carrier did not take it.',
  unknown: 'Nobody knows whether the carrier took it. It was not sent again.',
};

/** Whether the caller wants texts now. */
export function wishOf({ evidence }: Pick<Told, 'evidence'>): string {
  const [last] = evidence.choices;
  if (last === undefined) return 'The caller never asked for no more texts.';
  return last.kind === 'out'
    ? `The caller asked for no more texts on ${timeOf(last.at)}.`
    : `The caller asked for texts again on ${timeOf(last.at)}.`;
}

export const timeOf = (time: string | null): string =>
  time === null ? 'unknown' : `${time.slice(0, 10)} at ${time.slice(11, 19)} UTC`;

export const announcementIn = ({ announcement, business }: Told): string =>
  announcement.script?.replaceAll('{business}', business) ??
  'These words are not said any more; their SHA-256 stands in the record.';
