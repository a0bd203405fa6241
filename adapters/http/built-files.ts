import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';

/** What the build has laid down beside each file that is worth it. */
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** The smallest form of a built file that whoever asks can read, and its headers. */
export function smallest(file: string, request: Request, response: Response): string {
  response.vary('Accept-Encoding');
  const found = encodings.find(
    ([encoding, suffix]) => request.acceptsEncodings(encoding) === encoding && existsSync(`${file}${suffix}`),
  );
  if (found === undefined) return file;
  response.set('Content-Encoding', found[0]).type(extname(file));
  return `${file}${found[1]}`;
}

/** Before the files of a folder are sent: names the smallest form of the one that is asked for. */
export const smallestIn =
  (folder: string): RequestHandler =>
  (request, response, next) => {
    const { path } = request;
    const file = path.endsWith('/') ? `${path}index.html` : path;
    // A compressed form is no address of its own, and nothing outside of the folder is looked at.
    if (/^(?:\/[\w-]+(?:\.[\w-]+)*)+$/u.test(file)) {
      const whole = join(folder, file);
      const sent = smallest(whole, request, response);
      if (sent !== whole) request.url = file + sent.slice(whole.length);
    }
    next();
  };
