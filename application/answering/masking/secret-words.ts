import { groupsOf, type Finding } from './finding.js';
import { spokenDigitPattern } from './spoken-digits.js';

/** Passwords, PINs and one-time codes, where somebody says that this is one. */
export const secretWordsIn = (text: string): readonly Finding[] => [
  ...groupsOf(quotedPassword, text, 'password'),
  ...groupsOf(passwordSaid, text, 'password').flatMap((found) => passwordOf(text, found)),
  ...[...groupsOf(passwordSet, text, 'password'), ...groupsOf(passwordBeside, text, 'password')].filter(
    ({ start, end }) => isMixed(text.slice(start, end)),
  ),
  ...groupsOf(pin, text, 'PIN'),
  ...groupsOf(codeOfItsOwn, text, 'code'),
  ...groupsOf(code, text, 'code'),
  ...groupsOf(codeFirst, text, 'code'),
];

const password =
  '(?<![A-Z\\d])[A-Z]{0,16}-?(?:pass ?words?|pass ?codes?|pass ?phrases?|passwd|pwd|pw|passworter|passworte?|kennworte?|contrasenas?|clave(?: de acceso| secreta)?|mots? de passe|mdp|senha|palavra[- ]passe)(?![A-Z\\d])';
const says = '(?:is|was|ist|lautet|war|es|era|est|etait|e)';
const linked = `\\s?(?:[:=]|->|=>|→|–|-(?= )|(?<= )${says}(?![A-Z\\d])(?: ?[:=])?)\\s{0,3}`;
const forWhat =
  '(?: ?\\([^()\\n]{1,40}\\))?(?: (?:for|to|at|on|of|in|fur|zum|zu|im|bei|para|de|del|en|pour|sur|do|da|no|na|you need)(?: [^\\s.,;:!?=]{1,30}){1,4}?)?';

const quotedPassword = new RegExp(
  `${password}${forWhat}(?:${linked}|\\s)["“„«‘'»\`]([^"”“»«’'\`\\n]{1,60})["”“»«’'\`]`,
  'dgi',
);
const passwordSaid = new RegExp(`${password}${forWhat}${linked}([^\\s]{1,100})`, 'dgi');
const passwordSet = new RegExp(
  `${password}(?: (?:was|is|has been|wurde|it))?(?: (?:changed|set|reset|geandert))? (?:to|as|auf|zu|a|en|para) ([^\\s]{5,64})`,
  'dgi',
);
const passwordBeside = new RegExp(`${password}\\s{1,2}([^\\s]{5,64})`, 'dgi');

/** What is said of a password when it is not told: that it is wrong, or where it is. */
const states = new Set(
  `not no now never still also always already only just so too very really quite probably the a an at in on by for from with without
  of to as or and my your our this that these it its they what which who how when where why if because is are was be been can could
  should must has have had wrong incorrect invalid correct right good bad weak strong long short case same different new old empty
  blank unknown secret safe secure private available free optional mandatory working missing failing giving being going needed lost
  gone known given sent set hidden kept written shown printed shared here there below above ok okay fine someone somebody something
  anything nothing random
  nicht kein keine falsch richtig korrekt ungultig abgelaufen gesperrt vergessen weg zu sehr immer jetzt noch leider schon das der die
  den dem mein ihr ein eine bei im auf in an mit fur von wie was wo wenn ob bekannt unbekannt neu alt sicher unsicher lang kurz geandert
  muy no el la los las mi su un una en de del para que como donde si incorrecta incorrecto correcta invalida caducada demasiado
  obligatoria segura nueva vieja larga corta gratis
  ne pas plus le les mon ma votre un une dans sur au du des trop tres toujours incorrect expire invalide bloque faux perdu oublie
  obligatoire correct gratuit affiche
  nao muito errada incorreta expirou o os as minha meu sua numa num na da do segura nova`.split(/\s+/u),
);

