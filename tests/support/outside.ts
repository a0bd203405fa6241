import type { Outside } from '../../adapters/composition/container.js';
import type { TestDatabase } from './database.js';

/** A second process on somebody's databases that calls nobody: for whoever looks, or does what an operator does. */
export const outsideOf = (
  { pool, keysPool }: Pick<TestDatabase, 'pool' | 'keysPool'>,
  masterKey: Uint8Array = new Uint8Array(32),
): Outside => ({
  ...{ pool, keysPool, masterKey, isAlone: false, ledger: undefined, kurrent: undefined },
  ...{
    openAi: undefined,
    twilio: undefined,
    telegram: undefined,
    payments: undefined,
    movedClocks: undefined,
  },
  resend: { apiKey: 're_none', baseUrl: 'http://127.0.0.1:9', from: '', timeoutMs: 1, triesMax: 1 },
  ...{ ownOrigins: [], exemptWebsites: [], pauseMs: 0, origin: 'http://localhost' },
  now: () => new Date().toISOString(),
  onError: () => undefined,
  onNotice: () => undefined,
});
