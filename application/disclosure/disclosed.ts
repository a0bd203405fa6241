import type { Identity, PageContext } from '../../domain/conversation/conversation.js';
import type { DisclosureCounts, DisclosureProof } from '../../domain/disclosure/disclosure.js';
import type { Refusal } from '../../domain/consent/consent.js';
import type { Person } from '../../domain/erasure/erasure.js';

/** Who decides what is asked and what for, and who runs the desk for them. */
export interface Party {
  readonly business: string | null;
  readonly website: string | null;
  readonly operator: string;
  readonly contact: string;
  readonly privacyUrl: string;
  readonly requestsUrl: string;
}

/**
 * Whether its words are in the copy. `part`: without the messages in which somebody else's details stand. `somebody-else`: another person
 * held it, and its words are theirs. `gone`: its time was over, or it was erased.
 */
export type Standing = 'whole' | 'part' | 'somebody-else' | 'gone';

export interface DisclosedMessage {
  readonly messageId: string;
  readonly from: 'you' | 'desk' | 'person';
  readonly at: string;
  readonly text: string | null;
  /** As far as it was heard, where the caller spoke before its end. */
  readonly heard: string | null;
  /** Of a reply: what it is, and how it was made. */
  readonly kind: string | null;
  readonly model: string | null;
  readonly sources: readonly {
    readonly title: string;
    readonly url: string | null;
    readonly excerpt: string;
  }[];
  /** Passages that it could have rested on, by their ids. */
  readonly consulted: readonly string[];
  readonly rating: 'good' | 'bad' | null;
}

export interface DisclosedConversation {
  readonly conversationId: string;
  readonly standing: Standing;
  readonly channel: 'chat' | 'phone' | null;
  readonly startedAt: string | null;
  readonly pageUrl: string | null;
  readonly language: string | null;
  readonly device: string | null;
  readonly messages: readonly DisclosedMessage[];
  /** Details as they were understood out of the messages. */
  readonly details: readonly { readonly detail: string; readonly value: string; readonly at: string }[];
  /** Who the business's website said they are, signed by it. Of a conversation without a second person: nobody can tell which of two it meant. */
  readonly identities: readonly (Identity & { readonly at: string })[];
  /** What the page said with a message; as above. */
  readonly pageContexts: readonly { readonly at: string; readonly said: PageContext }[];
  readonly emergencies: readonly { readonly kind: string; readonly at: string }[];
  /** When a person was asked for. */
  readonly handOffsAt: readonly string[];
  /** When a person of the business came in the assistant's place, and left. */
  readonly personsAt: readonly { readonly at: string; readonly isThere: boolean }[];
  /** Addresses to which the conversation was to be sent. */
  readonly mailedTo: readonly {
    readonly address: string;
    readonly askedAt: string;
    readonly sentAt: string | null;
  }[];
  /** Of a conversation without a second person: nobody can tell whom of two a note is about. */
  readonly staffNotes: readonly StaffNote[];
  readonly withheldCount: number;
  readonly withheldNoteCount: number;
  readonly endedAt: string | null;
  /** When it goes by itself; null where it is gone. */
  readonly goesAt: string | null;
}

interface DisclosedSound {
  /** In this package; null where it is left out. */
  readonly file: string | null;
  readonly sha256: string;
  readonly durationMs: number;
}

export interface DisclosedCall {
  readonly callId: string;
  readonly standing: Standing;
  readonly number: string | null;
  readonly forwardedFrom: string | null;
  readonly attestation: string | null;
  readonly rangAt: string;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
  readonly seconds: number | null;
  readonly outcome: string | null;
  readonly isAfterHours: boolean;
  readonly recording: DisclosedSound | null;
  readonly messageLeft: DisclosedSound | null;
  readonly goesAt: string | null;
}

/** What somebody of the business wrote down for the others. */
export interface StaffNote {
  readonly text: string | null;
  readonly notedAt: string;
}

export interface DisclosedLead {
  readonly leadId: string;
  /** Null where it came out of a list that the business had before. */
  readonly conversationId: string | null;
  readonly capturedAt: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly note: string | null;
  readonly answers: readonly { readonly label: string; readonly value: string }[];
  readonly contactedAt: string | null;
  readonly staffNotes: readonly StaffNote[];
}

