import { bytesOf } from './bytes.js';

/**
 * An event as it is stored and stays: what is personal in its body is the SHA-256 of sealed bytes, which outlives their
 * erasure and tells nothing of them.
 */
export interface LeafRecord {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly version: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly tenant: string;
  readonly actor: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly recordedAt: string;
}

/** What is hashed, to the letter. */
export const leafText = (record: LeafRecord): string => canonical(record);

export const leafData = (record: LeafRecord): Uint8Array => bytesOf(leafText(record));

/** The one way to write a JSON value: RFC 8785, names in the order of their UTF-16 units, no blank space. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`);
  return `{${fields.join(',')}}`;
}
