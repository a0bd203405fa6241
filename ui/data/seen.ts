import type { seenAlert } from '../../adapters/http/contract/alerts.js';
import type { z } from 'zod';
import { post } from './api.js';
import { me } from './session.svelte.js';

type Seen = z.infer<typeof seenAlert>;

/** Whoever has opened it need not be told of it any more. Nothing waits for it, and nothing is said where it fails: the alert goes on. */
export function markSeen(place: Seen['place'], subjectId: string | null): void {
  const isLookedAt = document.visibilityState === 'visible';
  if (!isLookedAt || me.session?.rights.includes('work') !== true) return;
  void post('/alerts/seen', { place, subjectId }).catch(() => undefined);
}
