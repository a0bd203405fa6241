import type { Element } from 'domhandler';

/** Properties and their values, lower case. */
export type Style = ReadonlyMap<string, string>;

const rulesMax = 5_000;
const lengthMax = 500_000;
const nothing: Style = new Map();

/** What the page's own style blocks and attributes say of an element. Only rules for one class or one id are read. */
export function createStyles(blocks: readonly string[]): (element: Element) => Style {
  const rules = new Map<string, Map<string, string>>();
  for (const block of blocks) addRules(rules, block.slice(0, lengthMax));
  return ({ attribs }) => {
    const { style, id } = attribs;
    const names = (attribs['class'] ?? '').split(/\s+/u).map((name) => `.${name}`);
    const found = [...names, `#${id ?? ''}`].flatMap((name) => rules.get(name) ?? []);
    if (style === undefined && found.length === 0) return nothing;
    return new Map([...found.flatMap((rule) => [...rule]), ...declarations(style ?? '')]);
  };
}

/** Rules in `@media` and their like hold at times only, and are left out. */
function addRules(rules: Map<string, Map<string, string>>, block: string): void {
  const css = block.replaceAll(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//gu, ' ');
  let depth = 0;
  let start = 0;
  let selector = '';
  for (let at = 0; at < css.length; at += 1) {
    const character = css[at];
    if (character === '{') {
      if (depth === 0) selector = css.slice(start, at).trim();
      depth += 1;
      if (depth === 1) start = at + 1;
    } else if (character === '}' && depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      if (!selector.startsWith('@')) addRule(rules, selector, css.slice(start, at));
      start = at + 1;
    } else if (character === ';' && depth === 0) start = at + 1;
  }
}

function addRule(rules: Map<string, Map<string, string>>, selectors: string, body: string): void {
  for (const selector of selectors.split(',')) {
    const name = /^(?:[a-z]+\d?)?([.#][\w-]+)$/u.exec(selector.trim())?.[1];
    if (name === undefined || rules.size >= rulesMax) continue;
    const rule = rules.get(name) ?? new Map<string, string>();
    for (const [property, value] of declarations(body)) rule.set(property, value);
    rules.set(name, rule);
  }
}

const declarations = (text: string): readonly (readonly [string, string])[] =>
  text.split(';').flatMap((declaration) => {
    const colon = declaration.indexOf(':');
    if (colon < 0) return [];
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important/iu, '')
      .trim()
      .toLowerCase();
    return [[declaration.slice(0, colon).trim().toLowerCase(), value] as const];
  });
