import type { Attestation } from '../../domain/call/call.js';

/** What Twilio and carriers put where a number is withheld: words, and the letters of such words on a keypad. */
const withheld: ReadonlySet<string> = new Set([
  '+266696687',
  '+7378742833',
  '+2562533',
  '+8656696',
  '+86282452253',
]);

/** E.164; null where no number is shown. */
export const numberOf = (from: string | undefined): string | null =>
  from !== undefined && /^\+[1-9]\d{6,14}$/u.test(from) && !withheld.has(from) ? from : null;

/** By STIR/SHAKEN, in Twilio's words: `TN-Validation-Passed-A`, `TN-Validation-Failed-C`, `No-TN-Validation`. */
export function attestationOf(verstat: string | undefined): Attestation {
  if (verstat?.startsWith('TN-Validation-Passed') === true) return 'passed';
  return verstat?.startsWith('TN-Validation-Failed') === true ? 'failed' : 'unknown';
}
