import type { SecondFactorNeeded, Session } from '../../adapters/http/contract/session.js';
import { codeOf, exchangeSession, get, post } from './api.js';
import { tick } from 'svelte';
import { filled, texts } from '../texts.js';
import { followAnother } from './live.js';
import { go } from './router.svelte.js';
import { toast } from './toasts.svelte.js';

interface State {
  session: Session | undefined;
  isSandbox: boolean;
  isLoading: boolean;
  error: unknown;
}

/** Who is logged in, and on what kind of installation. */
export const me: State = $state({ session: undefined, isSandbox: false, isLoading: true, error: undefined });

export async function loadSession(): Promise<void> {
  me.isLoading = true;
  me.error = undefined;
  try {
    me.isSandbox = (await get<{ readonly sandbox: boolean }>('/installation')).sandbox;
    me.session = await get<Session>('/session');
  } catch (error) {
    if (codeOf(error) !== 'not-logged-in') me.error = error;
  }
  me.isLoading = false;
}

export function enter(session: Session): void {
  me.session = session;
}

/** True where the letter was all that was needed; otherwise the passkey is asked for. */
export function enterOrGoOn(answer: Session | SecondFactorNeeded): boolean {
  if ('needs' in answer) {
    go('/second-factor');
    return false;
  }
  enter(answer);
  return true;
}

export async function logOut(): Promise<void> {
  await post('/logout').catch(() => undefined);
  me.session = undefined;
  go('/login');
}

/** Goes on in another business: another session, and nothing of the one before. */
export async function switchTo(accountId: string): Promise<void> {
  me.session = await exchangeSession<Session>('/session/business', { accountId });
  followAnother();
  go('/');
  // What was said of the one before is forgotten by then.
  await tick();
  toast(filled(texts.business.switched, { name: me.session.business.name ?? texts.erased }));
}
