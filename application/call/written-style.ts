import { writtenEmail } from './written-email.js';
import { writtenName } from './written-name.js';
import { writtenPhone } from './written-phone.js';

/**
 * What a caller said, as speech recognition writes it, in the form in which people type it: "ann at example dot com" where
 * an e-mail address was asked for, "two oh two …" where a number was. `asked`: the detail that was asked for last, or null.
 * Where the words make no such thing they are as they were, so that a question or a refusal is heard as one.
 */
export function writtenStyle(words: string, asked: string | null, language: string): string {
  const said = words.trim();
  const primary = language.split('-')[0]?.toLowerCase() ?? '';
  const write = asked === null ? undefined : writers[asked];
  return write?.(said, primary) ?? said;
}

const writers: Readonly<Record<string, ((words: string, language: string) => string | null) | undefined>> = {
  email: writtenEmail,
  phone: writtenPhone,
  name: writtenName,
};
