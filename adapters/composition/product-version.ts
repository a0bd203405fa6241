import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** This program's version; its package stands one folder higher above what was built than above the sources. */
export function productVersion(): string {
  const file = ['../../package.json', '../../../package.json']
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(url));
  if (file === undefined) throw new Error('The package is gone');
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}
