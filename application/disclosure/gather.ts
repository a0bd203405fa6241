import type { CallEvent } from '../../domain/call/call.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { Disclosure } from '../../domain/disclosure/disclosure.js';
import type { Person } from '../../domain/erasure/erasure.js';
import type { Happened } from '../../domain/kernel/decider.js';
import type { LeadEvent } from '../../domain/lead/lead.js';
import type { RehearsalEvent } from '../../domain/rehearsal/rehearsal.js';
import type { TranscriptEvent } from '../../domain/transcript/transcript.js';
import { sameClockLater } from '../due/local-time.js';
import { whose } from '../erasure/whose.js';
import { callTold } from './call-told.js';
import { conversationTold } from './conversation-told.js';
import type {
  Disclosed,
  DisclosedConsent,
  DisclosedConversation,
  DisclosedLead,
  DisclosedRehearsal,
  Gathered,
  LeftOut,
  Standing,
} from './disclosed.js';
import type { GatherNeeds } from './needs.js';
import { opening, type Open } from './opened.js';
import { soundsOf, type Heard } from './sounds-of.js';
import { textsTold, type TextsTold } from './texts-told.js';

/** What one copy holds at most; what is beyond is named in it. Characters are those of words; bytes are those of sounds. */
export const gatherLimits = {
  ...{ conversationCountMax: 300, callCountMax: 300, shareCountMax: 1_000 },
  ...{ characterCountMax: 20_000_000, byteCountMax: 100_000_000 },
} as const;

export type Limits = { readonly [Name in keyof typeof gatherLimits]: number };

interface Asked extends Pick<Disclosure, 'subjectIds' | 'proof' | 'requestedAt'> {
  readonly tenant: string;
  readonly disclosureId: string;
}

/** Everything that is kept about a person, from any id of theirs: what an erasure of theirs would reach, and no word of anybody else. */
export const gather =
  (needs: GatherNeeds, limits: Limits = gatherLimits) =>
  async ({ tenant, disclosureId, subjectIds: given, proof, requestedAt }: Asked): Promise<Gathered> => {
    await needs.caughtUp();
    const person = await whose(needs.links, tenant, given);
    const { state: retention } = await needs.handleRetention.load(tenant, tenant);
    const { open, count } = opening();
    const of: Of = {
      ...{ needs, tenant, person, given, limits, open },
      goesAt: (endedAt) => sameClockLater(endedAt, 'UTC', { months: retention.months }),
      read: async (category, id) =>
        (await needs.store.readStream(tenant, { category, id })).map(({ event }) => event),
    };
    const talks = await conversationsOf(of);
    const calls = await callsOf(of, talks.standings);
    const texts = await textsOf(of, talks);
    const sounds = await soundsOf(needs.blobs, calls.heard, { tenant, byteCountMax: limits.byteCountMax });
    const found = await needs.sharesOf(tenant, person.subjectIds, limits.shareCountMax + 1);
    const shares = found.filter(({ requestId }) => talks.standings.get(requestId) !== 'somebody-else');
    const rehearsals = await rehearsalsOf(of, talks.withheld);
    const isCut = found.length > limits.shareCountMax;
    const disclosed: Disclosed = {
      ...{ disclosureId, requestedAt, proof, person, madeAt: needs.businessNow(tenant) },
      party: await needs.partyOf(tenant),
      leads: await leadsOf(of),
      conversations: talks.conversations,
      calls: sounds.calls,
      ...{ texts: texts.texts, words: texts.words, optOut: texts.optOut },
      consents: byTime([...talks.consents, ...calls.consents, ...texts.consents]),
      shares: shares.slice(0, limits.shareCountMax),
      rehearsals,
      retention: { months: retention.months },
      leftOut: [
        ...talks.leftOut,
        ...calls.leftOut,
        ...sounds.leftOut,
        ...texts.leftOut,
        ...(isCut ? [{ what: 'shares', id: '', why: 'too-many', count: 1 } as const] : []),
      ],
    };
    return { disclosed, sounds: sounds.files, isErased: count() === 0 };
  };

interface Of {
  readonly needs: GatherNeeds;
  readonly tenant: string;
  readonly person: Person;
  /** The ids by which they proved who they are. */
  readonly given: readonly string[];
  readonly limits: Limits;
  readonly open: Open;
  readonly goesAt: (endedAt: string) => string;
  readonly read: (category: string, id: string) => Promise<readonly Happened[]>;
}

