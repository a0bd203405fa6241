import type { LineSettings } from '../../adapters/http/contract/line.js';
import { get, post } from './api.js';
import { Loaded } from './loaded.svelte.js';

/** How the phone is answered. One for the whole window: the page of a call knows by it who is blocked. */
export const line = new Loaded(() => get<LineSettings>('/line'));

/** Both hold at once, and doing one twice is as good as once. */
async function set(act: 'block' | 'unblock', contactId: string): Promise<void> {
  await post(`/line/${act}`, { contactId });
  await line.refresh();
}

export const blockCaller = (contactId: string): Promise<void> => set('block', contactId);
export const unblockCaller = (contactId: string): Promise<void> => set('unblock', contactId);
