import { announcedAsBusiness, digitsIn, groupsOf, type Finding } from './finding.js';

/** Keys and tokens of programs: by the beginnings vendors give them, by their name before them, or by looking like chance. */
export const apiKeysIn = (text: string): readonly Finding[] => [
  ...groupsOf(issued, text, 'API key'),
  ...groupsOf(announced, text, 'API key').filter(({ start, end }) => isKeyLike(text.slice(start, end))),
  ...groupsOf(inAddress, text, 'API key'),
  ...groupsOf(credentials, text, 'password'),
  ...groupsOf(longToken, text, 'API key').filter(
    ({ start, end }) => looksDrawn(text.slice(start, end)) && !isPartOfAddress(text, start),
  ),
];

const issued = new RegExp(
  `(?<![A-Za-z\\d])(${[
    '(?:sk|pk|rk)[-_](?:(?:live|test|proj|ant|svcacct|or)[-_])?[\\w-]{16,200}',
    '(?:AKIA|ASIA)[A-Z\\d]{16}',
    'gh[oprsu]_[A-Za-z\\d]{20,255}',
    'github_pat_\\w{20,255}',
    'glpat-[\\w-]{16,64}',
    'xox[abeoprs]-[\\w-]{10,255}',
    'AIza[\\w-]{30,40}',
    'ya29\\.[\\w-]{20,255}',
    'SG\\.[\\w-]{16,64}\\.[\\w-]{16,64}',
    'whsec_[\\w+/=-]{16,100}',
    '(?:npm|hf|re|dop_v1|shpat|shpss|pypi|EAAC?)_[A-Za-z\\d_]{16,255}',
    'key-[a-f\\d]{32}',
    'eyJ[\\w-]{8,2000}\\.[\\w-]{8,2000}(?:\\.[\\w-]{0,2000})?',
    '\\d{8,10}:[\\w-]{33,40}',
    '-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\\s\\S]{0,4000}?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|$)',
  ].join('|')})`,
  'dgu',
);

const announced =
  /(?<![\p{L}\d])(?:api[ _-]?(?:key|token|secret|schlussel)|access[ _-]?(?:key|token)|secret(?:[ _-](?:access[ _-])?key)?|client[ _-]secret|auth(?:orization)?[ _-]?token|bearer(?: token)?|token|license key|private key|clave (?:de )?api|cle (?:d.)?api|chave (?:de |da )?api)(?:\s(?:is|ist|lautet|es|est|e|id|for)(?![\p{L}\d])){0,2}[\s:="'`]{1,4}([\w+/=.~-]{8,300})/dgiu;
const inAddress =
  /[?&](?:api[_-]?key|key|token|access_token|auth|secret|password|pwd|sig|signature)=([^\s&#]{6,500})/dgiu;
const credentials = /[a-z][a-z\d+.-]{1,15}:\/\/[^\s:/@]{1,64}:([^\s/@]{1,100})@/dgiu;
const longToken = /(?<![\w.@/+-])([\w+/=-]{24,400})(?![\w@])/dgu;

const isKeyLike = (token: string): boolean =>
  /\d/u.test(token) && (/[A-Za-z]/u.test(token) || digitsIn(token).length >= 12);

const isIdentifier = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/iu;

/** Upper case, lower case and digits in turn, or long hexadecimal: nobody writes such a word, a program drew it. */
function looksDrawn(token: string): boolean {
  if (isIdentifier.test(token)) return false;
  if (/^[\da-f]{32,}$/iu.test(token)) return /\d/u.test(token) && /[a-f]/iu.test(token);
  const changes = (token.match(/[a-z](?=[A-Z\d])|[A-Z](?=\d)|\d(?=[A-Za-z])/gu) ?? []).length;
  return /[a-z]/u.test(token) && /[A-Z]/u.test(token) && digitsIn(token).length >= 3 && changes >= 5;
}

function isPartOfAddress(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 200), start);
  return /(?:https?:|www\.)\S*$/iu.test(before) || announcedAsBusiness(text, start);
}
