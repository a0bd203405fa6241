import { saysNo, saysSkip, saysYes } from './replies-heard.js';

const lengthMax = 80;
const greeting =
  /^(hi|hello|hey|hola|hallo|good (?:morning|afternoon|evening)|guten (?:tag|morgen|abend)|bonjour|ola|olá)(?!\p{L})[\s,!.]*/iu;
const surely =
  "my name is|the name is|me llamo|mi nombre es|ich hei(?:ß|ss)e|mein name ist|je m['’]appelle|mon nom est|chamo-me|me chamo|(?:o )?meu nome é";
const perhaps = "i am|i['’]m|it is|it['’]s|this is|soy|ich bin|hier ist|je suis|c['’]est|sou|aqui é";
const introduction = new RegExp(`^(?:${surely}|${perhaps})\\s+`, 'iu');
const said = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})\\s+`, 'giu');
const [surelySaid, perhapsSaid] = [said(surely), said(perhaps)];

const title = '(?:Mrs?|Ms|Dr|Prof|Sra?|Hr|Fr|Mme)\\.\\s+';
const particle = '(?:de|da|do|dos|das|di|du|del|von|van|der|den|zu|la|le|el|al|bin|ibn|y|e)';
// In English "I" is none.
const capital = "(?!I(?:['’]\\p{L}+)?(?![\\p{L}.]))\\p{Lu}(?:\\.|[\\p{L}\\p{M}'’-]*)";
const capitals = new RegExp(`^(?:${title})*${capital}(?:\\s+(?:${particle}\\s+)*${capital}){0,4}`, 'u');

/** "Ann Example 2nd" is one; what holds amounts, numbers or markup is not. */
const inNoName = /\d\D*\d|[%$€£<>{}[\]=\\]/u;

/** Two words in capitals are a name, whatever else the first of them means: "Nada Hassan". */
const looksLikeName = /^\p{Lu}\S*\s+\p{Lu}/u;

/** What is said in a name's place: what a number is called, thanks, or that one would rather not. */
const inItsPlace =
  /^(?:(?:tele)?phone|mobile|cell|tel|handy|e-?mail|mail|number|telefon|tel[ée]fono|correo|t[ée]l[ée]phone|sorry|thanks?|thank you|good (?:morning|afternoon|evening)|call me|there)(?!\p{L})/iu;
const says = /(?<!\p{L})(?:[Ii]|[Ii]ch|[Jj]e|[Yy]o|[Ee]u)(?:['’]\p{L}+)? \p{Ll}/u;
const isSomethingElse = (name: string): boolean => inItsPlace.test(name) || says.test(name);

/** The name in what somebody said when asked for it, or null. */
export function nameIn(text: string): string | null {
  const name = withoutIntroduction(text);
  const isName = name.length <= lengthMax && /\p{L}/u.test(name) && !inNoName.test(name);
  const isReply = [saysYes, saysNo, saysSkip].some((isOne) => isOne(name));
  return isName && !isSomethingElse(name) && (!isReply || looksLikeName.test(name)) ? name : null;
}

/** The name that somebody says is theirs in so many words, in the middle of others, or null. It is told by its capitals. */
export const nameStated = (text: string): string | null =>
  isShouted(text) ? null : (capitalsAfter(surelySaid, text)[0]?.name ?? null);

/** The same, also of whoever says "I am" before it: there two words and then a pause are needed, for a noun may be one in German. */
export function nameIntroduced(text: string): string | null {
  const likely = capitalsAfter(perhapsSaid, text).find(
    ({ name, rest }) => looksLikeName.test(name) && pause.test(rest),
  );
  return nameStated(text) ?? (isShouted(text) ? null : (likely?.name ?? null));
}

const pause = /^\s*(?:$|[,.;:!?\n(–-]|(?:and|und|y|et|e)(?!\p{L}))/u;
/** Where all is in capitals they tell nothing. */
const isShouted = (text: string): boolean => !/\p{Ll}{2}/u.test(text);

function capitalsAfter(
  words: RegExp,
  text: string,
): readonly { readonly name: string; readonly rest: string }[] {
  return [...text.matchAll(words)].flatMap((found) => {
    const after = text.slice(found.index + found[0].length);
    const name = capitals.exec(after)?.[0];
    return name === undefined || name.length > lengthMax ? [] : [{ name, rest: after.slice(name.length) }];
  });
}

/** The name of whoever was asked for it and told how they are reached as well: what stands before that, set off from it. */
export function nameBesideContacts(text: string): string | null {
  const before = withoutIntroduction(text.split(/\S+@|[+(]*\d/u)[0] ?? '');
  const [first = '', ...more] = before.split(/[,;:\n]|\s[-–—|/]\s/u).map((part) => part.trim());
  const name = capitals.exec(first)?.[0];
  const isWhole = name === first && (more.length > 0 || looksLikeName.test(first));
  const isSetOff = more.length > 0 && /^\p{L}+(?:\s\p{L}+)?$/u.test(first);
  const isReply = [saysYes, saysNo, saysSkip].some((isOne) => isOne(first));
  return (isWhole || isSetOff) && !isReply && !isSomethingElse(first) ? first : null;
}

const withoutIntroduction = (text: string): string =>
  text.trim().replace(greeting, '').replace(introduction, '').trim();
