import type { LineSettings } from '../../adapters/http/contract/line.js';
import { get } from './api.js';
import { Loaded } from './loaded.svelte.js';

/** How the phone is answered. One for the whole window, so that what is typed outlives the screen. */
export const line = new Loaded(() => get<LineSettings>('/line'));