/** A text that was asked for in a call. */
export interface DisclosedText {
  readonly requestId: string;
  readonly callId: string;
  readonly number: string | null;
  readonly askedAt: string;
  readonly askedWords: string | null;
  readonly question: string | null;
  readonly answer: string | null;
  readonly confirmedAt: string | null;
  readonly body: string | null;
  readonly sentAt: string | null;
  readonly became:
    | 'asked'
    | 'confirmed'
    | 'declined'
    | 'refused'
    | 'sent'
    | 'accepted'
    | 'rejected'
    | 'delivered'
    | 'undelivered'
    | 'unknown'
    | 'lapsed';
  /** Why it was refused; null where it was not. */
  readonly refusal: Refusal | null;
  readonly becameAt: string;
}

/** What they texted, or said about texts. */
export interface DisclosedWord {
  readonly messageId: string;
  readonly kind: 'stop' | 'cancel' | 'start' | 'late-start' | 'help' | 'other';
  readonly via: 'text' | 'call' | 'chat' | 'e-mail';
  readonly number: string | null;
  readonly words: string | null;
  readonly at: string;
}

export interface DisclosedConsent {
  readonly at: string;
  readonly what:
    | 'notice-shown'
    | 'details-confirmed'
    | 'transcript-asked'
    | 'transcript-confirmed'
    | 'transcript-sent'
    | 'announcement-said'
    | 'recording-began'
    | 'recording-agreed'
    | 'recording-declined'
    | 'recording-stored'
    | 'recording-removed-there'
    | 'erasure-asked'
    | 'text-asked'
    | 'text-confirmed'
    | 'text-declined'
    | 'texts-refused'
    | 'texts-wanted';
  /** Of which conversation, call or request. */
  readonly of: string;
  readonly words: string | null;
  /** The version of the notice or announcement. */
  readonly version: string | null;
}

export interface DisclosedShare {
  readonly processor: string;
  readonly purpose: string;
  readonly categories: readonly string[];
  /** Which id of theirs it was about. */
  readonly subjectId: string;
  readonly requestId: string;
  readonly at: string;
}

/** A question of theirs that was asked again before a change of the desk. */
export interface DisclosedRehearsal {
  readonly rehearsalId: string;
  readonly messageId: string;
  readonly question: string;
  readonly before: string;
  readonly after: string;
  readonly at: string;
}

/** `second-person`: somebody else stands in it. `too-large`, `too-many`: beyond what one copy holds. */
export interface LeftOut {
  readonly what: 'lead' | 'conversation' | 'message' | 'note' | 'recording' | 'text' | 'rehearsal' | 'shares';
  readonly id: string;
  readonly why: 'second-person' | 'too-large' | 'too-many';
  readonly count: number;
}

/** Everything that is kept about one person, as `data.json` holds it. */
export interface Disclosed {
  readonly madeAt: string;
  readonly disclosureId: string;
  readonly requestedAt: string;
  readonly proof: DisclosureProof;
  readonly party: Party;
  /** By which ids they are known here: the same that an erasure of theirs would clear. */
  readonly person: Person;
  readonly leads: readonly DisclosedLead[];
  readonly conversations: readonly DisclosedConversation[];
  readonly calls: readonly DisclosedCall[];
  readonly texts: readonly DisclosedText[];
  readonly words: readonly DisclosedWord[];
  readonly textNotes: readonly StaffNote[];
  readonly consents: readonly DisclosedConsent[];
  readonly optOut: { readonly isOptedOut: boolean; readonly since: string | null };
  readonly shares: readonly DisclosedShare[];
  readonly rehearsals: readonly DisclosedRehearsal[];
  readonly retention: { readonly months: number };
  readonly leftOut: readonly LeftOut[];
}

/** A copy, and the sounds in it by their file names. */
export interface Gathered {
  readonly disclosed: Disclosed;
  readonly sounds: ReadonlyMap<string, Uint8Array>;
  /** Nothing personal can be read any more. */
  readonly isErased: boolean;
}

export const countsOf = ({ disclosed, sounds }: Gathered): DisclosureCounts => ({
  conversations: disclosed.conversations.length,
  calls: disclosed.calls.length,
  recordings: sounds.size,
  leads: disclosed.leads.length,
  texts: disclosed.texts.length + disclosed.words.length,
  shares: disclosed.shares.length,
  leftOut: disclosed.leftOut.reduce((sum, { count }) => sum + count, 0),
});
