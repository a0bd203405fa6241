import type { VoiceWords } from './voice-words.js';

/** E-mail addresses and web addresses as people say them. */
export const addressesSaid = (text: string, say: VoiceWords): string =>
  text
    .replaceAll(mail, (_all, address: string) => signsSaid(address, say))
    .replaceAll(web, (all, scheme: string | undefined, host: string, path: string | undefined) => {
      // "Open.Come in" is no address.
      const isKnown = scheme !== undefined || knownEndings.test(host);
      return isKnown ? webSaid({ host, path: path ?? '', say }) : all;
    });

const mail = /(?:mailto:)?([a-z\d._%+'-]{1,64}@[a-z\d-]+(?:\.[a-z\d-]+)+)/giu;
const web =
  /(?<![\p{L}\d@.])(https?:\/\/(?:www\.)?|www\.)?((?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,24})(?::\d{2,5})?(\/[^\s<>()[\]"“”]*)?(?![\p{L}\d@])/giu;
const knownEndings =
  /\.(?:com|org|net|io|co|uk|de|fr|es|eu|us|ca|mx|ch|at|be|ie|au|nz|br|pt|it|nl|info|biz|me|app|dev|shop|store|salon|dental|clinic|health|page|site|online|example)$/u;
const segmentCountMax = 2;
const segmentLengthMax = 24;

interface WebAddress {
  readonly host: string;
  readonly path: string;
  readonly say: VoiceWords;
}

/** A path that nobody could keep in mind is left out: the page at its root leads on. */
function webSaid({ host, path, say }: WebAddress): string {
  const plain = path.replace(/[?#].*$/u, '');
  const end = /[.,;:!]+$/u.exec(path)?.[0] ?? '';
  const segments = plain
    .replace(/[.,;:!]+$/u, '')
    .replace(/\.(?:html?|php|aspx?)$/iu, '')
    .split('/')
    .filter((segment) => segment !== '');
  const isShort =
    segments.length <= segmentCountMax &&
    segments.every((segment) => segment.length <= segmentLengthMax && /^[\p{L}\d._-]+$/u.test(segment));
  const said = [host, ...(isShort ? segments : [])].map((part) => signsSaid(part.toLowerCase(), say));
  return `${said.join(` ${say.slash} `)}${end}`;
}

/** What the signs of an address are called. */
export const signNames = (say: VoiceWords): Readonly<Record<string, string | undefined>> => ({
  '@': say.at,
  '.': say.dot,
  '-': say.dash,
  _: say.underscore,
  '+': say.plus,
  "'": say.apostrophe,
  '’': say.apostrophe,
});

export function signsSaid(address: string, say: VoiceWords): string {
  const signs = signNames(say);
  return address
    .replaceAll(/[@._+'’-]/gu, (sign) => ` ${signs[sign] ?? ''} `)
    .replaceAll(/ {2,}/gu, ' ')
    .trim();
}
