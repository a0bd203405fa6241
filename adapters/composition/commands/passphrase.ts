import { readFile } from 'node:fs/promises';
import { Fault } from '../../../application/ports/fault.js';
import { WrongUsage } from './command.js';

const variable = 'MIA_PASSPHRASE';

/** Out of the file that was named, out of the environment, or typed without being shown; `isNew`: typed twice. */
export async function readPassphrase(file: string | undefined, isNew: boolean): Promise<string> {
  if (file !== undefined) {
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      throw new Fault('file-unreadable', `${file} cannot be read: name a file that is there.`, error);
    });
    return text.replace(/\r?\n$/u, '');
  }
  const given = process.env[variable];
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY) {
    throw new WrongUsage(
      `Nobody can be asked for the passphrase here: set ${variable}, or name a --passphrase-file.`,
    );
  }
  const typed = await ask('Passphrase: ');
  if (isNew && (await ask('The same again: ')) !== typed) {
    throw new WrongUsage('The two passphrases are not the same.');
  }
  return typed;
}

const enter = new Set(['\r', '\n', '\u0004']);
const erase = new Set(['\u0008', '\u007F']);
const interrupt = '\u0003';

/** Nothing of what is typed is shown. */
async function ask(question: string): Promise<string> {
  const { stdin, stderr } = process;
  // Before anybody is asked: what is typed at once would be shown otherwise.
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stderr.write(question);
  let typed: string[] = [];
  try {
    for await (const piece of stdin.iterator({ destroyOnReturn: false })) {
      for (const sign of String(piece)) {
        if (enter.has(sign)) return typed.join('');
        if (sign === interrupt) throw new WrongUsage('Nothing was done.');
        if (erase.has(sign)) typed = typed.slice(0, -1);
        else typed.push(sign);
      }
    }
    return typed.join('');
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}
