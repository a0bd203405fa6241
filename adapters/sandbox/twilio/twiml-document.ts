import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

export interface Verb {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Verb[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

/** What Twilio would show in its debugger, with its code: https://www.twilio.com/docs/api/errors. */
export class TwimlFault extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = 'TwimlFault';
    this.code = code;
  }
}

const charactersMax = 65_536;
const textKey = '#text';
const attributesKey = ':@';
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});
const nodes = z.array(z.record(z.string(), z.unknown()));
const attributes = z.record(z.string(), z.string()).default({});

/** The verbs of a TwiML document, in order. Raises a TwimlFault for what Twilio would not run. */
export function parseTwiml(xml: string): readonly Verb[] {
  if (xml.length > charactersMax) throw new TwimlFault(11750, 'TwiML response body too large');
  if (!isWellFormed(xml)) throw new TwimlFault(12100, 'Document parse failure');
  const roots = elementsIn(parser.parse(xml));
  const [response] = roots;
  if (response?.name !== 'Response' || roots.length !== 1) {
    throw new TwimlFault(12100, 'The document has no Response');
  }
  return response.children;
}

const elementsIn = (parsed: unknown): readonly Verb[] =>
  nodes.parse(parsed).flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== attributesKey && key !== textKey);
    if (name === undefined) return [];
    const inside = nodes.parse(node[name]);
    const text = inside
      .map((child) => child[textKey])
      .filter((piece) => typeof piece === 'string')
      .join(' ')
      .trim();
    return [{ name, attributes: attributes.parse(node[attributesKey]), children: elementsIn(inside), text }];
  });

const tag = /<(\/?)([A-Za-z][\w.-]*)(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>/gu;
const strayAmpersand = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/iu;

/** The parser forgives what Twilio does not: a tag left open, a bare ampersand. */
function isWellFormed(xml: string): boolean {
  const plain = xml.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/gu, '');
  const open: string[] = [];
  for (const [, closing, name = '', empty] of plain.matchAll(tag)) {
    if (closing === '/') {
      if (open.pop() !== name) return false;
    } else if (empty === '') open.push(name);
  }
  return open.length === 0 && !plain.replace(tag, '').includes('<') && !strayAmpersand.test(plain);
}
