import type { MemberEvent } from '../../domain/member/member.js';
import type { Projection } from '../kernel/projection.js';

export interface AddressChangeRow {
  readonly memberId: string;
  readonly changeId: string;
  readonly takesEffectAt: string;
}

/** Confirmed changes of address that wait for their time, by the member. */
export const addressChanges: Projection<MemberEvent, AddressChangeRow> = {
  name: 'address-changes',
  version: 1,
  scope: 'installation',
  on: {
    AddressConfirmed: ({ memberId, changeId, takesEffectAt }) => [
      { change: 'put', key: memberId, set: { memberId, changeId, takesEffectAt } },
    ],
    AddressChangeVetoed: ({ changeId }) => [{ change: 'remove', where: { changeId } }],
    AddressChangeWithdrawn: ({ changeId }) => [{ change: 'remove', where: { changeId } }],
    AddressChangeLapsed: ({ changeId }) => [{ change: 'remove', where: { changeId } }],
    AddressChanged: ({ changeId }) => [{ change: 'remove', where: { changeId } }],
  },
};
