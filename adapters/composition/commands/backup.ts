import { resolve } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { takeBackup, type Receipt } from '../../backup/backup.js';
import { keepDaysMax } from '../../backup/keyring.js';
import { refuseHalfRestored } from '../../backup/restoring.js';
import { productVersion } from '../product-version.js';
import { schemaVersions } from '../schemas.js';
import { tokens } from '../tokens.js';
import { besideServer, requireOwnLog } from './at-hand.js';
import { parseOptions, WrongUsage, type Command } from './command.js';
import { progressText } from './progress.js';

const options = z.object({
  keys: z.string().optional(),
  'keep-days': z.coerce
    .number(`give a number of days from 1 to ${String(keepDaysMax)}`)
    .int()
    .min(1)
    .max(keepDaysMax)
    .default(keepDaysMax),
});

/** Policies that fill what is not backed up. */
const rebuilt = ['index-published', 'index-facts'];

export const backup: Command = {
  name: 'backup',
  usage: '[TARGET_DIR] [--keys DIR] [--keep-days N]',
  does: 'Copies the whole installation into TARGET_DIR (or BACKUP_DIR of the environment) while it runs.',
  more: [
    'The log stays for good: what is personal in it can be read with the keys only. Keys and blobs are sealed under a key',
    'of this backup alone; that key is destroyed on its day, by the next backup or by a running server that has BACKUP_DIR.',
    'Keep the master key apart from all of it. The erasure ledger in TARGET_DIR is what a restore will ask for.',
  ],
  options: {
    keys: { value: 'DIR', about: 'puts the keys there instead of TARGET_DIR/keys' },
    'keep-days': {
      value: 'N',
      about: `how long keys and blobs can be restored, 1 to ${String(keepDaysMax)} days`,
    },
  },
  async run(call) {
    const { environment, words, tell } = call;
    const { keys, 'keep-days': keepDays } = parseOptions(options, call);
    const target = words[0] ?? environment.backupDir;
    if (target === undefined || words.length > 1) throw new WrongUsage('Name one directory for the backups.');
    requireOwnLog(environment);
    const receipt = await besideServer(environment, async ({ databases, container }) => {
      await refuseHalfRestored(databases.pool);
      return takeBackup(
        {
          ...databases,
          ...{ store: container.get(tokens.store), now: container.get(tokens.now), newId: uuidv7 },
          ...{ product: productVersion(), schemas: schemaVersions(), rebuilt },
          onProgress: (progress) => {
            tell(progressText(progress));
          },
        },
        { target: resolve(target), keysDirectory: keys && resolve(keys), keepDays },
      );
    });
    return { json: receipt, lines: linesOf(receipt), isWell: true };
  },
};

function linesOf({
  directory,
  keysDirectory,
  expiresAt,
  bytes,
  manifest,
  destroyed,
}: Receipt): readonly string[] {
  const { events, sha256 } = manifest.state;
  return [
    `Backed up ${String(events)} events, ${(bytes / 1e6).toFixed(1)} MB.`,
    `  Backup  ${directory}`,
    `  Keys    ${keysDirectory} (destroyed on ${expiresAt.slice(0, 10)})`,
    `  Digest  ${sha256}`,
    ...destroyed.map((id) => `  The keys of backup ${id} were destroyed: their day had come.`),
  ];
}
