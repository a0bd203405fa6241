import type { AccountEvent } from '../../domain/account/account.js';
import type { CallEvent } from '../../domain/call/call.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { standingOf } from '../../domain/subscription/subscription.js';
import type { Policy } from '../handling/follow.js';
import type { Plans } from './plans.js';
import { periodOf, usageOf, type UsageNeeds } from './service.js';
import type { HandleSubscription } from './work-through.js';

interface Needs extends UsageNeeds {
  readonly handleSubscription: HandleSubscription;
  readonly plans: Plans;
}

/** A business that opens has its trial from then on; one that was there before billing was, from when billing is. */
export const beginTrials = ({
  handleSubscription,
  plans,
  businessNow,
}: Pick<Needs, 'handleSubscription' | 'plans' | 'businessNow'>): Policy<AccountEvent> => ({
  name: 'begin-trials',
  alsoMoved: true,
  filter: { categories: ['account'], types: ['AccountOpened'] },
  afterMs: 0,
  concurrency: 4,
  async when({ id, envelope: { tenant } }) {
    const data = { accountId: tenant, days: plans.trial.days };
    const command = { type: 'BeginTrial', data, commandId: `${id}/trial`, now: businessNow(tenant) } as const;
    await handleSubscription(tenant, command, { tenant, actor: 'system', causationId: id });
  },
});

/** The read model has what was just written after a moment. */
const seenMs = 3_000;

/** Once something that counts has happened, looks whether an allowance is used up, and writes down that it is. */
export function noteAllowances(needs: Needs): Policy<ConversationEvent | CallEvent | ConsentEvent> {
  const { handleSubscription, plans, businessNow } = needs;
  const usage = usageOf(needs);
  return {
    name: 'note-allowances',
    filter: {
      categories: ['conversation', 'call', 'consent'],
      types: ['MessageReceived', 'CallEnded', 'TextAccepted'],
    },
    afterMs: seenMs,
    concurrency: 2,
    async when({ id, envelope: { tenant } }) {
      const { state } = await handleSubscription.load(tenant, tenant);
      const period = periodOf(standingOf(state, businessNow(tenant)), plans);
      if (period === undefined) return;
      for (const { meter, isOver } of await usage(tenant, period)) {
        if (!isOver || state.reached.includes(`${meter}/${period.from}`)) continue;
        const data = { accountId: tenant, meter, periodFrom: period.from };
        const about = { commandId: `${id}/${meter}`, now: businessNow(tenant) };
        const context = { tenant, actor: 'system', causationId: id };
        await handleSubscription(tenant, { type: 'NoteAllowanceReached', data, ...about }, context);
      }
    },
  };
}
