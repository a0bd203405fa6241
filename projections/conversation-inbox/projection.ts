import type { ConversationEvent, Identity, PageContext } from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Projection } from '../kernel/projection.js';

export interface ConversationRow {
  readonly status: 'open' | 'closed';
  readonly noticeVersion: string;
  readonly startedAt: string;
  readonly lastMessageAt: string;
  readonly lastText: string | null;
  readonly said: string;
  readonly messageCount: number;
  readonly unansweredCount: number;
  readonly channel: string;
  readonly device: string;
  readonly openedOn: string | null;
  /** Who the business's website says the visitor is; signed by it. */
  readonly identity: Identity | null;
  /** What the page said last. */
  readonly pageContext: PageContext;
  readonly leadId: string | null;
  readonly isEmergency: boolean;
  readonly isHandedOff: boolean;
  readonly assigneeId: string | null;
  readonly isSpam: boolean;
  /** Until when what its visitor writes is not taken; null: it is taken. */
  readonly blockedUntil: string | null;
  /** The member who has it in the desk's place; null while the desk answers. */
  readonly personId: string | null;
}

export const conversationInbox: Projection<ConversationEvent, ConversationRow> = {
  name: 'conversation-inbox',
  version: 7,
  scope: 'tenant',
  on: {
    NoticeShown: ({ noticeVersion, shownAt }, { entity }) => [
      {
        change: 'put',
        key: entity,
        set: { noticeVersion, startedAt: shownAt, lastMessageAt: shownAt, status: 'open' },
      },
    ],
    ConversationStarted: ({ opening, channel, device, startedAt }, { entity }) => [
      {
        change: 'put',
        key: entity,
        set: { startedAt, channel, device, openedOn: isErased(opening) ? null : opening.pageUrl },
      },
    ],
    MessageReceived: ({ text, receivedAt }, { entity }) => [
      {
        change: 'put',
        key: entity,
        set: { lastMessageAt: receivedAt, lastText: isErased(text) ? null : text },
        add: { messageCount: 1, ...(!isErased(text) && { said: `${text}\n` }) },
      },
    ],
    PageContextTold: ({ context }, { entity }) => [
      { change: 'put', key: entity, set: { pageContext: isErased(context) ? [] : context } },
    ],
    VisitorIdentified: ({ identity }, { entity }) => [
      { change: 'put', key: entity, set: { identity: isErased(identity) ? null : identity } },
    ],
    ReplySent: ({ kind, sentAt }, { entity }) => [
      {
        change: 'put',
        key: entity,
        set: { lastMessageAt: sentAt },
        add: { messageCount: 1, ...(kind === 'unpublished' && { unansweredCount: 1 }) },
      },
    ],
    EmergencyRecognised: (_recognised, { entity }) => [
      { change: 'put', key: entity, set: { isEmergency: true } },
    ],
    HandOffRequested: (_requested, { entity }) => [
      { change: 'put', key: entity, set: { isHandedOff: true } },
    ],
    TakenOver: ({ memberId }, { entity }) => [{ change: 'put', key: entity, set: { personId: memberId } }],
    PersonReplied: ({ repliedAt }, { entity }) => [
      { change: 'put', key: entity, set: { lastMessageAt: repliedAt }, add: { messageCount: 1 } },
    ],
    HandedBack: (_back, { entity }) => [{ change: 'put', key: entity, set: { personId: null } }],
    ContactDetailsConfirmed: ({ leadId }, { entity }) => [{ change: 'put', key: entity, set: { leadId } }],
    ConversationAssigned: ({ memberId }, { entity }) => [
      { change: 'put', key: entity, set: { assigneeId: memberId } },
    ],
    SpamMarked: ({ isSpam }, { entity }) => [{ change: 'put', key: entity, set: { isSpam } }],
    VisitorBlocked: ({ endsAt }, { entity }) => [
      { change: 'put', key: entity, set: { blockedUntil: endsAt } },
    ],
    VisitorUnblocked: (_unblocked, { entity }) => [
      { change: 'put', key: entity, set: { blockedUntil: null } },
    ],
    ConversationClosed: (_closed, { entity }) => [
      { change: 'put', key: entity, set: { status: 'closed', personId: null, blockedUntil: null } },
    ],
    ConversationExpired: (_expired, { entity: key }) => [{ change: 'remove', where: { key } }],
  },
  forget: ({ conversationIds }) =>
    conversationIds.map((key) => ({
      change: 'blank',
      where: { key },
      set: { lastText: null, said: '', openedOn: null, blockedUntil: null, identity: null, pageContext: [] },
    })),
};
