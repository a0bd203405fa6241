import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves after a while, or at once when the signal is aborted. */
export const wait = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
};
