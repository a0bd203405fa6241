import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { LogKey } from '../../application/ports/consent-tree.js';
import { writeKey, writeNote, type Sha256 } from '../../domain/consent-log/consent-log.js';
import { sealChunks } from '../sealed-box/sealed-chunks.js';
import { sealBytes } from '../sealed-box/sealed-box.js';
import {
  firstLine,
  formatVersion,
  lastLine,
  partLine,
  partNames,
  passphraseKey,
  scryptCost,
  sealedAs,
  type ArchiveManifest,
  type ArchivePart,
  type PartName,
} from './business-archive.js';

export type Lines = AsyncIterable<string> | Iterable<string>;

interface Written {
  readonly about: Pick<ArchiveManifest, 'archiveId' | 'product' | 'business' | 'createdAt' | 'head'>;
  readonly key: LogKey;
  readonly sha256: Sha256;
  readonly passphrase: string;
  /** Lines of each part, without line feeds in them. */
  readonly parts: Readonly<Record<PartName, Lines>>;
  /** Told of the bytes that went out so far. */
  readonly onBytes: (part: PartName, count: number) => void;
}

const saltBytes = 16;

/** The archive's bytes as they come about; nothing is held but a chunk. */
export async function* archiveBytes({
  about,
  key,
  sha256,
  passphrase,
  parts,
  onBytes,
}: Written): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltBytes);
  const archiveKey = randomBytes(32);
  const opening = await passphraseKey(passphrase, salt, scryptCost);
  const sealedKey = sealBytes(opening, sealedAs(about.archiveId, 'key'), archiveKey);
  const written: ArchivePart[] = [];
  let count = 0;

  yield Buffer.from(firstLine(formatVersion));
  for (const name of partNames) {
    yield Buffer.from(partLine(name));
    const hash = createHash('sha256');
    const one = { lines: 0, bytes: 0 };
    const packed = pack(parts[name], () => (one.lines += 1));
    for await (const bytes of sealChunks(archiveKey, sealedAs(about.archiveId, name))(packed)) {
      hash.update(bytes);
      one.bytes += bytes.length;
      count += bytes.length;
      onBytes(name, count);
      yield bytes;
    }
    written.push({ name, ...one, sha256: hash.digest('hex') });
  }
  const manifest: ArchiveManifest = {
    ...about,
    ...{ format: formatVersion, key: writeKey(sha256, key) },
    passphrase: {
      ...{ salt: salt.toString('base64'), cost: scryptCost, sealedKey: sealedKey.toString('base64') },
    },
    parts: written,
  };
  const note = Buffer.from(writeNote(sha256, `${JSON.stringify(manifest)}\n`, key, key.sign));
  yield Buffer.concat([note, Buffer.from(lastLine(note.length))]);
}

/** A part whose lines fail to come fails whoever reads it. */
function pack(lines: Lines, onLine: () => void): AsyncIterable<Buffer> {
  const zip = createGzip();
  const texts = async function* (): AsyncGenerator<string> {
    for await (const line of lines) {
      onLine();
      yield `${line}\n`;
    }
  };
  pipeline(Readable.from(texts()), zip).catch(() => undefined);
  return zip;
}
