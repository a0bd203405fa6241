import type { LetterKind, Letters } from '../../adapters/http/contract/letters.js';
import { get, post } from './api.js';
import { Loaded } from './loaded.svelte.js';

/** Which letters one gets, and whose do not arrive. One for the whole window: every screen says so. */
export const letters = new Loaded(() => get<Letters>('/letters'));

export async function preferLetters(kind: LetterKind, isWanted: boolean): Promise<void> {
  await post('/letters/preferences', { kind, isWanted });
  await letters.refresh();
}

export async function reopenMailbox(memberId: string): Promise<void> {
  await post(`/letters/${memberId}/reopen`);
  await letters.refresh();
}
