import { resolve } from 'node:path';
import { z } from 'zod';
import { refuseHalfRestored } from '../../backup/restoring.js';
import { importBusiness, type Imported } from '../../business-archive/import-business.js';
import { archiveTarget } from '../moving.js';
import { tokens } from '../tokens.js';
import { besideServer, refuseServed, requireOwnLog } from './at-hand.js';
import { parseOptions, WrongUsage, type Command } from './command.js';
import { readPassphrase } from './passphrase.js';
import { progressText } from './progress.js';

const options = z.object({ 'passphrase-file': z.string().optional(), key: z.string().optional() });

export const importCommand: Command = {
  name: 'import',
  usage: 'FILE [--key KEY] [--passphrase-file FILE]',
  does: 'Takes in one business that “mia export” wrote, whole or not at all. Stop the server first.',
  more: [
    'Its conversations, calls, recordings, leads and knowledge are as they were, and what was erased stays erased. Members log in with their addresses.',
    'API keys are revoked, the phone number is given back, alerts under way are ended: give it a number and webhooks here when it serves here.',
  ],
  options: {
    key: {
      value: 'KEY',
      about: 'the key that has to have signed it, as one line (/log/key of the installation it came from)',
    },
    'passphrase-file': { value: 'FILE', about: 'holds the passphrase' },
  },
  async run(call) {
    const [file] = call.words;
    if (file === undefined || call.words.length > 1) throw new WrongUsage('Name one file.');
    const given = parseOptions(options, call);
    requireOwnLog(call.environment);
    const passphrase = await readPassphrase(given['passphrase-file'], false);
    const imported = await besideServer(call.environment, async ({ databases, container }) => {
      await refuseHalfRestored(databases.pool);
      await refuseServed(databases.pool);
      const readModels = container.get(tokens.readModels);
      await readModels.start();
      try {
        return await importBusiness(
          {
            ...archiveTarget(container, databases.asOwner()),
            onProgress: (progress) => {
              call.tell(progressText(progress));
            },
          },
          { path: resolve(file), passphrase, key: given.key },
        );
      } finally {
        await readModels.stop();
      }
    });
    return { json: imported, lines: linesOf(imported), isWell: imported.differing.length === 0 };
  },
};

function linesOf({
  manifest,
  events,
  equal,
  differing,
  notComparable,
  contactsLeft,
}: Imported): readonly string[] {
  const { business, product, createdAt } = manifest;
  return [
    `Took in ${String(events)} events of business ${business}, exported on ${createdAt} by MiaPulse ${product}.`,
    `  Signed with ${manifest.key}`,
    `  ${String(equal.length)} read models read as they did there.`,
    ...(differing.length === 0 ? [] : [`  These read otherwise: ${differing.join(', ')}.`]),
    ...(notComparable.length === 0
      ? []
      : [`  These are of another version there and cannot be compared: ${notComparable.join(', ')}.`]),
    ...(contactsLeft === 0 ? [] : [`  ${String(contactsLeft)} people are not known by their numbers here.`]),
    '  Its API keys are revoked and it has no number, webhooks, Telegram chats or plan here: set up anew what it needs.',
  ];
}
