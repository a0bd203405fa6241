import type { AccountEvent } from '../../domain/account/account.js';
import { rightsOf } from '../account/rights.js';
import type { Policy } from '../handling/follow.js';
import type { Clock } from '../ports/clock.js';
import { pairingOf, type HandlePairing } from './needs.js';

interface Needs {
  readonly handlePairing: HandlePairing;
  readonly idNamed: (name: string) => string;
  readonly now: Clock;
}

/** Whoever may not work for the business any more gets none of its alerts, and no link of theirs works. */
export const endWithRight = ({ handlePairing, idNamed, now }: Needs): Policy<AccountEvent> => ({
  name: 'end-chats-with-right',
  filter: { categories: ['account'], types: ['MemberRemoved', 'MemberRoleChanged'] },
  afterMs: 0,
  concurrency: 4,
  async when({ id, envelope, event }) {
    if (event.type !== 'MemberRemoved' && event.type !== 'MemberRoleChanged') return;
    if (event.type === 'MemberRoleChanged' && rightsOf[event.data.role].includes('work')) return;
    const { accountId, memberId } = event.data;
    const stream = pairingOf({ idNamed }, { accountId, memberId });
    const { at } = (await handlePairing.load(accountId, stream)).state;
    if (at.stage === 'none') return;
    const about = { commandId: id, now: now() };
    const context = { ...envelope, actor: 'system', causationId: id };
    const whose = { accountId, memberId, pairingId: at.pairingId };
    await handlePairing(
      stream,
      at.stage === 'paired'
        ? { type: 'EndPairing', data: { ...whose, ending: 'right-lost' }, ...about }
        : { type: 'WithdrawPairing', data: whose, ...about },
      context,
    );
  },
});
