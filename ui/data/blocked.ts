import type { BlockedOne } from '../../adapters/http/contract/blocked.js';
import { post } from './api.js';

export const block = (one: BlockedOne): Promise<void> => post('/blocked', one);
export const unblock = (one: BlockedOne): Promise<void> => post('/blocked/end', one);
