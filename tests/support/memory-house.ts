import { uuidv7 } from 'uuidv7';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createMemoryEventStore } from '../../adapters/event-store/memory.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import { createHandle } from '../../application/handling/handle.js';
import type { Policy } from '../../application/handling/follow.js';
import type { Happened } from '../../domain/kernel/decider.js';
import { account } from '../../domain/account/account.js';
import { allowance } from '../../domain/allowance/allowance.js';
import { call } from '../../domain/call/call.js';
import { consent } from '../../domain/consent/consent.js';
import { conversation } from '../../domain/conversation/conversation.js';
import { delivery } from '../../domain/delivery/delivery.js';
import { desk } from '../../domain/desk/desk.js';
import { disclosure } from '../../domain/disclosure/disclosure.js';
import { erasure } from '../../domain/erasure/erasure.js';
import { installation } from '../../domain/installation/installation.js';
import { knowledge } from '../../domain/knowledge/knowledge.js';
import { line } from '../../domain/line/line.js';
import { mailbox } from '../../domain/mailbox/mailbox.js';
import { lead } from '../../domain/lead/lead.js';
import { member } from '../../domain/member/member.js';
import { report } from '../../domain/report/report.js';
import { retention } from '../../domain/retention/retention.js';
import { notification } from '../../domain/notification/notification.js';
import { reach } from '../../domain/reach/reach.js';
import { rehearsal } from '../../domain/rehearsal/rehearsal.js';
import { webhook } from '../../domain/webhook/webhook.js';
import { subscription } from '../../domain/subscription/subscription.js';
import { transcript } from '../../domain/transcript/transcript.js';
import { families } from './families.js';

/** Parts that a test puts in another's place, to see what is noticed when they do not do what they should. */
export interface OtherParts {
  readonly families?: typeof families;
  readonly account?: typeof account;
  readonly consent?: typeof consent;
  readonly subscription?: typeof subscription;
}

/** A log in memory, and what decides on it. */
export function createMemoryHouse(other: OtherParts = {}) {
  const store = createMemoryEventStore(createCodec(other.families ?? families, createMemoryKeyVault()));
  const handle = createHandle({ store, newId: uuidv7 });
  return {
    store,
    handleAccount: handle(other.account ?? account),
    handleAllowance: handle(allowance),
    handleCall: handle(call),
    handleConsent: handle(other.consent ?? consent),
    handleLine: handle(line),
    handleConversation: handle(conversation),
    handleDesk: handle(desk),
    handleDisclosure: handle(disclosure),
    handleErasure: handle(erasure),
    handleInstallation: handle(installation),
    handleKnowledge: handle(knowledge),
    handleLead: handle(lead),
    handleMember: handle(member),
    handleMailbox: handle(mailbox),
    handleNotification: handle(notification),
    handleReach: handle(reach),
    handleRehearsal: handle(rehearsal),
    handleWebhook: handle(webhook),
    handleDelivery: handle(delivery),
    handleSubscription: handle(other.subscription ?? subscription),
    handleReport: handle(report),
    handleRetention: handle(retention),
    handleTranscript: handle(transcript),

    /** Gives a policy everything that happened so far, as the follower would. */
    follow: async <Event extends Happened>(
      policy: Policy<Event>,
      signal = new AbortController().signal,
    ): Promise<void> => {
      const { events } = await store.readAll(0n, policy.filter, 1_000);
      for (const recorded of events) await (policy as unknown as Policy).when(recorded, signal);
    },
  };
}
