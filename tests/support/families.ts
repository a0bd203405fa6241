import type { Family } from '../../adapters/event-store/codec.js';
import { aggregates } from './aggregates.js';

/** Every category there is, as the codec takes them. */
export const families: Readonly<Record<string, Family>> = Object.fromEntries(
  (await aggregates()).map(({ name, events, upcasts }) => [name, { events, upcasts }]),
);
