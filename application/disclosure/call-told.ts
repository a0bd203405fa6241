import type { CallEvent } from '../../domain/call/call.js';
import type { DisclosedCall, DisclosedConsent, Standing } from './disclosed.js';
import { saidBy, type Open, type Saying } from './opened.js';

type DataOf<Name> = Extract<CallEvent, { type: Name }>['data'];

/** A sound that was kept, and where. */
export interface Sound {
  readonly blobId: string;
  readonly sha256: string;
  readonly durationMs: number;
}

interface Of {
  readonly events: readonly CallEvent[];
  /** Of what was said in it. */
  readonly standing: Standing;
  readonly goesAt: (endedAt: string) => string;
  readonly open: Open;
}

/** One call; undefined where none rang. Its sounds are put in, or left out, by whoever asks. */
export function callTold({ events, standing: said, goesAt, open }: Of):
  | {
      readonly call: Omit<DisclosedCall, 'recording' | 'messageLeft'>;
      readonly sounds: Readonly<Record<'recording' | 'messageLeft', Sound | null>>;
      readonly consents: readonly DisclosedConsent[];
    }
  | undefined {
  const rang = last(events, 'CallRang');
  if (rang === undefined) return undefined;
  const ended = last(events, 'CallEnded');
  const isGone = last(events, 'CallExpired') !== undefined;
  const standing = isGone ? 'gone' : said;
  const isTheirs = standing !== 'somebody-else';
  const endedAt = ended?.endedAt ?? null;
  return {
    call: {
      ...{ callId: rang.callId, standing, rangAt: rang.rangAt, isAfterHours: rang.isAfterHours, endedAt },
      number: isTheirs ? open(rang.callerNumber) : null,
      forwardedFrom: isTheirs ? open(rang.forwardedFrom) : null,
      attestation: isTheirs ? rang.attestation : null,
      answeredAt: last(events, 'CallAnswered')?.answeredAt ?? null,
      seconds: isTheirs ? (ended?.seconds ?? null) : null,
      outcome: isTheirs ? (last(events, 'OutcomeCorrected')?.outcome ?? ended?.outcome ?? null) : null,
      goesAt: isGone ? null : goesAt(endedAt ?? rang.rangAt),
    },
    sounds: {
      recording: isGone ? null : soundOf(last(events, 'RecordingStored')),
      messageLeft: isGone ? null : soundOf(last(events, 'MessageStored')),
    },
    consents: isTheirs ? consentsIn(rang.callId, events, open) : [],
  };
}

const soundOf = (stored: DataOf<'RecordingStored'> | undefined): Sound | null =>
  stored === undefined
    ? null
    : { blobId: stored.blobId, sha256: stored.contentHash, durationMs: stored.durationMs };

const consentsIn = (of: string, events: readonly CallEvent[], open: Open): readonly DisclosedConsent[] =>
  events.flatMap((event) => {
    const said = saidBy(consentsOf, event, open);
    return said === undefined ? [] : [{ of, words: null, version: null, ...said }];
  });

const consentsOf: Saying<CallEvent, Pick<DisclosedConsent, 'at' | 'what'> & Partial<DisclosedConsent>> = {
  CallAnswered: ({ answeredAt: at, announcementVersion: version }) => ({
    ...{ at, version, what: 'announcement-said' },
  }),
  RecordingStarted: ({ startedAt: at }) => ({ at, what: 'recording-began' }),
  RecordingAgreed: ({ agreedAt: at, words }, open) => ({
    ...{ at, what: 'recording-agreed', words: open(words) },
  }),
  RecordingDeclined: ({ declinedAt: at, words }, open) => ({
    ...{ at, what: 'recording-declined', words: open(words) },
  }),
  RecordingStored: ({ storedAt: at }) => ({ at, what: 'recording-stored' }),
  RecordingRemoved: ({ removedAt: at }) => ({
    ...{ at, what: 'recording-removed-there' },
  }),
  ErasureAsked: ({ askedAt: at }) => ({ at, what: 'erasure-asked' }),
};

const last = <Name extends CallEvent['type']>(
  events: readonly CallEvent[],
  name: Name,
): DataOf<Name> | undefined =>
  events.flatMap(({ type, data }) => (type === name ? [data as DataOf<Name>] : [])).at(-1);
