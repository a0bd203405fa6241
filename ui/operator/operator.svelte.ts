import type { OperatorSession } from '../../adapters/http/contract/operator.js';
import { get, post } from '../data/api.js';
import { go } from '../data/router.svelte.js';

/** How far whoever runs the installation has come in. */
export const gate: { stage: OperatorSession['stage'] | undefined; error: unknown } = $state({
  stage: undefined,
  error: undefined,
});

export async function loadGate(): Promise<void> {
  gate.error = undefined;
  try {
    gate.stage = (await get<OperatorSession>('/operator/session')).stage;
  } catch (error) {
    gate.error = error;
  }
}

export function passGate({ stage }: OperatorSession): void {
  gate.stage = stage;
  go('/');
}

export async function leave(): Promise<void> {
  await post('/operator/logout').catch(() => undefined);
  gate.stage = 'out';
  go('/');
}
