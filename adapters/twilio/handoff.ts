import { z } from 'zod';
import type { Next } from '../../application/call/calls.js';
import type { Remembered } from './call-memory.js';

const handoff = z.object({ handoff: z.string().max(64) });

/** What rides through Twilio when a relay session is ended: an id, and nothing that happened. */
export function handOff(remembered: Remembered, id: string, next: Next): string {
  remembered.handoffs.set(id, next);
  return JSON.stringify({ handoff: id });
}

/** What was to happen after the session; undefined where nothing was said of it, or it was forgotten. */
export function handoffIn(remembered: Remembered, data: string): Next | undefined {
  try {
    return remembered.handoffs.get(handoff.parse(JSON.parse(data)).handoff);
  } catch {
    return undefined;
  }
}
