import { isDeepStrictEqual } from 'node:util';
import type { RecordedEvent } from '../../application/ports/event-store.js';
import { account } from '../../domain/account/account.js';
import { allowance } from '../../domain/allowance/allowance.js';
import { call } from '../../domain/call/call.js';
import { consent } from '../../domain/consent/consent.js';
import { conversation } from '../../domain/conversation/conversation.js';
import { crawl } from '../../domain/crawl/crawl.js';
import { delivery } from '../../domain/delivery/delivery.js';
import { desk } from '../../domain/desk/desk.js';
import { disclosure } from '../../domain/disclosure/disclosure.js';
import { erasure } from '../../domain/erasure/erasure.js';
import { fold, type Decider, type Happened } from '../../domain/kernel/decider.js';
import { installation } from '../../domain/installation/installation.js';
import { knowledge } from '../../domain/knowledge/knowledge.js';
import { lead } from '../../domain/lead/lead.js';
import { line } from '../../domain/line/line.js';
import { member } from '../../domain/member/member.js';
import { look } from '../../domain/look/look.js';
import { mailbox } from '../../domain/mailbox/mailbox.js';
import { pairing } from '../../domain/pairing/pairing.js';
import { notification } from '../../domain/notification/notification.js';
import { reach } from '../../domain/reach/reach.js';
import { rehearsal } from '../../domain/rehearsal/rehearsal.js';
import { webhook } from '../../domain/webhook/webhook.js';
import { subscription } from '../../domain/subscription/subscription.js';
import { report } from '../../domain/report/report.js';
import { retention } from '../../domain/retention/retention.js';
import { thread } from '../../domain/thread/thread.js';
import { transcript } from '../../domain/transcript/transcript.js';
import { bodiesOf, type Body, type Recorded, type Streams } from './bodies.js';
import { phoneComplaintsOf } from './check-phone.js';
import { grouped } from './grouped.js';
import type { Installation } from './installation.js';
import { namedId, ownerId } from './notifying.js';
import { freshRows } from './tables.js';

/** Everything that has to be true of a history once all its work has ended. Answers what is not. */
export async function complaintsOf(installation: Installation): Promise<readonly string[]> {
  const all: RecordedEvent[] = [];
  for (;;) {
    const { events } = await installation.log.store.readAll(BigInt(all.length), {}, 1_000);
    all.push(...events);
    if (events.length === 0) break;
  }
  const streams = grouped(all, ({ stream }) => `${stream.category}-${stream.id}`);
  return [
    ...ofPlaces(all, streams),
    ...ofDoubles(streams),
    ...ofPromises(installation, streams),
    ...ofStates(installation, streams),
    ...ofReplies(streams),
    ...ofLeads(streams),
    ...ofCrawls(streams),
    ...ofRehearsals(streams),
    ...ofAlerts(installation, all),
    ...ofFacts(installation, streams),
    ...phoneComplaintsOf(installation, streams),
    ...ofReadModels(installation, all),
  ];
}

/** Positions and revisions without a hole, ids once. */
function* ofPlaces(all: Recorded, streams: Streams) {
  for (const [index, { id, position }] of all.entries()) {
    if (position !== BigInt(index + 1)) yield `${id} stands at ${String(position)}`;
  }
  for (const [name, events] of streams) {
    for (const [index, { id, revision }] of events.entries()) {
      if (revision !== index + 1) yield `${id} is revision ${String(revision)} of ${name}`;
    }
  }
  if (new Set(all.map(({ id }) => id)).size !== all.length) yield 'an event id stands twice';
}

/** No command gives a second event of the same kind, or tells a detail twice, and its events stand together. */
function* ofDoubles(streams: Streams) {
  for (const [name, events] of streams) {
    for (const [commandId, made] of grouped(events, ({ envelope }) => envelope.commandId)) {
      const types = new Set(
        made.map(({ event }) =>
          event.type === 'ContactDetailTold' ? (event.data as Body)['detail'] : event.type,
        ),
      );
      const spread = (made.at(-1)?.revision ?? 0) - (made[0]?.revision ?? 0) + 1;
      if (types.size < made.length || spread > made.length)
        yield `${commandId} had its effect twice in ${name}`;
    }
  }
}

