import type { AccountEvent, Processor } from '../../domain/account/account.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Projection } from '../kernel/projection.js';

export interface AgreementRow {
  readonly processor: Processor;
  readonly agreedOn: string;
  readonly agreedBy: string | null;
}

/** With whom a business has an agreement to handle what its clients say: one row per processor, while it stands. */
export const agreements: Projection<AccountEvent, AgreementRow> = {
  name: 'agreements',
  version: 1,
  scope: 'tenant',
  on: {
    AgreementRecorded: ({ processor, agreedOn, agreedBy }) => [
      {
        change: 'put',
        key: processor,
        set: { processor, agreedOn, agreedBy: isErased(agreedBy) ? null : agreedBy },
      },
    ],
    AgreementEnded: ({ processor }) => [{ change: 'remove', where: { processor } }],
  },
};
