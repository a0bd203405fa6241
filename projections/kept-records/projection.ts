import type { CallEvent } from '../../domain/call/call.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { Projection } from '../kernel/projection.js';

export interface KeptRow {
  readonly isCall: boolean;
  /** When the last of it happened: the time that it may be kept for begins there. */
  readonly endedAt: string;
  readonly recordingBlobId: string | null;
  readonly messageBlobId: string | null;
}

const put = (key: string, set: Partial<KeptRow>) => [{ change: 'put', key, set }] as const;

/**
 * When each conversation and call ended, as long as it is kept: a run of retention looks here. A call and what was said in it have one id
 * and are one row.
 */
export const keptRecords: Projection<CallEvent | ConversationEvent, KeptRow> = {
  name: 'kept-records',
  version: 2,
  scope: 'tenant',
  on: {
    NoticeShown: ({ shownAt }, { entity }) => put(entity, { endedAt: shownAt }),
    ConversationStarted: ({ startedAt }, { entity }) => put(entity, { endedAt: startedAt }),
    MessageReceived: ({ receivedAt }, { entity }) => put(entity, { endedAt: receivedAt }),
    PersonReplied: ({ repliedAt }, { entity }) => put(entity, { endedAt: repliedAt }),
    ReplySent: ({ sentAt }, { entity }) => put(entity, { endedAt: sentAt }),
    ConversationClosed: ({ closedAt }, { entity }) => put(entity, { endedAt: closedAt }),
    ConversationExpired: (_expired, { entity: key }) => [{ change: 'remove', where: { key } }],

    CallRang: ({ rangAt }, { entity }) => put(entity, { isCall: true, endedAt: rangAt }),
    CallEnded: ({ endedAt }, { entity }) => put(entity, { endedAt }),
    RecordingStored: ({ blobId }, { entity }) => put(entity, { recordingBlobId: blobId }),
    MessageStored: ({ blobId }, { entity }) => put(entity, { messageBlobId: blobId }),
    CallExpired: (_expired, { entity: key }) => [{ change: 'remove', where: { key } }],
  },
};
