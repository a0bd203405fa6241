import type {
  Disclosure,
  DisclosureCommand,
  DisclosureEvent,
  DisclosureReason,
} from '../../domain/disclosure/disclosure.js';
import type { Links } from '../erasure/whose.js';
import type { Handle } from '../handling/handle.js';
import type { BlobStore } from '../ports/blob-store.js';
import type { BusinessClock } from '../ports/business-clock.js';
import type { EventStore } from '../ports/event-store.js';
import type { HandleRetention } from '../retention/needs.js';
import type { DisclosedShare, Party } from './disclosed.js';

export type HandleDisclosure = Handle<Disclosure, DisclosureCommand, DisclosureEvent, DisclosureReason>;

/** Where it stands what is kept about somebody. */
export interface GatherNeeds {
  /** The same as an erasure follows, so that whoever gets a copy gets what would be erased. */
  readonly links: Links;
  /** Resolves once the read models have seen all that is in the log at this moment. Raises `read-models-behind`. */
  readonly caughtUp: () => Promise<void>;
  readonly store: Pick<EventStore, 'readStream'>;
  readonly blobs: Pick<BlobStore, 'get'>;
  readonly handleRetention: HandleRetention;
  /** Newest first, at most `countMax`. */
  readonly sharesOf: (
    tenant: string,
    subjectIds: readonly string[],
    countMax: number,
  ) => Promise<readonly DisclosedShare[]>;
  /** Rehearsals in which something changed that this person had asked. */
  readonly rehearsalsOf: (tenant: string, subjectIds: readonly string[]) => Promise<readonly string[]>;
  readonly partyOf: (tenant: string) => Promise<Party>;
  readonly businessNow: BusinessClock;
}
