import { scrypt } from 'node:crypto';
import { z } from 'zod';

/** One business as one file: a first line, its parts, what they are, signed, and where that begins. */
export const formatVersion = 1;
export const firstLine = (version: number): string => `MiaPulse business archive ${String(version)}\n`;
const lastLineStart = 'MiaPulse business archive ends; its list has bytes: ';
const lengthDigits = 10;
export const lastLine = (length: number): string =>
  `${lastLineStart}${String(length).padStart(lengthDigits, '0')}\n`;
export const lastLineLength = lastLine(0).length;
/** Undefined for anything else. */
export const readLastLine = (line: string): number | undefined => {
  const [, digits] = /^MiaPulse business archive ends; its list has bytes: (\d{10})\n$/u.exec(line) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

/**
 * In the order in which they stand. All are lines of JSON, packed and sealed. `state`: what the rest has to come to. `keys`: what
 * the values and blobs are sealed under. `events`: in the order of the log, each with its sealed values.
 */
export const partNames = ['state', 'keys', 'contacts', 'events', 'blobs', 'visits', 'consent-log'] as const;
export type PartName = (typeof partNames)[number];
export const partLine = (name: PartName): string => `part ${name}\n`;
/** It opens as nothing else. */
export const sealedAs = (archiveId: string, name: string): string => `business archive ${archiveId} ${name}`;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const count = z.int().nonnegative();
const base64 = z.base64().max(200);

const part = z.strictObject({ name: z.enum(partNames), lines: count, bytes: count, sha256 });
export type ArchivePart = z.infer<typeof part>;

/** Not sealed, so nothing of the business stands in it but its id. */
export const manifest = z.strictObject({
  format: z.literal(formatVersion),
  archiveId: z.uuid(),
  product: z.string().max(100),
  /** Scopes of the installation itself have other names. */
  business: z.uuid(),
  createdAt: z.iso.datetime(),
  /** The newest position of the log that it was taken from. */
  head: z.string().regex(/^\d{1,19}$/u),
  /** Whose signature is under this, as one line. */
  key: z.string().max(1_000),
  /** 2^cost rounds of scrypt over the passphrase open the key that everything is sealed under. */
  passphrase: z.strictObject({ salt: base64, cost: z.int().min(10).max(20), sealedKey: base64 }),
  parts: z.array(part).length(partNames.length),
});
export type ArchiveManifest = z.infer<typeof manifest>;

/** What the rest has to come to. */
export const archiveState = z.strictObject({
  /** As in the manifest: whoever signs another manifest has to know the passphrase as well. */
  key: z.string(),
  events: count,
  /** Of read models by name: version and SHA-256 over the rows of the business. */
  readModels: z.record(z.string(), z.strictObject({ version: count, sha256 })),
  /** Rows of the contact directory from before a scope had a key of its own: people who are not found by their number there. */
  contactsLeft: count,
});
export type ArchiveState = z.infer<typeof archiveState>;

/** What stays, by category: who is called by the business or may call it here, and what is owed to them. */
export const leftBehind = ['webhook', 'delivery', 'pairing', 'subscription'] as const;
/** What no business has, and so no archive of one: who runs an installation, and how people log in. */
export const notOfBusinesses = ['installation', 'member'] as const;

export const scryptCost = 16;

/** 32 bytes. Takes 64 MB for a moment. */
export const passphraseKey = (passphrase: string, salt: Uint8Array, cost: number): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const options = { N: 2 ** cost, r: 8, p: 1, maxmem: 2 ** (cost + 11) };
    // One person types an accent in one way, another in the other.
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
