/** Elements that end by themselves, and so do not nest however many of them follow each other. */
const shallow: ReadonlySet<string> = new Set([
  ...['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'],
  ...['p', 'li', 'dt', 'dd', 'option', 'optgroup', 'tr', 'td', 'th', 'thead', 'tbody', 'tfoot', 'a'],
]);
const depthMax = 1_000;

/** Whether elements stand in each other deeper than any person puts them: a parser's time grows with every level. */
export function isBottomless(html: string): boolean {
  let depth = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/giu)) {
    if (shallow.has(name.toLowerCase())) continue;
    depth = Math.max(0, depth + (slash === '/' ? -1 : 1));
    if (depth > depthMax) return true;
  }
  return false;
}
