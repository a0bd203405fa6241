import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { LogKey } from '../../application/ports/consent-tree.js';
import { Fault } from '../../application/ports/fault.js';
import { fromBase64, keyIdOf, toHex, type Sha256 } from '../../domain/consent-log/consent-log.js';
import { openBytes, sealBytes } from '../sealed-box/sealed-box.js';
import { keyOfSeed } from './ed25519.js';

interface Config {
  readonly pool: Pool;
  /** 32 bytes: seals the key. */
  readonly sealing: Uint8Array;
  /** What the log is called when its key is made: a web address without its scheme. */
  readonly name: string;
  /** Where the key is given from outside, as one line: `PRIVATE+KEY+NAME+ID+BASE64`. */
  readonly given: string | undefined;
}

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();

const sealedAs = 'consent log signing key';

/** The key that heads are signed with: given, or made once and kept sealed. It is looked up once by each process. */
export function createSigningKey(config: Config): () => Promise<LogKey> {
  let found: Promise<LogKey> | undefined;
  return () => {
    found ??= (config.given === undefined ? ownKey(config) : givenKey(config.given)).catch(
      (error: unknown) => {
        found = undefined;
        throw error;
      },
    );
    return found;
  };
}

/** Whoever comes first makes it; everybody reads what stands then. */
async function ownKey({ pool, sealing, name }: Config): Promise<LogKey> {
  const fresh = sealBytes(sealing, sealedAs, randomBytes(32));
  await pool.query(
    'insert into consent_log.signing_key (name, seed) values ($1, $2) on conflict do nothing',
    [name, fresh],
  );
  const { rows } = await pool.query<{ name: string; seed: Buffer }>(
    'select name, seed from consent_log.signing_key',
  );
  const [kept] = rows;
  if (kept === undefined) throw new Error('The signing key was not kept');
  return { name: kept.name, ...keyOfSeed(openBytes(sealing, sealedAs, kept.seed)) };
}

/** As Go's `note` package writes signers. */
export function givenKey(line: string): Promise<LogKey> {
  const [, name = '', id = '', base64 = ''] =
    /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(line.trim()) ?? [];
  const bytes = fromBase64(base64);
  const key = bytes?.length === 33 && bytes[0] === 1 ? { name, ...keyOfSeed(bytes.subarray(1)) } : undefined;
  if (key !== undefined && toHex(keyIdOf(sha256, key)) === id) return Promise.resolve(key);
  return Promise.reject(
    new Fault(
      'log-key-broken',
      'CONSENT_LOG_KEY is no signing key: PRIVATE+KEY+, a name, an id and a seed in base64.',
    ),
  );
}
