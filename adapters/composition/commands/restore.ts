import { basename, dirname, resolve } from 'node:path';
import { z } from 'zod';
import { placesIn } from '../../backup/places.js';
import { restoreBackup, type Restored } from '../../backup/restore.js';
import { openMonth } from '../../usage/usage.js';
import { productVersion } from '../product-version.js';
import { tokens } from '../tokens.js';
import { insteadOfServer, refuseServed, requireOwnLog } from './at-hand.js';
import { parseOptions, WrongUsage, type Command } from './command.js';
import { progressText } from './progress.js';

const days = 'give a number of days from 0 to 365';
const options = z.object({
  keys: z.string().optional(),
  keyring: z.string().optional(),
  ledger: z.string().optional(),
  'ledger-days': z.coerce.number(days).min(0, days).max(365, days).default(1),
  'accept-ledger-of': z.iso.date('give a day such as 2026-11-24').optional(),
});

export const restore: Command = {
  name: 'restore',
  usage: 'BACKUP_DIR [--keys DIR] [--keyring DIR] [--ledger FILE] [--ledger-days N]',
  does: 'Puts one backup (TARGET_DIR/backups/ID) into an empty installation, without anybody who was forgotten since.',
  more: [
    'Needs the master key of the installation that was backed up, and the newest erasure ledger of it. Stop the server',
    'first. Nothing is ever written over. What is cut off is run again; until then nothing is served.',
  ],
  options: {
    keys: { value: 'DIR', about: 'where the folders of keys stand (TARGET_DIR/keys)' },
    keyring: { value: 'DIR', about: 'where the backup keys stand (TARGET_DIR/keyring)' },
    ledger: { value: 'FILE', about: 'the erasure ledger (TARGET_DIR/ledger/erasures.jsonl)' },
    'ledger-days': { value: 'N', about: 'how old its newest stamp may be: 1 day when nothing is said' },
    'accept-ledger-of': { value: 'DATE', about: 'takes an older one, by the day of its newest stamp' },
  },
  async run(call) {
    const { environment, words, tell } = call;
    const given = parseOptions(options, call);
    if (words[0] === undefined || words.length > 1) throw new WrongUsage('Name the folder of one backup.');
    const directory = resolve(words[0]);
    const places = placesIn(dirname(dirname(directory)));
    requireOwnLog(environment);
    const restored = await insteadOfServer(environment, async ({ databases, container }) => {
      await refuseServed(databases.pool);
      return restoreBackup(
        {
          ...databases,
          // The log is filled past its doors, which only its owner may.
          pool: databases.asOwner(),
          ...{ store: container.get(tokens.store), now: container.get(tokens.now), openMonth },
          product: productVersion(),
          onProgress: (progress) => {
            tell(progressText(progress));
          },
        },
        {
          directory,
          keysDirectory: resolve(given.keys ?? places.keys),
          keyring: resolve(given.keyring ?? places.keyring),
          ledger: resolve(given.ledger ?? places.ledger),
          ledgerDays: given['ledger-days'],
          acceptLedgerOf: given['accept-ledger-of'],
        },
      );
    });
    return { json: restored, lines: linesOf(restored, basename(directory)), isWell: true };
  },
};

function linesOf(
  { manifest, state, outcome, ledgerAsOf, takenAway }: Restored,
  name: string,
): readonly string[] {
  const erased = state.erasedValues - manifest.state.erasedValues;
  const judged = {
    equal: 'It reads to the letter as it was backed up.',
    less: `${String(erased)} values that could be read then read as erased now; all else is as it was backed up.`,
    'not-comparable': `It was made by MiaPulse ${manifest.product}, which may read old events in another form: row by row the log is the same.`,
  };
  return [
    `Restored ${String(state.events)} events of backup ${name}, made on ${manifest.createdAt}.`,
    `  ${judged[outcome]}`,
    `  The erasure ledger of ${ledgerAsOf} was followed: ${String(takenAway)} values, blobs and addresses were taken away.`,
    `  Digest then  ${manifest.state.sha256}`,
    `  Digest now   ${state.sha256}`,
    '  Read models fill at the next start.',
  ];
}
