const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** A random UUID. `crypto.randomUUID` is missing on pages without https. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const digits = [...bytes].map(hex).join('');
  const variant = hex(((bytes[8] ?? 0) % 64) + 128);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(18, 20)}`,
    digits.slice(20),
  ].join('-');
}
