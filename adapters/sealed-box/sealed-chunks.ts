import { Fault } from '../../application/ports/fault.js';
import { openBytes, sealBytes } from './sealed-box.js';

type Bytes = AsyncIterable<Uint8Array>;

const chunkSize = 64 * 1024;
const headerSize = 4;
/** Of a sealed chunk beside its bytes: nonce and tag. */
const boxExtra = 28;

const nameOf = (about: string, number: number, place: 'more' | 'last'): string =>
  `${about} chunk ${String(number)} ${place}`;

/**
 * Seals a stream in chunks of 64 KiB, each bound to what the stream is, to its number and to whether another follows (the
 * STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015, with random nonces). So a stream that was cut off,
 * or whose chunks were exchanged or left out, does not open. On disk a chunk is its length in 4 bytes, then the box.
 */
export const sealChunks = (key: Uint8Array, about: string) =>
  async function* (source: Bytes): AsyncGenerator<Buffer> {
    let number = 0;
    let waiting: Buffer | undefined;
    const box = (bytes: Uint8Array, place: 'more' | 'last'): Buffer => {
      const sealed = sealBytes(key, nameOf(about, number, place), bytes);
      const header = Buffer.alloc(headerSize);
      header.writeUInt32BE(sealed.length);
      number += 1;
      return Buffer.concat([header, sealed]);
    };
    // One chunk is held back until it is known whether it is the last.
    for await (const bytes of pieces(source)) {
      if (waiting !== undefined) yield box(waiting, 'more');
      waiting = bytes;
    }
    yield box(waiting ?? Buffer.alloc(0), 'last');
  };

/** Opens what `sealChunks` sealed. Raises `backup-altered` at the first chunk that is not what it has to be. */
export const openChunks = (key: Uint8Array, about: string) =>
  async function* (source: Bytes): AsyncGenerator<Buffer> {
    let number = 0;
    let waiting: Buffer | undefined;
    const open = (box: Buffer, place: 'more' | 'last'): Buffer => {
      try {
        return openBytes(key, nameOf(about, number, place), box);
      } catch (error) {
        throw altered(error);
      } finally {
        number += 1;
      }
    };
    for await (const box of boxes(source)) {
      if (waiting !== undefined) yield open(waiting, 'more');
      waiting = box;
    }
    if (waiting === undefined) throw altered();
    yield open(waiting, 'last');
  };

const altered = (cause?: unknown): Fault =>
  new Fault(
    'backup-altered',
    'A sealed part of this backup was altered, cut off or put together anew: take another backup.',
    cause,
  );

/** The same bytes in pieces of one size; only the last is shorter. */
async function* pieces(source: Bytes): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const bytes of source) {
    rest = rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([rest, bytes]);
    for (; rest.length >= chunkSize; rest = rest.subarray(chunkSize)) yield rest.subarray(0, chunkSize);
  }
  if (rest.length > 0) yield rest;
}

async function* boxes(source: Bytes): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const bytes of source) {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= headerSize) {
      const size = rest.readUInt32BE();
      if (size < boxExtra || size > chunkSize + boxExtra) throw altered();
      if (rest.length < headerSize + size) break;
      yield rest.subarray(headerSize, headerSize + size);
      rest = rest.subarray(headerSize + size);
    }
  }
  if (rest.length > 0) throw altered();
}
