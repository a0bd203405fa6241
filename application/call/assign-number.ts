import type { LineReason } from '../../domain/line/line.js';
import type { Position } from '../ports/event-store.js';
import { lineHandle, linesScope, type CallNeeds } from './needs.js';

type Needs = Pick<CallNeeds, 'handleLine' | 'directory' | 'newId' | 'now'>;

export type Assigned =
  | { readonly outcome: 'assigned'; readonly position: Position | null }
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'rejected'; readonly reason: LineReason };

/** Gives a number to a business, or takes it back with `null`. A number is one business's at a time. */
export const assignNumber =
  ({ handleLine, directory, newId, now }: Needs) =>
  async (tenant: string, number: string | null): Promise<Assigned> => {
    const context = { tenant, actor: 'owner', causationId: '' };
    const about = () => ({ commandId: newId(), now: now() });
    const { state } = await handleLine.load(tenant, tenant);
    if (number === null) {
      if (state.number === null) return { outcome: 'assigned', position: null };
      const data = { accountId: tenant, number: state.number };
      const { position } = await handleLine(tenant, { type: 'ReleaseNumber', data, ...about() }, context);
      await directory.forget(linesScope, tenant);
      return { outcome: 'assigned', position };
    }
    const holder = await directory.resolve(linesScope, [lineHandle(number)], tenant);
    if (holder !== tenant) return { outcome: 'taken' };
    if (state.number === number) return { outcome: 'assigned', position: null };
    const data = { accountId: tenant, number };
    const { decision, position } = await handleLine(
      tenant,
      { type: 'AssignNumber', data, ...about() },
      context,
    );
    return decision.outcome === 'rejected'
      ? { outcome: 'rejected', reason: decision.reason }
      : { outcome: 'assigned', position };
  };
