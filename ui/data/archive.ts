import { texts } from '../texts.js';
import { ApiError, postForStream } from './api.js';

/** As the server takes it. */
export const passphraseLength = { min: 12, max: 1_000 } as const;
/** Gathered in pieces of this size, which a browser puts aside instead of holding them. */
const pieceBytes = 8_000_000;

/** Everything of the business as one sealed file. `onBytes`: how much of it is here. */
export async function takeOut(passphrase: string, onBytes: (count: number) => void): Promise<Blob> {
  const answer = await postForStream('/business/archive', { passphrase });
  const type = answer.headers.get('content-type') ?? '';
  const pieces: Blob[] = [];
  let loose: BlobPart[] = [];
  let [count, looseBytes] = [0, 0];
  try {
    for (const reader = answer.body?.getReader(); ;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) break;
      loose.push(value);
      looseBytes += value.length;
      count += value.length;
      onBytes(count);
      if (looseBytes < pieceBytes) continue;
      pieces.push(new Blob(loose));
      [loose, looseBytes] = [[], 0];
    }
  } catch {
    throw new ApiError('offline', texts.erasures.takeOut.cutOff);
  }
  return new Blob([...pieces, ...loose], { type });
}
