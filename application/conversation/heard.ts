import { wordsOf } from '../answering/words.js';
import type { ContactDetails } from '../ports/contact-details.js';
import { saysSkip } from './phrases.js';

const nameLengthMax = 80;
const introduction =
  /^(hi|hello|hola|hallo|bonjour|ola|olá)?[\s,!.]*(my name is|i am|i'm|it is|it's|this is|me llamo|soy|ich bin|ich heiße|mein name ist|je m'appelle|je suis|chamo-me|me chamo|sou)\s+/iu;

/** Two words in capitals are a name, whatever else the first of them means: "Nada Hassan". */
const looksLikeName = /^\p{Lu}\S*\s+\p{Lu}/u;

/** The name in what somebody said when asked for it, or null. */
export function nameIn(text: string, details: Pick<ContactDetails, 'email'>): string | null {
  const name = text.trim().replace(introduction, '').trim();
  const isName = name.length <= nameLengthMax && /\p{L}/u.test(name) && details.email(name) === null;
  return isName && (!saysSkip(name) || looksLikeName.test(name)) ? name : null;
}

/** Which of the choices somebody named, by its words, its number or the beginning of it; null where none or several fit. */
export function choiceIn(text: string, choices: readonly string[]): string | null {
  const said = bare(text);
  const exact = choices.find((choice) => bare(choice) === said);
  if (exact !== undefined) return exact;
  const number = /^\d{1,2}$/u.exec(said)?.[0];
  const numbered = number === undefined ? undefined : choices[Number(number) - 1];
  if (numbered !== undefined) return numbered;
  const alike = choices.filter((choice) => {
    const plain = bare(choice);
    return plain !== '' && said !== '' && (` ${said} `.includes(` ${plain} `) || plain.startsWith(said));
  });
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

/** Its words alone: "men" stands in "for men, please" and not in "women". */
const bare = (text: string): string => wordsOf(text).join(' ');
