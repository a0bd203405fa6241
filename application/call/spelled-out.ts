import { signNames } from './spoken-addresses.js';
import { voiceWordsFor } from './voice-words.js';

/** A name or an address letter by letter, to be read back: "A, N, N". Words are kept apart by a pause. */
export function spelledOut(text: string, language = 'en'): string {
  const signs = signNames(voiceWordsFor(language));
  const words = text.slice(0, lengthMax).normalize('NFC').trim().split(/\s+/u);
  return words
    .map((word) =>
      partsOf(word)
        .map((part) => signs[part] ?? (part.length > 1 ? part : part.toUpperCase()))
        .join(', '),
    )
    .join('. ');
}

const lengthMax = 254;

/** Single characters; an ending that everybody knows by its sound stays a word. */
function partsOf(word: string): readonly string[] {
  const at = word.indexOf('@');
  const ending = at < 0 ? undefined : /\.(com|org|net|info|example)$/iu.exec(word)?.[1];
  const spelled = ending === undefined ? word : word.slice(0, -ending.length);
  const host = at < 0 ? undefined : /@(gmail|yahoo|hotmail|outlook|icloud|example)\.$/iu.exec(spelled)?.[1];
  if (host === undefined)
    return [...Array.from(spelled), ...(ending === undefined ? [] : [ending.toLowerCase()])];
  return [...Array.from(word.slice(0, at + 1)), host.toLowerCase(), '.', ending ?? ''];
}
