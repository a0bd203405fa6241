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
import { ownIn, type Captured, type Own } from './own.js';
import { soundsOf, type Heard } from './sounds-of.js';
import { textNotesOf } from './text-notes.js';
import { textsTold, type TextsTold } from './texts-told.js';

/** What one copy holds at most; what is beyond is named in it. Characters are those of words; bytes are those of sounds. */
export const gatherLimits = {
  ...{ conversationCountMax: 300, callCountMax: 300, shareCountMax: 1_000, noteCountMax: 1_000 },
  ...{ characterCountMax: 20_000_000, byteCountMax: 100_000_000 },
} as const;

export type Limits = { readonly [Name in keyof typeof gatherLimits]: number };

interface Asked extends Pick<Disclosure, 'subjectIds' | 'leadId' | 'proof' | 'requestedAt'> {
  readonly tenant: string;
  /** The one that was proved; null where the business vouches for them. */
  readonly address: string | null;
  readonly disclosureId: string;
}

/** Everything that is kept about a person, from any id of theirs: what an erasure of theirs would reach, and no word of anybody else. */
export const gather =
  (needs: GatherNeeds, limits: Limits = gatherLimits) =>
  async ({
    tenant,
    disclosureId,
    subjectIds: given,
    proof,
    requestedAt,
    ...shown
  }: Asked): Promise<Gathered> => {
    await needs.caughtUp();
    const person = await whose(needs.links, tenant, { subjectIds: given, proof });
    const { state: retention } = await needs.handleRetention.load(tenant, tenant);
    const { open, count } = opening();
    const of: Of = {
      ...{ needs, tenant, person, limits, open },
      goesAt: (endedAt) => sameClockLater(endedAt, 'UTC', { months: retention.months }),
      read: async (category, id) =>
        (await needs.store.readStream(tenant, { category, id })).map(({ event }) => event),
    };
    const captured = await capturedOf(of);
    const kept = await talksOf(of);
    const own = ownIn(
      { ...shown, given },
      captured.map(({ data }) => data),
      [...kept.values()],
    );
    const talks = await conversationsOf(of, kept, own);
    const calls = await callsOf(of, talks.standings, own);
    const texts = await textsOf(of, talks.standings, own);
    const noted = await textNotesOf({
      ...{ ...of, ...talks, talks: kept, own },
      ...{ subjectIds: person.subjectIds, noteCountMax: limits.noteCountMax },
    });
    const sounds = await soundsOf(needs.blobs, calls.heard, { tenant, byteCountMax: limits.byteCountMax });
    const found = await needs.sharesOf(tenant, person.subjectIds, limits.shareCountMax + 1);
    const told = new Set(texts.texts.map(({ requestId }) => requestId));
    const shares = found.filter(({ requestId, subjectId }) => {
      const standing = talks.standings.get(requestId);
      if (standing !== undefined) return standing !== 'somebody-else';
      return told.has(requestId) || own.visitorIds.has(subjectId);
    });
    const rehearsals = await rehearsalsOf(of, talks.withheld, own);
    const leads = captured.filter(({ data }) => own.leadIds.has(data.leadId));
    const isCut = found.length > limits.shareCountMax;
    const disclosed: Disclosed = {
      ...{ disclosureId, requestedAt, proof, person, madeAt: needs.businessNow(tenant) },
      party: await needs.partyOf(tenant),
      leads: leads.map((one) => leadTold(one, open)),
      conversations: talks.conversations,
      calls: sounds.calls,
      ...{ texts: texts.texts, words: texts.words, optOut: texts.optOut },
      textNotes: noted.textNotes,
      consents: byTime([...talks.consents, ...calls.consents, ...texts.consents]),
      shares: shares.slice(0, limits.shareCountMax),
      rehearsals,
      retention: { months: retention.months },
      leftOut: [
        ...captured
          .filter((one) => !leads.includes(one))
          .map(({ data }) => ({ what: 'lead', id: data.leadId, why: 'second-person', count: 1 }) as const),
        ...talks.leftOut,
        ...calls.leftOut,
        ...sounds.leftOut,
        ...texts.leftOut,
        ...noted.leftOut,
        ...(isCut ? [{ what: 'shares', id: '', why: 'too-many', count: 1 } as const] : []),
      ],
    };
    return { disclosed, sounds: sounds.files, isErased: count() === 0 };
  };

interface Of {
  readonly needs: GatherNeeds;
  readonly tenant: string;
  readonly person: Person;
  readonly limits: Limits;
  readonly open: Open;
  readonly goesAt: (endedAt: string) => string;
  readonly read: (category: string, id: string) => Promise<readonly Happened[]>;
}

type Talks = ReadonlyMap<string, readonly ConversationEvent[]>;

/** The newest ones, newest first. */
async function talksOf({ person, limits, read }: Of): Promise<Talks> {
  const talks = new Map<string, readonly ConversationEvent[]>();
  for (const id of person.conversationIds.toReversed().slice(0, limits.conversationCountMax))
    talks.set(id, (await read('conversation', id)) as readonly ConversationEvent[]);
  return talks;
}

