import type { Pool } from 'pg';
import type { HandleAccount } from '../../../application/account/handle-account.js';
import { installation } from '../../../application/account/handle-member.js';
import { chatsScope, pairingOf, type PairingNeeds } from '../../../application/messenger/needs.js';
import type { CopyPlace } from '../../../application/ports/copy-place.js';
import type { EventStore } from '../../../application/ports/event-store.js';
import type { KeyVault } from '../../../application/ports/key-vault.js';
import { removeRows } from '../../copy-places/rows.js';

interface Needs {
  readonly pool: Pool;
  readonly handleAccount: HandleAccount;
  readonly pairing: Pick<PairingNeeds, 'directory' | 'handlePairing' | 'holdersByChat' | 'idNamed'>;
  readonly store: Pick<EventStore, 'eraseSealed'>;
  readonly vault: Pick<KeyVault, 'forgetSubject' | 'replaceWrappingKey'>;
  /** How many businesses somebody belongs to now. */
  readonly businessCountOf: (memberId: string) => Promise<number>;
}

const tables = {
  'access.passkeys': 'member_id',
  'access.recovery_codes': 'member_id',
  'access.sessions': 'member_id',
};

/** Whoever belonged to the business and belongs to no other: how they log in, and the chats in which they were told. */
export const memberPlace = (needs: Needs): CopyPlace => ({
  ...{ place: 'members', scopes: ['business'], tables: ['access.passkeys', 'access.recovery_codes'] },
  async erase({ tenant: accountId }) {
    let count = 0;
    for (const memberId of await everyMember(needs, accountId)) {
      count += await removeChat(needs, { accountId, memberId });
      // Elsewhere they go on, and keep the way in.
      if ((await needs.businessCountOf(memberId)) > 0) continue;
      count += await removeRows(needs.pool, tables, [memberId]);
      count += await needs.pairing.directory.forget(installation, memberId);
      await needs.store.eraseSealed(
        await needs.vault.forgetSubject({ tenant: installation, subject: memberId }),
      );
    }
    count += await needs.vault.replaceWrappingKey(installation);
    return { count };
  },
});

/** Those of today and of before, and those who were only invited: what the log says of them are ids. */
export async function everyMember(
  { handleAccount }: Pick<Needs, 'handleAccount'>,
  accountId: string,
): Promise<ReadonlySet<string>> {
  const { events } = await handleAccount.load(accountId, accountId);
  return new Set(
    events.flatMap(({ type, data }) => {
      if (type === 'AccountOpened') return [data.ownerId];
      return 'memberId' in data ? [data.memberId] : [];
    }),
  );
}

async function removeChat(
  { pairing }: Needs,
  holder: { readonly accountId: string; readonly memberId: string },
): Promise<number> {
  const { events } = await pairing.handlePairing.load(holder.accountId, pairingOf(pairing, holder));
  const chatRefs = new Set(events.flatMap(({ data }) => ('chatRef' in data ? [data.chatRef] : [])));
  let count = 0;
  for (const chatRef of chatRefs) {
    if ((await pairing.holdersByChat(chatRef)).length > 0) continue;
    count += await pairing.directory.forget(chatsScope, chatRef);
  }
  return count;
}
