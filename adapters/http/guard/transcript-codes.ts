import { createHmac } from 'node:crypto';
import type { TranscriptCodes } from '../../../application/transcript/needs.js';

/** Six digits out of HMAC-SHA256 over the request's id, as RFC 4226 makes them: they stand nowhere. `key`: 32 bytes. */
export function createTranscriptCodes(key: Uint8Array): TranscriptCodes {
  const hmac = (about: string): Buffer => createHmac('sha256', key).update(about).digest();
  return {
    codeOf(requestId) {
      const digest = hmac(`transcript code\0${requestId}`);
      const offset = (digest.at(-1) ?? 0) & 0x0f;
      return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
    },
    hashOf: (requestId, code) => hmac(`transcript code hash\0${requestId}\0${code}`).toString('base64url'),
  };
}
