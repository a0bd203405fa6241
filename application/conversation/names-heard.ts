import { saysNo, saysSkip, saysYes } from './phrases.js';

const lengthMax = 80;
const greeting = /^(hi|hello|hey|hola|hallo|guten tag|bonjour|ola|olá)(?!\p{L})[\s,!.]*/iu;
const surely =
  "my name is|the name is|me llamo|mi nombre es|ich hei(?:ß|ss)e|mein name ist|je m['’]appelle|mon nom est|chamo-me|me chamo|(?:o )?meu nome é";
const perhaps = "i am|i['’]m|it is|it['’]s|this is|soy|ich bin|hier ist|je suis|c['’]est|sou|aqui é";
const introduction = new RegExp(`^(?:${surely}|${perhaps})\\s+`, 'iu');
const said = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})\\s+`, 'iu');
const [surelySaid, perhapsSaid] = [said(surely), said(perhaps)];

const title = '(?:Mrs?|Ms|Dr|Prof|Sra?|Hr|Fr|Mme)\\.\\s+';
const particle = '(?:de|da|do|dos|das|di|du|del|von|van|der|den|zu|la|le|el|al|bin|ibn|y|e)';
const capital = "\\p{Lu}(?:\\.|[\\p{L}\\p{M}'’-]*)";
const capitals = new RegExp(`^(?:${title})*${capital}(?:\\s+(?:${particle}\\s+)*${capital}){0,4}`, 'u');

/** "Ann Example 2nd" is one; what holds amounts, numbers or markup is not. */
const inNoName = /\d\D*\d|[%$€£<>{}[\]=\\]/u;

/** Two words in capitals are a name, whatever else the first of them means: "Nada Hassan". */
const looksLikeName = /^\p{Lu}\S*\s+\p{Lu}/u;

/** The name in what somebody said when asked for it, or null. */
export function nameIn(text: string): string | null {
  const name = withoutIntroduction(text);
  const isName = name.length <= lengthMax && /\p{L}/u.test(name) && !inNoName.test(name);
  const isReply = [saysYes, saysNo, saysSkip].some((says) => says(name));
  return isName && (!isReply || looksLikeName.test(name)) ? name : null;
}

/** The name by which somebody introduced themselves in the middle of other words, or null: it is told by its capitals. */
export function nameIntroduced(text: string): string | null {
  const sure = capitalsAfter(surelySaid, text);
  if (sure !== null) return sure;
  // "I am Late", and in German every noun: one word is not enough here.
  const name = capitalsAfter(perhapsSaid, text);
  return name !== null && looksLikeName.test(name) ? name : null;
}

function capitalsAfter(words: RegExp, text: string): string | null {
  const found = words.exec(text);
  const rest = found === null ? '' : text.slice(found.index + found[0].length);
  const name = capitals.exec(rest)?.[0];
  return name !== undefined && name.length <= lengthMax ? name : null;
}

/** The name of whoever was asked for it and told how they are reached as well: what stands before that, set off from it. */
export function nameBesideContacts(text: string): string | null {
  const before = withoutIntroduction(text.split(/\S+@|[+(]*\d/u)[0] ?? '');
  const [first = '', ...more] = before.split(/[,;:\n]|\s[-–—|/]\s/u).map((part) => part.trim());
  const name = capitals.exec(first)?.[0];
  const isWhole = name === first && (more.length > 0 || looksLikeName.test(first));
  const isSetOff = more.length > 0 && /^\p{L}+(?:\s\p{L}+)?$/u.test(first);
  const isReply = [saysYes, saysNo, saysSkip].some((says) => says(first));
  return (isWhole || isSetOff) && !isReply ? first : null;
}

const withoutIntroduction = (text: string): string =>
  text.trim().replace(greeting, '').replace(introduction, '').trim();