async function conversationsOf({ person, given, limits, open, goesAt, read }: Of) {
  const conversations: DisclosedConversation[] = [];
  const consents: DisclosedConsent[] = [];
  const leftOut: LeftOut[] = [];
  const withheld = new Set<string>();
  const standings = new Map<string, Standing>();
  const sharedIds = new Set<string>();
  let characterCount = 0;
  // The newest ones are in it in any case.
  for (const [number, conversationId] of person.conversationIds.toReversed().entries()) {
    const why = number >= limits.conversationCountMax ? 'too-many' : 'too-large';
    if (why === 'too-many' || characterCount > limits.characterCountMax) {
      leftOut.push({ what: 'conversation', id: conversationId, why, count: 1 });
      // Nobody has looked whose its words are.
      standings.set(conversationId, 'somebody-else');
      continue;
    }
    const told = conversationTold({
      conversationId,
      events: (await read('conversation', conversationId)) as readonly ConversationEvent[],
      mailings: (await read('transcript', conversationId)) as readonly TranscriptEvent[],
      subjectIds: person.subjectIds,
      ...{ goesAt, open },
    });
    const { conversation } = told;
    characterCount += JSON.stringify(conversation).length;
    conversations.push(conversation);
    consents.push(...told.consents);
    standings.set(conversationId, conversation.standing);
    for (const id of told.withheld) withheld.add(id);
    const of = { id: conversationId, why: 'second-person' } as const;
    if (conversation.standing === 'somebody-else') {
      leftOut.push({ ...of, what: 'conversation', count: 1 });
      if (told.visitorId !== null && !given.includes(told.visitorId)) sharedIds.add(told.visitorId);
    }
    if (conversation.withheldCount > 0)
      leftOut.push({ ...of, what: 'message', count: conversation.withheldCount });
  }
  return { conversations, consents, leftOut, withheld, standings, sharedIds };
}

async function callsOf({ person, limits, open, goesAt, read }: Of, standings: ReadonlyMap<string, Standing>) {
  const heard: Heard[] = [];
  const consents: DisclosedConsent[] = [];
  const leftOut: LeftOut[] = [];
  for (const [number, callId] of person.callIds.toReversed().entries()) {
    if (number >= limits.callCountMax) {
      leftOut.push({ what: 'recording', id: callId, why: 'too-many', count: 1 });
      continue;
    }
    const events = (await read('call', callId)) as readonly CallEvent[];
    const told = callTold({ events, standing: standings.get(callId) ?? 'whole', goesAt, open });
    if (told === undefined) continue;
    heard.push(told);
    consents.push(...told.consents);
  }
  return { heard, consents, leftOut };
}

/** From a number of which several people call nobody knows who texted, unless the number itself was the proof. */
async function textsOf(
  { person, open, read }: Of,
  { standings, sharedIds }: Pick<Awaited<ReturnType<typeof conversationsOf>>, 'standings' | 'sharedIds'>,
) {
  const told: TextsTold[] = [];
  const streams: (readonly ConsentEvent[])[] = [];
  for (const id of person.subjectIds) {
    const events = (await read('consent', id)) as readonly ConsentEvent[];
    const isTheirs = (place: string): boolean =>
      (standings.get(place) ?? (sharedIds.has(id) ? 'somebody-else' : 'whole')) !== 'somebody-else';
    streams.push(events);
    told.push(textsTold(events, isTheirs, open));
  }
  const leftOutCount = told.reduce((sum, one) => sum + one.leftOutCount, 0);
  return {
    texts: told.flatMap(({ texts }) => texts),
    words: told.flatMap(({ words }) => words),
    consents: told.flatMap(({ consents }) => consents),
    optOut: optOutIn(streams),
    leftOut:
      leftOutCount === 0
        ? []
        : [{ what: 'text', id: '', why: 'second-person', count: leftOutCount } as const],
  };
}

/** Of several numbers one is enough. */
function optOutIn(streams: readonly (readonly ConsentEvent[])[]): Disclosed['optOut'] {
  for (const events of streams) {
    const last = events.findLast(({ type }) => type === 'OptedOut' || type === 'OptedIn');
    if (last?.type === 'OptedOut') return { isOptedOut: true, since: last.data.optedOutAt };
  }
  return { isOptedOut: false, since: null };
}

async function leadsOf({ person, open, read }: Of): Promise<readonly DisclosedLead[]> {
  const leads: DisclosedLead[] = [];
  for (const id of person.leadIds) {
    const events = (await read('lead', id)) as readonly LeadEvent[];
    const captured = events.find(({ type }) => type === 'LeadCaptured');
    if (captured?.type !== 'LeadCaptured') continue;
    const { leadId, conversationId, capturedAt, name, email, phone, note, answers } = captured.data;
    const contacted = events.find(({ type }) => type === 'LeadContacted');
    leads.push({
      ...{ leadId, conversationId, capturedAt },
      ...{ name: open(name), email: open(email), phone: open(phone), note: open(note) },
      answers: (open(answers) ?? []).map(({ label, value }) => ({ label, value })),
      contactedAt: contacted?.type === 'LeadContacted' ? contacted.data.contactedAt : null,
    });
  }
  return leads;
}

async function rehearsalsOf(
  { needs, tenant, person, open, read }: Of,
  withheld: ReadonlySet<string>,
): Promise<readonly DisclosedRehearsal[]> {
  const found: DisclosedRehearsal[] = [];
  for (const id of await needs.rehearsalsOf(tenant, person.subjectIds)) {
    for (const { type, data } of (await read('rehearsal', id)) as readonly RehearsalEvent[]) {
      if (type !== 'QuestionRehearsed' || !person.subjectIds.includes(data.visitorId)) continue;
      const comparison = withheld.has(data.messageId) ? null : open(data.comparison);
      if (comparison === null) continue;
      found.push({ rehearsalId: id, messageId: data.messageId, ...comparison, at: data.rehearsedAt });
    }
  }
  return found;
}

const byTime = (consents: readonly DisclosedConsent[]): readonly DisclosedConsent[] =>
  consents.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
