/** One of the patterns, as whole words somewhere in bare words. */
export const among = (patterns: readonly string[]): RegExp =>
  new RegExp(`(?<![a-z0-9])(?:${patterns.join('|')})(?![a-z0-9])`, 'u');

/** One of the patterns, and no words besides. */
export const all = (patterns: readonly string[]): RegExp => new RegExp(`^(?:${patterns.join('|')})$`, 'u');

const courtesies =
  'um|uh|uhm|oh|ah|er|hmm|mm|well|so|okay|ok|alright|all right|yes|yeah|please|thanks|thank you(?: (?:so|very) much)?|thanks a lot|sorry|hi|hello|hey|actually|just|no|great|perfect|good|por favor|gracias|muchas gracias|bueno|oiga|perdon|perdone|disculpe|hola|si|pues|vale|s il (?:vous|te) plait|svp|merci(?: beaucoup)?|alors|bonjour|euh|excusez moi|oui|non|bitte|danke(?: schon)?|vielen dank|also|entschuldigung|ja|nein|hallo|ahm|ach|gut';
const before = new RegExp(`^(?:(?:${courtesies}) )+`, 'u');
const behind = new RegExp(`(?: (?:${courtesies}))+$`, 'u');

/** Without what is said around a wish and is none. */
export const withoutCourtesies = (words: string): string => words.replace(before, '').replace(behind, '');
