import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { TranscriptEvent } from '../../domain/transcript/transcript.js';
import type { DisclosedConsent, DisclosedConversation, DisclosedMessage } from './disclosed.js';
import type { Open } from './opened.js';
import type { Own } from './own.js';
import { secondPersonIn } from './second-person.js';

type DataOf<Name> = Extract<ConversationEvent, { type: Name }>['data'];

interface Of {
  readonly conversationId: string;
  readonly events: readonly ConversationEvent[];
  readonly mailings: readonly TranscriptEvent[];
  readonly own: Own;
  /** When it goes by itself, by the end of it. */
  readonly goesAt: (endedAt: string) => string;
  readonly open: Open;
}

/** One conversation, without what is somebody else's. `withheld`: the messages that are. */
export function conversationTold({ conversationId, events, mailings, own, goesAt, open }: Of): {
  readonly conversation: DisclosedConversation;
  readonly consents: readonly DisclosedConsent[];
  readonly withheld: ReadonlySet<string>;
} {
  const { standing, withheld } = secondPersonIn(events, own);
  const isGone = events.some(({ type }) => type === 'ConversationExpired');
  const isTheirs = standing !== 'somebody-else';
  const shown = isTheirs && !isGone ? events : [];
  const isKept = (messageId: string): boolean => !withheld.has(messageId);
  const started = pick(events, 'ConversationStarted')[0];
  const endedAt = lastAt(events);
  const notes = pick(shown, 'NoteTaken').map(({ text, takenAt: notedAt }) => ({ text: open(text), notedAt }));
  const isOfOne = standing === 'whole';
  const staffNotes = isOfOne ? notes : [];
  const messages = messagesIn(shown, open);
  const mine = messages.filter(({ messageId, inReplyTo }) => isKept(messageId) && isKept(inReplyTo));
  return {
    withheld,
    conversation: {
      conversationId,
      standing: isGone ? 'gone' : standing,
      channel: started?.channel ?? null,
      startedAt: started?.startedAt ?? null,
      pageUrl: isTheirs && started !== undefined ? (open(started.opening)?.pageUrl ?? null) : null,
      language: isTheirs ? (started?.language ?? null) : null,
      device: isTheirs ? (started?.device ?? null) : null,
      messages: mine.map(({ inReplyTo: _, ...message }) => message),
      details: pick(shown, 'ContactDetailTold').flatMap(({ messageId, detail, value, toldAt: at }) => {
        const told = isKept(messageId) ? open(value) : null;
        return told === null ? [] : [{ detail, value: told, at }];
      }),
      ...saidByPage(isOfOne ? shown : [], open),
      emergencies: pick(shown, 'EmergencyRecognised').map(({ kind, recognisedAt: at }) => ({ kind, at })),
      personsAt: personsIn(shown),
      handOffsAt: pick(shown, 'HandOffRequested').map(({ requestedAt }) => requestedAt),
      mailedTo: isTheirs ? mailedTo(mailings, open) : [],
      staffNotes,
      withheldCount: messages.length - mine.length,
      withheldNoteCount: notes.length - staffNotes.length,
      endedAt,
      goesAt: isGone || endedAt === null ? null : goesAt(endedAt),
    },
    consents: isTheirs ? consentsIn(conversationId, ownOf(events, own), mailings) : [],
  };
}

function messagesIn(
  events: readonly ConversationEvent[],
  open: Open,
): readonly (DisclosedMessage & { readonly inReplyTo: string })[] {
  const heard = new Map(pick(events, 'ReplyInterrupted').map((data) => [data.replyId, open(data.heard)]));
  const ratings = new Map(pick(events, 'ReplyRated').map(({ replyId, rating }) => [replyId, rating]));
  return events.flatMap(({ type, data }): readonly (DisclosedMessage & { readonly inReplyTo: string })[] => {
    if (type === 'MessageReceived')
      return [{ ...asked, messageId: data.messageId, at: data.receivedAt, text: open(data.text) }];
    if (type === 'PersonReplied') {
      const { replyId: messageId, repliedAt: at, text } = data;
      return [{ ...asked, from: 'person', messageId, at, text: open(text) }];
    }
    if (type !== 'ReplySent') return [];
    const { replyId: messageId, inReplyTo, kind, provenance } = data;
    return [
      {
        ...{ messageId, inReplyTo, kind, from: 'desk' as const, at: data.sentAt, text: open(data.text) },
        ...{ heard: heard.get(messageId) ?? null, rating: ratings.get(messageId) ?? null },
        model: provenance.model,
        sources: (open(data.sources) ?? []).map(({ title, url, excerpt }) => ({ title, url, excerpt })),
        consulted: open(data.consulted) ?? [],
      },
    ];
  });
}