/** What was acknowledged is in the log. */
function* ofPromises({ ledger }: Installation, streams: Streams) {
  for (const { stream, commandId } of ledger.acknowledged) {
    const isThere = streams.get(stream)?.some(({ envelope }) => envelope.commandId === commandId);
    if (isThere !== true) yield `${commandId} was acknowledged and is not in ${stream}`;
  }
  const all = [...streams.values()].flat();
  const messages = new Set(bodiesOf(all, 'MessageReceived').map(({ messageId }) => messageId));
  const replies = new Set(bodiesOf(all, 'ReplySent').map(({ replyId }) => replyId));
  for (const id of ledger.received) if (!messages.has(id)) yield `message ${id} was acknowledged and is gone`;
  for (const id of ledger.replies.values()) if (!replies.has(id)) yield `reply ${id} was seen and is gone`;
}

/** The state that a handler reported is the one that its stream makes. */
function* ofStates({ ledger }: Installation, streams: Streams) {
  for (const { category, id, commandId, position, state } of ledger.reported) {
    const events = streams.get(`${category}-${id}`) ?? [];
    const last = events.find((one) => one.position === position);
    if (last?.envelope.commandId !== commandId) {
      yield `${commandId} was reported at ${String(position)} and is not there`;
      continue;
    }
    const known = events.filter((one) => one.position <= position).map(({ event }) => event);
    if (!isDeepStrictEqual(foldOf[category]?.(known), state)) yield `${commandId} made another state`;
  }
}

/** Each message has one reply, unless its conversation was closed before it had one. */
function* ofReplies(streams: Streams) {
  for (const [name, events] of streams) {
    const isClosed = bodiesOf(events, 'ConversationClosed').length > 0;
    const replied = grouped(bodiesOf(events, 'ReplySent'), ({ inReplyTo }) => inReplyTo);
    for (const { messageId } of bodiesOf(events, 'MessageReceived')) {
      const count = replied.get(messageId)?.length ?? 0;
      if (count > 1) yield `${messageId ?? ''} in ${name} was answered ${String(count)} times`;
      if (count === 0 && !isClosed) yield `${messageId ?? ''} in ${name} was never answered`;
    }
  }
}

/** Each confirmed contact is one lead, and there is no other. */
function* ofLeads(streams: Streams) {
  const all = [...streams.values()].flat();
  const confirmed = bodiesOf(all, 'ContactDetailsConfirmed').map(({ leadId }) => leadId);
  const captured = bodiesOf(all, 'LeadCaptured').map(({ leadId }) => leadId);
  for (const id of confirmed) {
    const count = captured.filter((one) => one === id).length;
    if (count !== 1) yield `lead ${id ?? ''} was captured ${String(count)} times`;
  }
  for (const id of captured) if (!confirmed.includes(id)) yield `lead ${id ?? ''} was never confirmed`;
}

/** Each business is read, each reading ends, and what was read to its end is published, once. */
function* ofCrawls(streams: Streams) {
  const all = [...streams.values()].flat();
  const started = bodiesOf(all, 'CrawlStarted');
  for (const { accountId } of bodiesOf(all, 'AccountOpened')) {
    if (!started.some((one) => one['accountId'] === accountId)) yield `${accountId ?? ''} was never read`;
  }
  const ended = bodiesOf(all, 'CrawlCompleted', 'CrawlFailed').map(({ crawlId }) => crawlId);
  for (const { crawlId } of started) {
    const count = ended.filter((one) => one === crawlId).length;
    if (count !== 1) yield `crawl ${crawlId ?? ''} ended ${String(count)} times`;
  }
  const published = bodiesOf(all, 'KnowledgePublished').map(({ crawlId }) => crawlId);
  if (new Set(published).size < published.length) yield 'a crawl was published twice';
  for (const { crawlId = '', unchangedCount } of bodiesOf(all, 'CrawlCompleted')) {
    // Where pages did not change there may have been nothing to publish.
    if (Number(unchangedCount) === 0 && !published.includes(crawlId))
      yield `crawl ${crawlId} was completed and not published`;
  }
}

