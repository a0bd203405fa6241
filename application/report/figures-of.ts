import { outcomeGroups as groups, replyBoundsMs, type Figures } from '../../domain/report/report.js';
import type { VisitDay } from '../ports/usage.js';
import { placeIn, weekdayOf, type Span } from './spans.js';

/** What happened in a quarter of an hour; `replies`: one count for each of `replyBoundsMs`, and one beyond. */
export interface Quarter {
  readonly at: string;
  readonly chats: number;
  readonly spoken: number;
  readonly answered: number;
  readonly unpublished: number;
  readonly offLimits: number;
  readonly handOffs: number;
  readonly emergencies: number;
  readonly replies: readonly number[];
}

/** How many of a kind that began in a quarter of an hour came to this. */
export interface OutcomeCount {
  readonly at: string;
  readonly kind: 'call' | 'message' | 'lead' | 'text';
  readonly outcome: string;
  readonly isAfterHours: boolean;
  readonly isPromised: boolean;
  readonly count: number;
}

/** What was counted in some days: quarters and outcomes with the oldest first. */
export interface Counted {
  readonly quarters: readonly Quarter[];
  readonly outcomes: readonly OutcomeCount[];
  readonly visits: readonly VisitDay[];
}

/** All that can be added up over any days. */
export type Sums = Omit<Figures, 'byDay' | 'byHour' | 'alerts'>;

/** Some days in numbers. What they began with counts in them, and with what has become of that since. */
export function sumsOf({ quarters, outcomes, visits }: Counted): Sums {
  const sum = (count: (quarter: Quarter) => number): number =>
    quarters.reduce((total, quarter) => total + count(quarter), 0);
  const counting = (kind: OutcomeCount['kind']) => {
    const all = outcomes.filter((one) => one.kind === kind);
    return (is: (one: OutcomeCount) => boolean = () => true): number =>
      all.filter(is).reduce((total, { count }) => total + count, 0);
  };
  const [calls, messages, leads, texts] = [
    counting('call'),
    counting('message'),
    counting('lead'),
    counting('text'),
  ];
  const contacted = leads(cameTo('contacted', 'won', 'lost'));
  return {
    conversations: { chat: sum(({ chats }) => chats), phone: sum(({ spoken }) => spoken) },
    calls: {
      answered: calls(cameTo(...groups.answered)),
      passedOn: calls(cameTo(...groups['passed-on'])),
      voicemail: calls(cameTo(...groups.voicemail)),
      missed: calls(cameTo(...groups.missed)),
      refused: calls(cameTo(...groups.refused)),
      live: calls(cameTo(...groups.live)),
      missedAfterHours: calls((one) => one.isAfterHours && one.outcome === 'missed'),
    },
    messages: { left: messages(), heard: messages(cameTo('heard')) },
    leads: { captured: leads(), contacted },
    questions: {
      answered: sum(({ answered }) => answered),
      unpublished: sum(({ unpublished }) => unpublished),
      offLimits: sum(({ offLimits }) => offLimits),
    },
    handOffs: sum(({ handOffs }) => handOffs),
    emergencies: sum(({ emergencies }) => emergencies),
    texts: {
      delivered: texts(cameTo('delivered')),
      underway: texts(cameTo(...underway)),
      failed: texts(isFailed),
      refused: texts(cameTo('refused')),
      dropped: texts((one) => one.outcome === 'declined' || (one.outcome === 'lapsed' && !one.isPromised)),
    },
    commitments: {
      kept: contacted + texts((one) => one.isPromised && one.outcome === 'delivered'),
      broken: texts((one) => one.isPromised && (isFailed(one) || one.outcome === 'refused')),
      open: leads() - contacted + texts((one) => one.isPromised && underway.includes(one.outcome)),
    },
    replies: Array.from({ length: replyBoundsMs.length + 1 }, (_, at) =>
      sum(({ replies }) => replies[at] ?? 0),
    ),
    visits: {
      pageViews: visits.reduce((total, { pageViews }) => total + pageViews, 0),
      sessions: visits.reduce((total, { sessions }) => total + sessions, 0),
    },
  };
}

/** Every call stands in one of these. */
export function callCount({
  calls: { answered, passedOn, voicemail, missed, refused, live },
}: Pick<Figures, 'calls'>): number {
  return answered + passedOn + voicemail + missed + refused + live;
}

const cameTo =
  (...names: readonly string[]) =>
  ({ outcome }: OutcomeCount): boolean =>
    names.includes(outcome);

const underway: readonly string[] = ['requested', 'confirmed', 'attempted', 'accepted', 'unknown'];

const isFailed = ({ outcome, isPromised }: OutcomeCount): boolean =>
  outcome === 'rejected' || outcome === 'undelivered' || (outcome === 'lapsed' && isPromised);

export interface Contacts {
  readonly chats: number;
  readonly calls: number;
}

/**
 * Contacts by day of the week, from Monday on, and hour of the business's clock. A call is a contact when it rings, whoever takes it; its
 * conversation is not another one.
 */
export function contactsByHour({ quarters, outcomes }: Counted, span: Span, timeZone: string): Contacts[][] {
  const contacts = [
    ...quarters.map(({ at, chats }) => ({ at, chats, calls: 0 })),
    ...outcomes
      .filter(({ kind }) => kind === 'call')
      .map(({ at, count }) => ({ at, chats: 0, calls: count })),
  ];
  const counts = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => ({ chats: 0, calls: 0 })));
  const weekdays = span.days.map(weekdayOf);
  const placeOf = placeIn(span, timeZone);
  for (const { at, chats, calls } of contacts) {
    const { day, hour } = placeOf(at);
    const ofHour = counts[weekdays[day] ?? 0]?.[hour];
    if (ofHour === undefined) continue;
    ofHour.chats += chats;
    ofHour.calls += calls;
  }
  return counts;
}
