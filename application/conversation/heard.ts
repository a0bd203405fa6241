import { plainText } from '../answering/words.js';
import type { ContactDetails } from '../ports/contact-details.js';

const nameLengthMax = 80;
const introduction =
  /^(hi|hello|hola|hallo|bonjour|ola|olá)?[\s,!.]*(my name is|i am|i'm|it is|it's|this is|me llamo|soy|ich bin|ich heiße|mein name ist|je m'appelle|je suis|chamo-me|me chamo|sou)\s+/iu;

/** The name in what somebody said when asked for it, or null. */
export function nameIn(text: string, details: Pick<ContactDetails, 'email'>): string | null {
  const name = text.trim().replace(introduction, '').trim();
  const isName = name.length <= nameLengthMax && /\p{L}/u.test(name) && details.email(name) === null;
  return isName ? name : null;
}

/** Which of the choices somebody named, by its number, its words or the beginning of them; null where none or several fit. */
export function choiceIn(text: string, choices: readonly string[]): string | null {
  const said = plainText(text).trim();
  const byNumber = /^(\d{1,2})[.)]?$/u.exec(said)?.[1];
  if (byNumber !== undefined) return choices[Number(byNumber) - 1] ?? null;
  const exact = choices.find((choice) => plainText(choice).trim() === said);
  if (exact !== undefined) return exact;
  const alike = choices.filter((choice) => {
    const plain = plainText(choice).trim();
    return plain !== '' && said !== '' && (said.includes(plain) || plain.startsWith(said));
  });
  return alike.length === 1 ? (alike[0] ?? null) : null;
}