/** What the website said of them, and what the page said. */
const saidByPage = (
  events: readonly ConversationEvent[],
  open: Open,
): Pick<DisclosedConversation, 'identities' | 'pageContexts'> => ({
  identities: pick(events, 'VisitorIdentified').flatMap(({ identity, identifiedAt: at }) => {
    const said = open(identity);
    return said === null ? [] : [{ ...said, at }];
  }),
  pageContexts: pick(events, 'PageContextTold').flatMap(({ context, toldAt: at }) => {
    const said = open(context);
    return said === null ? [] : [{ said, at }];
  }),
});

/** When a person came in the desk's place, and left. */
const personsIn = (events: readonly ConversationEvent[]): DisclosedConversation['personsAt'] =>
  events.flatMap(({ type, data }): DisclosedConversation['personsAt'] => {
    if (type === 'TakenOver') return [{ at: data.takenAt, isThere: true }];
    return type === 'HandedBack' ? [{ at: data.handedBackAt, isThere: false }] : [];
  });

const asked = {
  ...{ from: 'you' as const, inReplyTo: '', heard: null, kind: null, model: null, rating: null },
  ...{ sources: [], consulted: [] },
};

function mailedTo(events: readonly TranscriptEvent[], open: Open): DisclosedConversation['mailedTo'] {
  return events.flatMap(({ type, data }) => {
    const address = type === 'TranscriptRequested' ? open(data.address) : null;
    if (type !== 'TranscriptRequested' || address === null) return [];
    const sent = events.find((one) => one.type === 'TranscriptSent' && one.data.requestId === data.requestId);
    const sentAt = sent?.type === 'TranscriptSent' ? sent.data.sentAt : null;
    return [{ address, askedAt: data.requestedAt, sentAt }];
  });
}

/** Without what a second person confirmed. */
const ownOf = (events: readonly ConversationEvent[], own: Own): readonly ConversationEvent[] =>
  events.filter(({ type, data }) => type !== 'ContactDetailsConfirmed' || own.leadIds.has(data.leadId));

function consentsIn(
  of: string,
  events: readonly ConversationEvent[],
  mailings: readonly TranscriptEvent[],
): readonly DisclosedConsent[] {
  const one = (at: string, what: DisclosedConsent['what'], version: string | null = null) => ({
    at,
    what,
    of,
    version,
    words: null,
  });
  return [
    ...pick(events, 'NoticeShown').map(({ shownAt, noticeVersion }) =>
      one(shownAt, 'notice-shown', noticeVersion),
    ),
    ...pick(events, 'ContactDetailsConfirmed').map(({ confirmedAt }) =>
      one(confirmedAt, 'details-confirmed'),
    ),
    ...mailings.flatMap(({ type, data }) => {
      if (type === 'TranscriptRequested') return [one(data.requestedAt, 'transcript-asked')];
      if (type === 'TranscriptConfirmed') return [one(data.confirmedAt, 'transcript-confirmed')];
      return type === 'TranscriptSent' ? [one(data.sentAt, 'transcript-sent')] : [];
    }),
  ];
}

const pick = <Name extends ConversationEvent['type']>(
  events: readonly ConversationEvent[],
  name: Name,
): readonly DataOf<Name>[] =>
  events.flatMap(({ type, data }) => (type === name ? [data as DataOf<Name>] : []));

/** When the last of it happened that counts for how long it is kept. */
function lastAt(events: readonly ConversationEvent[]): string | null {
  const times = events.flatMap(({ type, data }) => {
    if (type === 'MessageReceived') return [data.receivedAt];
    if (type === 'ReplySent') return [data.sentAt];
    if (type === 'PersonReplied') return [data.repliedAt];
    if (type === 'ConversationStarted') return [data.startedAt];
    return type === 'ConversationClosed' ? [data.closedAt] : [];
  });
  return times.at(-1) ?? null;
}
