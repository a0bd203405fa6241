import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { Fault } from '../../application/ports/fault.js';

/** Where programs and data stand that root runs for a user who cannot reach root's own folders. */
export const reachableRoot = '/var/lib/miapulse';

/**
 * Makes a directory that everybody can read and only this user can change, whatever the umask, or refuses one that somebody
 * else made (`directory-of-another`).
 */
export function ensureOwn(directory: string): void {
  if (mkdirSync(directory, { recursive: true }) !== undefined) chmodSync(directory, 0o755);
  const status = lstatSync(directory);
  if (status.isDirectory() && status.uid === process.getuid?.() && (status.mode & 0o022) === 0) return;
  throw new Fault(
    'directory-of-another',
    `${directory} can be changed by another user: remove it, or set DATABASE_URL.`,
  );
}
