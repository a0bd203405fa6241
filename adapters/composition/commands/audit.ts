import { createReadStream, createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { exportLog } from '../../../application/consent-log/export-log.js';
import { Fault } from '../../../application/ports/fault.js';
import {
  checkPacket,
  createLogCheck,
  toHex,
  type Outside,
  type Verdict,
} from '../../../domain/consent-log/consent-log.js';
import { refuseHalfRestored } from '../../backup/restoring.js';
import { consentLogBefore } from '../../business-archive/moved.js';
import { verifyEd25519 } from '../../consent-log/ed25519.js';
import { openPacket } from '../../consent-log/packet-zip.js';
import { sha256 } from '../../consent-log/signing-key.js';
import { tokens } from '../tokens.js';
import { besideServer } from './at-hand.js';
import { parseOptions, WrongUsage, type Call, type Command, type Outcome } from './command.js';

const options = z.object({
  business: z.string().optional(),
  before: z.literal(true).optional(),
  older: z.string().optional(),
  key: z.string().optional(),
  recording: z.string().optional(),
});

export const audit: Command = {
  name: 'audit',
  usage: 'export FILE [--business ID [--before]] | verify FILE [--older HEAD] [--key KEY] [--recording WAV]',
  does: 'Writes the consent log to a file that anybody can verify, or verifies one, without asking any server.',
  more: [
    'It verifies evidence packets (.zip) as well. A log holds no personal data: only digests of what was sealed. The exit code is 1 when something was tampered with.',
    'Only a head or a key that you had from elsewhere, a weekly report for instance, shows that the whole log was not written anew.',
  ],
  options: {
    business: { value: 'ID', about: 'shows the records of one business only, of others their hashes' },
    before: { about: 'the log of the installation that this business came from, as it was signed there' },
    older: { value: 'HEAD', about: 'a file with a signed head that was kept: the log has to begin with it' },
    key: { value: 'KEY', about: 'the key that has to have signed it, as one line' },
    recording: { value: 'WAV', about: 'a recording that the log has to name' },
  },
  run(call) {
    const [what, file] = call.words;
    if (file === undefined || call.words.length > 2) throw new WrongUsage('Name one file.');
    if (what === 'export') return exportTo(file, call);
    if (what === 'verify') return verifyFile(file, call);
    throw new WrongUsage('Say export or verify.');
  },
};

async function exportTo(file: string, call: Call): Promise<Outcome> {
  const { business, before } = parseOptions(options, call);
  if (before === true && business === undefined) throw new WrongUsage('Say whose with --business.');
  return besideServer(call.environment, async ({ databases, container }) => {
    await refuseHalfRestored(databases.pool);
    let records = -1;
    const lines =
      before === true && business !== undefined
        ? consentLogBefore(databases.pool, business)
        : exportLog(container.get(tokens.consentLog))(business ?? null);
    const written = async function* () {
      for await (const line of lines) {
        records += 1;
        if (records % 1_000 === 0) call.tell(`${String(records)} records`);
        yield `${line}\n`;
      }
    };
    await pipeline(Readable.from(written()), createWriteStream(file, { mode: 0o600 }));
    return { json: { file, records }, lines: [`Wrote ${String(records)} records to ${file}.`], isWell: true };
  });
}

async function verifyFile(file: string, call: Call): Promise<Outcome> {
  const { older, key, recording } = parseOptions(options, call);
  const verdict = await verdictOn(file, {
    ...{ key, older: older === undefined ? undefined : await readText(older) },
    recordings: recording === undefined ? {} : { [basename(recording)]: await hashOf(recording) },
  });
  return { json: verdict, lines: linesOf(verdict), isWell: verdict.isWell };
}

const tools = { sha256, verify: verifyEd25519 };

async function verdictOn(file: string, outside: Outside): Promise<Verdict> {
  if (/\.zip$/iu.test(file)) {
    return checkPacket(tools, openPacket(await readBytes(file)) ?? new Map<string, Uint8Array>(), outside);
  }
  const check = createLogCheck(tools, outside);
  try {
    for await (const piece of createReadStream(file, 'utf8')) check.text(String(piece));
  } catch (error) {
    throw unreadable(file, error);
  }
  return check.end();
}

const readText = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(file, error);
  });

const readBytes = (file: string): Promise<Uint8Array> =>
  readFile(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });

const hashOf = async (file: string): Promise<string> => toHex(sha256(await readBytes(file)));

const unreadable = (file: string, error: unknown): Fault =>
  new Fault('file-unreadable', `${file} cannot be read: name a file that is there.`, error);

const linesOf = ({ isWell, found, failures, key }: Verdict): readonly string[] => [
  isWell ? 'Nothing was tampered with.' : 'This is not as it was signed:',
  ...failures.map(({ sentence }) => `  ${sentence}`),
  ...(found.length === 0 ? [] : ['Checked and found right:', ...found.map((one) => `  ${one}`)]),
  ...(key === null ? [] : [`Signed with ${key}`]),
];