const isMixed = (token: string): boolean =>
  (/\d/u.test(token) && /\p{L}/u.test(token)) || /\p{L}[!#$%&*+=@^_~]|[#$%&*+=@^_~]\p{L}/u.test(token);

function passwordOf(text: string, { start: from, end, what }: Finding): readonly Finding[] {
  const start = from + (/^["“„«‘'»`]/u.test(text.slice(from, end)) ? 1 : 0);
  const token = text.slice(start, end).replace(/[.,;:)?"”“»]+$/u, '');
  const word = token.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '');
  if (token === '' || states.has(word)) return [];
  const plain = /^\p{L}+['’]?\p{L}*!?$/u.test(token);
  if (plain && /(?:ed|n['’]t)!?$/iu.test(token)) return [];
  const found = { start, end: start + token.length, what };
  return [plain ? { ...found, end: found.end + furtherWords(text.slice(found.end)) } : found];
}

const goesOn = new Set(
  'can could do does did and but or so please what why how when where who i you it is are my for to y pero o por puede und aber oder bitte ich kann et mais ou je pouvez e mas por'.split(
    ' ',
  ),
);

/** Length of the rest of a pass phrase: a few plain words up to the end of the sentence. */
function furtherWords(rest: string): number {
  const words = /^(?: \p{L}{1,20}){1,6}(?=\s*(?:[.!?\n]|$))/u.exec(rest)?.[0];
  if (words === undefined) return 0;
  return words
    .toLowerCase()
    .split(' ')
    .some((word) => goesOn.has(word))
    ? 0
    : words.length;
}

const digits = `\\d(?:[ -]?\\d){3,9}|${spokenDigitPattern}(?:[ ,-]{1,2}${spokenDigitPattern}){3,9}`;
const secretDigits = `(${digits})(?![A-Z\\d])(?![.,]\\d)`;
const small =
  "(?:code|number|no|nummer|numero|nr|is|was|it's|my|the|for|to|of|card|account|phone|bank|app|ist|lautet|meine|mein|fur|es|mi|de|la|del|cuenta|tarjeta|est|mon|ma|e|o|meu|minha|da|do)";
const gap = `(?:[\\s:=#"'’()-]{1,3}${small}(?![A-Z\\d])){0,6}[\\s:=#"'’(-]{0,4}`;

const pin = new RegExp(
  `(?<![A-Z\\d])[A-Z]{0,10}-?(?<![A-Z])pins?(?:-?(?:code|nummer))?(?![A-Z])${gap}${secretDigits}`,
  'dgi',
);

const strong =
  '(?:one[- ]time|verification|security|login|log-?in|sign-?in|auth\\w*|2fa|mfa|sms|activation|unlock|access|door|gate|alarm|entry|key ?box|lock ?box|safe|einmal|bestatigungs|verifizierungs|sicherheits|zugangs|tur|alarm|freischalt|otp)';
const codeOfItsOwn = new RegExp(
  `(?<![A-Z\\d])(?:${strong}[- ]?(?:code|password|passcode|passwort|kennwort|number)|otp(?: code)?|[mp]?tan|codigo de (?:verificacion|seguridad|acceso|un solo uso|confirmacion por sms|verificacao|seguranca|acesso)|code (?:de verification|de securite|d.acces|a usage unique|sms|de la porte))(?![A-Z\\d])${gap}((?:${digits})|(?=[A-Z]*\\d)[A-Z\\d]{5,10})(?![A-Z\\d])`,
  'dgi',
);

const openCodes =
  'zip|post|postal|promo|promotion|promotional|discount|coupon|voucher|area|country|dial|dialling|dialing|error|product|item|booking|reservation|reference|order|tracking|bar|qr|dress|colou?r|sort|swift|bic|bank|tax|gift|referral|invite|invitation|course|building|airport|stock|fault|model|part|rabatt|gutschein|aktions|fehler|farb|vorwahl|customer|confirmation|vat|status|http|source';
const notOpen = `(?<!(?:${openCodes})[- ]?)`;
const openAfter =
  '(?! (?:postal|promo\\w*|reduction|de (?:descuento|reduction|reserva\\w*|desconto|produit|producto|pedido|commande|area|error|erreur|barras|vestimenta|conduct|conduite)|of|cadeau))';
/** "The code you texted me is …": a few words, without a stop. */
const meanwhile = '(?: [^\\s.,;:!?=]{1,20}){0,6}?';
const codeName = '(?:codes?|codigos?|kode)';

const code = new RegExp(
  `(?<![A-Z\\d])${notOpen}${codeName}(?![A-Z\\d])${openAfter}${meanwhile}(?:${linked})${secretDigits}`,
  'dgi',
);
const codeFirst = new RegExp(
  `(?<![A-Z\\d.,-])(\\d(?:[ -]?\\d){3,7}) (?:is|ist|es|est|e) (?:my|the|mein|der|mi|el|mon|le|o meu|o) (?:${strong}[- ]?)?(?:code|codigo|pin|passcode|otp|tan)(?![A-Z\\d])${openAfter}`,
  'dgi',
);