async function conversationsOf({ person, limits, open, goesAt, read }: Of, talks: Talks, own: Own) {
  const conversations: DisclosedConversation[] = [];
  const consents: DisclosedConsent[] = [];
  const leftOut: LeftOut[] = [];
  const withheld = new Set<string>();
  const standings = new Map<string, Standing>();
  let characterCount = 0;
  for (const conversationId of person.conversationIds.toReversed()) {
    const events = talks.get(conversationId);
    if (events === undefined || characterCount > limits.characterCountMax) {
      const why = events === undefined ? 'too-many' : 'too-large';
      leftOut.push({ what: 'conversation', id: conversationId, why, count: 1 });
      // Nobody has looked whose its words are.
      standings.set(conversationId, 'somebody-else');
      continue;
    }
    const mailings = (await read('transcript', conversationId)) as readonly TranscriptEvent[];
    const told = conversationTold({ conversationId, events, mailings, own, goesAt, open });
    const { conversation } = told;
    characterCount += JSON.stringify(conversation).length;
    conversations.push(conversation);
    consents.push(...told.consents);
    standings.set(conversationId, conversation.standing);
    for (const id of told.withheld) withheld.add(id);
    const of = { id: conversationId, why: 'second-person' } as const;
    if (conversation.standing === 'somebody-else') leftOut.push({ ...of, what: 'conversation', count: 1 });
    if (conversation.withheldCount > 0)
      leftOut.push({ ...of, what: 'message', count: conversation.withheldCount });
    if (conversation.withheldNoteCount > 0)
      leftOut.push({ ...of, what: 'note', count: conversation.withheldNoteCount });
  }
  return { conversations, consents, leftOut, withheld, standings };
}

async function callsOf(
  { person, limits, open, goesAt, read }: Of,
  standings: ReadonlyMap<string, Standing>,
  own: Own,
) {
  const heard: Heard[] = [];
  const consents: DisclosedConsent[] = [];
  const leftOut: LeftOut[] = [];
  for (const [number, callId] of person.callIds.toReversed().entries()) {
    if (number >= limits.callCountMax) {
      leftOut.push({ what: 'recording', id: callId, why: 'too-many', count: 1 });
      continue;
    }
    const events = (await read('call', callId)) as readonly CallEvent[];
    const isOwn = events.some(({ type, data }) => type === 'CallRang' && own.visitorIds.has(data.contactId));
    const standing = standings.get(callId) ?? (isOwn ? 'whole' : 'somebody-else');
    const told = callTold({ events, standing, goesAt, open });
    if (told === undefined) continue;
    heard.push(told);
    consents.push(...told.consents);
  }
  return { heard, consents, leftOut };
}

/** From a number of which several people call nobody knows who texted, unless the number itself was what they showed. */
async function textsOf({ person, open, read }: Of, standings: ReadonlyMap<string, Standing>, own: Own) {
  const told: TextsTold[] = [];
  for (const id of person.subjectIds) {
    const events = (await read('consent', id)) as readonly ConsentEvent[];
    const isTheirs = (place: string): boolean =>
      (standings.get(place) ?? (own.visitorIds.has(id) ? 'whole' : 'somebody-else')) !== 'somebody-else';
    told.push(textsTold(events, isTheirs, open));
  }
  const leftOutCount = told.reduce((sum, one) => sum + one.leftOutCount, 0);
  return {
    texts: told.flatMap(({ texts }) => texts),
    words: told.flatMap(({ words }) => words),
    consents: told.flatMap(({ consents }) => consents),
    optOut: optOutIn(told.map(({ own: events }) => events)),
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

interface LeadKept {
  readonly data: Captured;
  readonly contactedAt: string | null;
  readonly notes: readonly Noted[];
}
type Noted = Extract<LeadEvent, { type: 'LeadNoted' }>['data'];

async function capturedOf({ person, read }: Of): Promise<readonly LeadKept[]> {
  const leads: LeadKept[] = [];
  for (const id of person.leadIds) {
    const events = (await read('lead', id)) as readonly LeadEvent[];
    const contacted = events.find(({ type }) => type === 'LeadContacted');
    const contactedAt = contacted?.type === 'LeadContacted' ? contacted.data.contactedAt : null;
    const notes = events.flatMap((event) => (event.type === 'LeadNoted' ? [event.data] : []));
    for (const { type, data } of events)
      if (type === 'LeadCaptured' || type === 'LeadImported') leads.push({ data, contactedAt, notes });
  }
  return leads;
}

const leadTold = ({ data, contactedAt, notes }: LeadKept, open: Open): DisclosedLead => {
  const { leadId, name, email, phone, note } = data;
  const answers = 'answers' in data ? (open(data.answers) ?? []) : [];
  return {
    ...{ leadId, contactedAt },
    ...('capturedAt' in data
      ? { conversationId: data.conversationId, capturedAt: data.capturedAt }
      : { conversationId: null, capturedAt: data.importedAt }),
    ...{ name: open(name), email: open(email), phone: open(phone), note: open(note) },
    answers: answers.map(({ label, value }) => ({ label, value })),
    staffNotes: notes.map(({ text, notedAt }) => ({ text: open(text), notedAt })),
  };
};

async function rehearsalsOf(
  { needs, tenant, open, read }: Of,
  withheld: ReadonlySet<string>,
  own: Own,
): Promise<readonly DisclosedRehearsal[]> {
  const found: DisclosedRehearsal[] = [];
  for (const id of await needs.rehearsalsOf(tenant, [...own.visitorIds])) {
    for (const { type, data } of (await read('rehearsal', id)) as readonly RehearsalEvent[]) {
      if (type !== 'QuestionRehearsed' || !own.visitorIds.has(data.visitorId)) continue;
      const comparison = withheld.has(data.messageId) ? null : open(data.comparison);
      if (comparison === null) continue;
      found.push({ rehearsalId: id, messageId: data.messageId, ...comparison, at: data.rehearsedAt });
    }
  }
  return found;
}

const byTime = (consents: readonly DisclosedConsent[]): readonly DisclosedConsent[] =>
  consents.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
