import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { Projection } from '../kernel/projection.js';

export interface OptOutRow {
  readonly optedOutAt: string;
}

/** Whoever wants no texts, by their contact: that holds longer than the words it was said with are kept. */
export const optOuts: Projection<ConsentEvent, OptOutRow> = {
  name: 'opt-outs',
  version: 1,
  scope: 'tenant',
  on: {
    OptedOut: ({ contactId, optedOutAt }) => [{ change: 'put', key: contactId, set: { optedOutAt } }],
    OptedIn: ({ contactId: key }) => [{ change: 'remove', where: { key } }],
  },
};
