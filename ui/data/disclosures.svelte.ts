import type { Disclosures } from '../../adapters/http/contract/disclosures.js';
import { get } from './api.js';
import { Loaded } from './loaded.svelte.js';

/** One for the whole window. */
export const disclosures = new Loaded(() => get<Disclosures>('/disclosures'));
