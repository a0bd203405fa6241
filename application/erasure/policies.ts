import type { ErasureEvent } from '../../domain/erasure/erasure.js';
import type { SubscriptionEvent } from '../../domain/subscription/subscription.js';
import type { DueWork } from '../due/run-due.js';
import type { Policy } from '../handling/follow.js';
import { Fault } from '../ports/fault.js';
import { placesOf } from './needs.js';
import type { RequestErasure } from './request-erasure.js';
import { runErasure, type ErasureNeeds } from './run-erasure.js';

/** Carries out what has begun. What it cannot finish, because somebody does not answer, is tried again when it is due. */
export function carryOut(needs: ErasureNeeds): Policy<ErasureEvent> {
  const run = runErasure(needs);
  return {
    name: 'carry-out-erasures',
    filter: { categories: ['erasure'], types: ['ErasureBegun'] },
    afterMs: 0,
    concurrency: 4,
    async when({ envelope, event }) {
      if (event.type !== 'ErasureBegun') return;
      await run({ tenant: envelope.tenant, erasureId: event.data.erasureId });
    },
  };
}

/** An account whose last days are over is forgotten; those of grace stand before it as before every other. */
export const eraseClosed = (request: RequestErasure): Policy<SubscriptionEvent> => ({
  name: 'erase-closed-accounts',
  filter: { categories: ['subscription'], types: ['AccountClosingAsked'] },
  afterMs: 0,
  concurrency: 4,
  async when({ id, envelope: { tenant } }) {
    await request({
      ...{ tenant, erasureId: id, scope: 'business', subjectIds: [], proof: 'plan-ended' },
      actor: 'policy:erase-closed-accounts',
    });
  },
});

/** By the kinds of `due-times`: the end of the days of grace or another try; and the word to the operator that time runs out. */
export function erasureDue(needs: ErasureNeeds): Readonly<Record<'erasure' | 'erasure-watch', DueWork>> {
  const { handleErasure, businessNow, places } = needs;
  const run = runErasure(needs);
  const context = (tenant: string) => ({ tenant, actor: 'policy:erasure', causationId: '' });
  return {
    async erasure({ key, tenant, subjectId: erasureId }) {
      const { state } = await handleErasure.load(tenant, erasureId);
      if (state.status === 'requested') {
        const data = { erasureId, places: placesOf(places, state.scope) };
        const command = { type: 'BeginErasure', data, commandId: key, now: businessNow(tenant) } as const;
        // Whoever follows the log carries it out.
        const { decision } = await handleErasure(erasureId, command, context(tenant));
        if (decision.outcome === 'rejected')
          throw new Fault('erasure-refused', `It cannot begin: ${decision.reason}.`);
        return;
      }
      await run({ tenant, erasureId });
    },

    async 'erasure-watch'({ key, tenant, subjectId: erasureId }) {
      const { state } = await handleErasure.load(tenant, erasureId);
      const overdue = state.overdue.includes('alarm') ? ('deadline' as const) : ('alarm' as const);
      const data = { erasureId, overdue };
      const command = { type: 'NoteOverdue', data, commandId: key, now: businessNow(tenant) } as const;
      await handleErasure(erasureId, command, context(tenant));
    },
  };
}