/** Each rehearsal ends, having asked each of its questions once. */
function* ofRehearsals(streams: Streams) {
  for (const [name, events] of streams) {
    const [started] = events;
    if (started?.event.type !== 'RehearsalStarted') continue;
    const ended = bodiesOf(events, 'RehearsalCompleted', 'RehearsalCancelled').length;
    if (ended !== 1) yield `${name} ended ${String(ended)} times`;
    const asked = bodiesOf(events, 'QuestionRehearsed').map(({ messageId }) => messageId);
    if (new Set(asked).size < asked.length) yield `${name} asked a question twice`;
  }
}

/** What an owner has to know at once has one letter, and nothing else has. */
function* ofAlerts({ ledger }: Installation, all: Recorded) {
  const meant = all
    .filter(({ event: { type, data } }) => isUrgent(type, data as Body))
    .map(({ id }) => `notification-${namedId(`notification ${id} ${ownerId}`)}-1`);
  for (const attempt of meant) if (!ledger.letters.has(attempt)) yield `${attempt} was never sent`;
  for (const attempt of ledger.letters) if (!meant.includes(attempt)) yield `${attempt} was about nothing`;
}

function isUrgent(type: string, { outcome, seconds, refusal, wasConfirmed, isCancel }: Body): boolean {
  if (['LeadCaptured', 'EmergencyRecognised', 'HandOffRequested', 'RecordingLost'].includes(type))
    return true;
  if (type === 'CallEnded') return outcome === 'missed';
  if (type === 'VoicemailTaken') return Number(seconds) > 0;
  if (type === 'TextLinkRefused') return refusal === 'recording-not-confirmed';
  if (type === 'TextLinkLapsed') return String(wasConfirmed) === 'true';
  return type === 'OptedOut' && String(isCancel) === 'true';
}

/** What was taught can be quoted. */
function* ofFacts({ shelves }: Installation, streams: Streams) {
  for (const [name, events] of streams) {
    const taught = bodiesOf(events, 'FactTaught').map(({ factId }) => factId);
    const tenant = name.slice('knowledge-'.length);
    const quotable = (shelves.taught.get(tenant) ?? []).map(({ factId }) => factId);
    if (taught.length > 0 && !isDeepStrictEqual(quotable, taught))
      yield `${name} has facts that are not quoted`;
  }
}

/** A read model holds what a new one would hold. */
function* ofReadModels({ tables }: Installation, all: Recorded) {
  for (const { name, rows } of tables.tables) {
    if (!isDeepStrictEqual(rows, freshRows(name, all))) yield `${name} is not what the log says`;
  }
}

const folder =
  <State, Event extends Happened>({
    evolve,
    initial,
  }: Pick<Decider<State, never, Event, never>, 'evolve' | 'initial'>) =>
  (events: readonly Happened[]): unknown =>
    fold(evolve, initial, events as readonly Event[]);

const foldOf: Readonly<Record<string, (events: readonly Happened[]) => unknown>> = {
  account: folder(account),
  allowance: folder(allowance),
  call: folder(call),
  consent: folder(consent),
  conversation: folder(conversation),
  crawl: folder(crawl),
  desk: folder(desk),
  disclosure: folder(disclosure),
  erasure: folder(erasure),
  installation: folder(installation),
  knowledge: folder(knowledge),
  lead: folder(lead),
  line: folder(line),
  member: folder(member),
  look: folder(look),
  mailbox: folder(mailbox),
  pairing: folder(pairing),
  notification: folder(notification),
  reach: folder(reach),
  rehearsal: folder(rehearsal),
  webhook: folder(webhook),
  delivery: folder(delivery),
  subscription: folder(subscription),
  report: folder(report),
  retention: folder(retention),
  thread: folder(thread),
  transcript: folder(transcript),
};
