import type {
  Counts,
  EndedRecord,
  EndedText,
  Retention,
  RetentionCommand,
  RetentionEvent,
  RetentionReason,
} from '../../domain/retention/retention.js';
import type { HandleCall } from '../call/needs.js';
import type { HandleConversation } from '../conversation/start-conversation.js';
import type { Handle } from '../handling/handle.js';
import type { ErasableBlobs } from '../ports/blob-store.js';
import type { BusinessClock } from '../ports/business-clock.js';
import type { EventStore } from '../ports/event-store.js';
import type { KeyVault } from '../ports/key-vault.js';
import type { Snapshots } from '../ports/snapshots.js';
import type { Telephony } from '../ports/telephony.js';
import type { Usage } from '../ports/usage.js';

export type HandleRetention = Handle<Retention, RetentionCommand, RetentionEvent, RetentionReason>;

interface Asked {
  readonly before: string;
  /** Ids that are known already. */
  readonly without: readonly string[];
  readonly countMax: number;
}

/** A call with the evidence of a text stays until its owner has known of its end for long enough, and no longer than the longest time. */
interface Notice {
  /** What was told before has been known for long enough. */
  readonly toldBefore: string;
  /** What ended before then goes in any case. */
  readonly atLatest: string;
}

/** Where it stands what is kept, and since when. */
export interface Kept {
  /** Conversations and calls that ended before an instant, the oldest first, with the texts asked for in them. */
  readonly ended: (
    tenant: string,
    asked: Asked & Notice,
  ) => Promise<readonly (EndedRecord & { readonly texts: readonly EndedText[] })[]>;
  /** What was texted, or said about texts, before an instant. */
  readonly endedTexts: (tenant: string, asked: Asked) => Promise<readonly EndedText[]>;
  /** What ended before an instant, in numbers, and when the oldest of the rest ended. */
  readonly standing: (
    tenant: string,
    asked: Notice & { readonly before: string },
  ) => Promise<{ readonly counts: Omit<Counts, 'visits'>; readonly oldestAt: string | null }>;
  /** Texts that went out in calls which ended within a time and of which nobody was told yet. */
  readonly endingTexts: (
    tenant: string,
    asked: { readonly from: string; readonly before: string; readonly countMax: number },
  ) => Promise<readonly { readonly requestId: string; readonly callId: string; readonly endedAt: string }[]>;
}

/** Where copies stand, and how each is done away with. */
export interface Copies {
  readonly handleConversation: HandleConversation;
  readonly handleCall: HandleCall;
  readonly vault: Pick<KeyVault, 'forgetContainer'>;
  readonly store: Pick<EventStore, 'eraseSealed'>;
  readonly blobs: Pick<ErasableBlobs, 'forget'>;
  readonly snapshots: Pick<Snapshots, 'forget'>;
  readonly usage: Pick<Usage, 'forget'>;
  /** Undefined where there is no phone company. */
  readonly telephony: Pick<Telephony, 'removeRecording'> | undefined;
}

export interface RetentionNeeds {
  readonly handleRetention: HandleRetention;
  readonly kept: Kept;
  readonly usage: Pick<Usage, 'standing'>;
  readonly copies: Copies;
  readonly timeZoneOf: (tenant: string) => Promise<string>;
  readonly businessNow: BusinessClock;
}
