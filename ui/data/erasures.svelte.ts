import type { Closing, ErasureShown, Erasures } from '../../adapters/http/contract/erasures.js';
import { get, post } from './api.js';
import { Loaded } from './loaded.svelte.js';

/** Whether the account is being closed; for the banner. One for the whole window. */
export const closing = new Loaded(() => get<Closing>('/business/closing'));
export const erasures = new Loaded(() => get<Erasures>('/erasures'));

export async function closeAccount(businessName: string): Promise<void> {
  await post('/business/close', { businessName });
  await closing.refresh();
}

export async function undoErasure({ erasureId }: Pick<ErasureShown, 'erasureId'>): Promise<void> {
  await post(`/erasures/${encodeURIComponent(erasureId)}/cancel`);
  await Promise.all([closing.refresh(), erasures.refresh()]);
}
