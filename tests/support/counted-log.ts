import type { RecordedEvent } from '../../application/ports/event-store.js';
import type { Figures } from '../../domain/report/report.js';

type Body = Readonly<Record<string, unknown>>;
interface Said {
  readonly type: string;
  readonly data: Body;
}

/**
 * A week of a business counted by hand, out of nothing but the log: by the wall clock of every single event, and with no word of the
 * code that counts for the report. `dates`: the seven dates of the week, as the business's calendar shows them.
 */
export function countedByHand(
  recorded: readonly RecordedEvent[],
  dates: readonly string[],
  timeZone: string,
): Omit<Figures, 'visits' | 'alerts'> {
  const events = recorded.map(({ event }) => event as unknown as Said);
  const clock = wallClock(timeZone);
  const isOfWeek = (at: unknown): boolean => dates.includes(clock(String(at)).date);
  const those = (type: string, at: string) =>
    events.filter((event) => event.type === type && isOfWeek(event.data[at])).map(({ data }) => data);
  const size = (items: readonly unknown[], is: boolean | ((item: never) => boolean) = true): number =>
    typeof is === 'function' ? items.filter(is as (item: unknown) => boolean).length : items.length;
  const about = (type: string, key: string, id: unknown) =>
    events.filter((event) => event.type === type && event.data[key] === id);

  const started = those('ConversationStarted', 'startedAt');
  const replies = those('ReplySent', 'sentAt');
  const kinds = (kind: string) => size(replies, (one: Body) => one['kind'] === kind);

  const rang = those('CallRang', 'rangAt').map((one): Body => {
    const ends = events.filter(
      ({ type, data }) =>
        (type === 'CallEnded' || type === 'OutcomeCorrected') && data['callId'] === one['callId'],
    );
    return { ...one, outcome: ends.at(-1)?.data['outcome'] ?? 'live' };
  });
  const became = (...names: readonly string[]) =>
    size(rang, (one: Body) => names.includes(String(one['outcome'])));

  const left = those('VoicemailTaken', 'takenAt').filter((one) => Number(one['seconds']) > 0);
  const captured = those('LeadCaptured', 'capturedAt');
  const contacted = size(captured, (one: Body) => {
    const moves = events.filter(
      ({ type, data }) =>
        (type === 'LeadContacted' || type === 'LeadMoved') && data['leadId'] === one['leadId'],
    );
    return moves.length > 0 && moves.at(-1)?.data['to'] !== 'new';
  });

  const texts = those('TextLinkRequested', 'requestedAt').map(({ requestId }) => {
    const told = events.filter(({ data }) => data['requestId'] === requestId);
    const last = told.at(-1);
    const saidYes = told.some(({ type }) => type === 'TextLinkConfirmed');
    const tookBack = last?.type === 'TextLinkRefused' && last.data['refusal'] === 'opted-out';
    return { last: last?.type ?? '', isPromised: saidYes && !tookBack };
  });
  const ended = (...types: readonly string[]) => texts.filter(({ last }) => types.includes(last));
  const promised = (...types: readonly string[]) => size(ended(...types).filter((one) => one.isPromised));
  const open = [
    ...['TextLinkRequested', 'TextLinkConfirmed', 'AttemptBegun', 'TextAccepted', 'OutcomeUnknown'],
  ];
  const lapsed = ended('TextLinkLapsed');

  const contacts = [
    ...started.filter((one) => one['channel'] === 'chat').map((one) => String(one['startedAt'])),
    ...rang.map((one) => String(one['rangAt'])),
  ].map(clock);
  const within = [0, 250, 500, 1_000, 2_000, 4_000, 8_000, Number.MAX_SAFE_INTEGER];

  return {
    conversations: {
      chat: size(started, (one: Body) => one['channel'] === 'chat'),
      phone: size(started, (one: Body) => one['channel'] === 'phone'),
    },
    calls: {
      answered: became('answered'),
      passedOn: became('transferred', 'rung-through'),
      voicemail: became('voicemail'),
      missed: became('missed'),
      refused: became('blocked', 'spam'),
      live: became('live'),
      missedAfterHours: size(
        rang,
        (one: Body) => one['outcome'] === 'missed' && one['isAfterHours'] === true,
      ),
    },
    messages: {
      left: size(left),
      heard: size(left, (one: Body) => about('VoicemailHeard', 'callId', one['callId']).length > 0),
    },
    leads: { captured: size(captured), contacted },
    questions: {
      answered: kinds('answered'),
      unpublished: kinds('unpublished'),
      offLimits: kinds('off-limits'),
    },
    handOffs: size(those('HandOffRequested', 'requestedAt')),
    emergencies: size(those('EmergencyRecognised', 'recognisedAt')),
    texts: {
      delivered: size(ended('TextDelivered')),
      underway: size(ended(...open)),
      failed: size(ended('TextRejected', 'TextUndelivered')) + size(lapsed.filter((one) => one.isPromised)),
      refused: size(ended('TextLinkRefused')),
      dropped: size(ended('TextLinkDeclined')) + size(lapsed.filter((one) => !one.isPromised)),
    },
    commitments: {
      kept: contacted + promised('TextDelivered'),
      broken: promised('TextRejected', 'TextUndelivered', 'TextLinkLapsed', 'TextLinkRefused'),
      open: size(captured) - contacted + promised(...open),
    },
    replies: within.slice(1).map((to, at) =>
      size(replies, (one: Body) => {
        const took = Number(one['tookMs']);
        return took <= to && (at === 0 || took > (within[at] ?? 0));
      }),
    ),
    byDay: dates.map((date) => size(contacts.filter((one) => one.date === date))),
    byHour: Array.from({ length: 24 }, (_, hour) => size(contacts.filter((one) => one.hour === hour))),
  };
}

function wallClock(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' },
  });
  return (at: string) => {
    const parts = new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
    const of = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
    return { date: `${of('year')}-${of('month')}-${of('day')}`, hour: Number(of('hour')) };
  };
}
