import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Fault } from '../../application/ports/fault.js';
import { checkNote, readKey, readNote, type Tools } from '../../domain/consent-log/consent-log.js';
import { openChunks } from '../sealed-box/sealed-chunks.js';
import { openBytes } from '../sealed-box/sealed-box.js';
import {
  archiveState,
  firstLine,
  formatVersion,
  lastLineLength,
  manifest as manifestShape,
  partLine,
  partNames,
  passphraseKey,
  readLastLine,
  sealedAs,
  type ArchiveManifest,
  type ArchivePart,
  type ArchiveState,
  type PartName,
} from './business-archive.js';

export interface OpenArchive {
  readonly manifest: ArchiveManifest;
  readonly state: ArchiveState;
  lines(part: PartName): AsyncGenerator<string>;
}

interface Asked {
  readonly passphrase: string;
  /** By which the signature is checked. */
  readonly tools: Tools;
  /** Whose signature it has to be, as one line, where somebody had it from elsewhere. */
  readonly key?: string | undefined;
}

const noteMax = 100_000;

/** Checks everything that can be checked before anything is taken in. Raises a `Fault` whose text says what is wrong with the file. */
export async function openArchive(path: string, { passphrase, key, tools }: Asked): Promise<OpenArchive> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new Fault('archive-unreadable', `${path} cannot be read: name a file that is there.`, error);
  });
  try {
    const { manifest, begins } = await readManifest(file, tools);
    if (key !== undefined && key.trim() !== manifest.key) throw otherKey();
    await checkParts(file, path, manifest, begins);
    const archiveKey = await openKey(manifest, passphrase);
    const lines = (name: PartName) => linesOf(path, manifest, name, archiveKey);
    let text = '';
    for await (const line of lines('state')) text += line;
    const state = archiveState.parse(JSON.parse(text));
    if (state.key !== manifest.key) throw otherKey();
    return { manifest, state, lines };
  } finally {
    await file.close();
  }
}

const otherKey = (): Fault =>
  new Fault(
    'archive-other-key',
    'This archive is signed with another key than that of the installation it was taken from: somebody signed it anew.',
  );

async function readManifest(file: FileHandle, tools: Tools) {
  const { size } = await file.stat();
  const start = await textAt(file, 0, firstLine(formatVersion).length);
  const [, version] = /^MiaPulse business archive (\d{1,4})/u.exec(start) ?? [];
  if (version === undefined) {
    throw new Fault(
      'archive-none',
      'This file is no archive of a business: name one that “mia export” wrote.',
    );
  }
  if (Number(version) > formatVersion) {
    throw new Fault(
      'archive-newer',
      'This archive has a newer format than this version reads: upgrade MiaPulse first.',
    );
  }
  const length = readLastLine(await textAt(file, Math.max(0, size - lastLineLength), lastLineLength));
  if (length === undefined || length > noteMax || length > size) {
    throw new Fault(
      'archive-cut-off',
      'This archive is cut off: its end is missing. Copy or download it again.',
    );
  }
  const begins = size - lastLineLength - length;
  const note = readNote(await textAt(file, begins, length));
  const parsed = manifestShape.safeParse(jsonOf(note?.text ?? ''));
  const key = parsed.success ? readKey(tools.sha256, parsed.data.key) : undefined;
  if (
    note === undefined ||
    key === undefined ||
    !parsed.success ||
    checkNote(tools, note, key) !== 'signed'
  ) {
    throw new Fault(
      'archive-forged',
      'The list of what is in this archive was altered: its signature does not hold.',
    );
  }
  return { manifest: parsed.data, begins };
}

async function textAt(file: FileHandle, position: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.toString('utf8', 0, bytesRead);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the bytes of each part stand. */
function* placesOf({ parts }: ArchiveManifest): Generator<ArchivePart & { readonly from: number }> {
  let from = firstLine(formatVersion).length;
  for (const part of parts) {
    from += partLine(part.name).length;
    yield { ...part, from };
    from += part.bytes;
  }
}

async function checkParts(
  file: FileHandle,
  path: string,
  manifest: ArchiveManifest,
  end: number,
): Promise<void> {
  const places = [...placesOf(manifest)];
  const last = places.at(-1);
  if (places.some(({ name }, index) => name !== partNames[index]) || last === undefined) {
    throw new Fault('archive-unknown-part', 'This archive lists other parts than this version knows.');
  }
  if (last.from + last.bytes !== end) {
    throw new Fault(
      'archive-incomplete',
      'Something was taken out of this archive or put into it: it has another length than its list says.',
    );
  }
  for (const { name, from, bytes, sha256: expected } of places) {
    const line = partLine(name);
    if ((await textAt(file, from - line.length, line.length)) !== line) {
      throw new Fault(
        'archive-reordered',
        `The parts of this archive are not in their order: “${name}” is not where its list says.`,
      );
    }
    const hash = createHash('sha256');
    if (bytes > 0) await pipeline(createReadStream(path, { start: from, end: from + bytes - 1 }), hash);
    if (hash.digest('hex') !== expected) {
      throw new Fault(
        'archive-altered',
        `The part “${name}” of this archive was altered. Copy or download it again.`,
      );
    }
  }
}

async function openKey(
  { archiveId, passphrase: { salt, cost, sealedKey } }: ArchiveManifest,
  passphrase: string,
) {
  const key = await passphraseKey(passphrase, Buffer.from(salt, 'base64'), cost);
  try {
    return openBytes(key, sealedAs(archiveId, 'key'), Buffer.from(sealedKey, 'base64'));
  } catch (error) {
    throw new Fault(
      'archive-passphrase',
      'The passphrase does not open this archive: give the one that was chosen when it was made.',
      error,
    );
  }
}

async function* linesOf(path: string, manifest: ArchiveManifest, name: PartName, key: Uint8Array) {
  const place = [...placesOf(manifest)].find((one) => one.name === name);
  if (place === undefined) throw new Error(`No part ${name}`);
  const sealed = createReadStream(path, { start: place.from, end: place.from + place.bytes - 1 });
  const zip = createGunzip();
  const flowing = pipeline(
    sealed,
    (source: AsyncIterable<Uint8Array>) => openChunks(key, sealedAs(manifest.archiveId, name))(source),
    zip,
  );
  // Whoever reads the lines is told by the stream itself.
  flowing.catch(() => undefined);
  let count = 0;
  for await (const line of linesIn(zip)) {
    count += 1;
    yield line;
  }
  await flowing;
  if (count !== place.lines)
    throw new Fault('archive-altered', `The part “${name}” of this archive was altered.`);
}

/** Each ends with a line feed. */
async function* linesIn(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  for await (const chunk of bytes) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    begun.push(first);
    for (const next of others) {
      yield begun.join('');
      begun = [next];
    }
  }
}
