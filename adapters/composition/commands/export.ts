import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { z } from 'zod';
import { Fault } from '../../../application/ports/fault.js';
import { isOfDisk } from '../../backup/backup.js';
import { refuseHalfRestored } from '../../backup/restoring.js';
import { exportBusiness, requirePassphrase, type Exported } from '../../business-archive/export-business.js';
import { archiveSource } from '../moving.js';
import { tokens } from '../tokens.js';
import { besideServer, requireOwnLog } from './at-hand.js';
import { parseOptions, WrongUsage, type Command } from './command.js';
import { readPassphrase } from './passphrase.js';
import { progressText } from './progress.js';

const options = z.object({ 'passphrase-file': z.string().optional() });

export const exportCommand: Command = {
  name: 'export',
  usage: 'BUSINESS FILE [--passphrase-file FILE]',
  does: 'Writes everything of one business to one signed file that another installation can take in, while it runs.',
  more: [
    'All of it is sealed under a passphrase: typed, out of MIA_PASSPHRASE, or out of a file. Without it nobody opens the file, you neither.',
    'Webhooks, Telegram chats and the paid plan stay behind. BUSINESS is an id of “mia account list”.',
  ],
  options: { 'passphrase-file': { value: 'FILE', about: 'holds the passphrase' } },
  async run(call) {
    const [business, file] = call.words;
    if (business === undefined || file === undefined || call.words.length > 2)
      throw new WrongUsage('Name a business and a file.');
    const given = parseOptions(options, call);
    requireOwnLog(call.environment);
    const passphrase = await readPassphrase(given['passphrase-file'], true);
    requirePassphrase(passphrase);
    const path = resolve(file);
    const exported = await besideServer(call.environment, async ({ databases, container }) => {
      await refuseHalfRestored(databases.pool);
      const readModels = container.get(tokens.readModels);
      await readModels.start();
      try {
        return await wholeFile(path, (sink) =>
          exportBusiness(
            {
              ...archiveSource(container),
              onProgress: (progress) => {
                call.tell(progressText(progress));
              },
            },
            { business, passphrase, sink },
          ),
        );
      } finally {
        await readModels.stop();
      }
    });
    return { json: { ...exported, file: path }, lines: linesOf(exported, path), isWell: true };
  },
};

/** It has its name once it is whole. */
async function wholeFile(path: string, write: (sink: Writable) => Promise<Exported>): Promise<Exported> {
  const part = `${path}.part`;
  try {
    const exported = await write(createWriteStream(part, { flags: 'w', mode: 0o600, flush: true }));
    await rename(part, path);
    return exported;
  } catch (error) {
    await rm(part, { force: true });
    if (!isOfDisk(error)) throw error;
    throw new Fault(
      'archive-not-written',
      `The archive could not be written to ${path}: name a place that can be written.`,
      error,
    );
  }
}

const linesOf = ({ bytes, events, key, contactsLeft }: Exported, path: string): readonly string[] => [
  `Wrote ${String(events)} events, ${(bytes / 1e6).toFixed(1)} MB, to ${path}.`,
  `  Signed with ${key}`,
  ...(contactsLeft === 0
    ? []
    : [
        `  ${String(contactsLeft)} people are known from before their numbers could move: they are new to the next installation.`,
      ]),
  '  Close the account here once the other installation serves it: both would answer its visitors otherwise.',
];
