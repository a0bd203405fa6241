/** What a website asks of robots, by RFC 9309. */
export interface Robots {
  allows(url: string): boolean;
  /** Seconds between requests, where it is asked for. */
  readonly crawlDelay: number | null;
  readonly sitemaps: readonly string[];
}

interface Rule {
  readonly isAllowed: boolean;
  readonly pattern: string;
}

interface Group {
  readonly agents: string[];
  readonly rules: Rule[];
  delay: number | null;
}

const lengthMax = 500 * 1024;

export const allowAll: Robots = { allows: () => true, crawlDelay: null, sitemaps: [] };
export const disallowAll: Robots = { allows: () => false, crawlDelay: null, sitemaps: [] };

/** Reads a robots.txt for one product token; lines that make no sense are skipped, as the RFC asks. */
export function parseRobots(text: string, token: string): Robots {
  const { groups, sitemaps } = groupsOf(text.slice(0, lengthMax));
  const named = groups.filter(({ agents }) => agents.includes(token.toLowerCase()));
  const applying = named.length > 0 ? named : groups.filter(({ agents }) => agents.includes('*'));
  const rules = applying.flatMap((group) => group.rules);
  const delays = applying.flatMap(({ delay }) => (delay === null ? [] : [delay]));
  return {
    allows(url) {
      const { pathname, search } = new URL(url);
      const path = normalised(pathname + search);
      return path === '/robots.txt' || isAllowed(rules, path);
    },
    crawlDelay: delays.length > 0 ? Math.max(...delays) : null,
    sitemaps,
  };
}

function groupsOf(text: string) {
  const groups: Group[] = [];
  const sitemaps: string[] = [];
  let group: Group | undefined;
  let isNaming = false;
  for (const line of text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u)) {
    const { key, value } = fieldOf(line);
    if (key === 'user-agent') {
      if (group === undefined || !isNaming) {
        group = { agents: [], rules: [], delay: null };
        groups.push(group);
      }
      isNaming = true;
      group.agents.push(tokenOf(value));
    } else if (key === 'sitemap') {
      if (URL.canParse(value)) sitemaps.push(value);
    } else if (key === 'allow' || key === 'disallow') {
      isNaming = false;
      // An empty pattern matches nothing.
      if (value !== '') group?.rules.push({ isAllowed: key === 'allow', pattern: normalised(value) });
    } else if (key === 'crawl-delay') {
      isNaming = false;
      const delay = Number(value);
      if (group !== undefined && value !== '' && delay >= 0) group.delay = delay;
    }
  }
  return { groups, sitemaps };
}

function fieldOf(line: string): { readonly key: string; readonly value: string } {
  const content = line.split('#', 1)[0] ?? '';
  const colon = content.indexOf(':');
  if (colon < 0) return { key: '', value: '' };
  return { key: content.slice(0, colon).trim().toLowerCase(), value: content.slice(colon + 1).trim() };
}

/** The product token ends at the first character that cannot be in one. */
const tokenOf = (value: string): string =>
  value === '*' ? '*' : (/^[a-z_-]+/iu.exec(value)?.[0].toLowerCase() ?? '');

/** The longest matching pattern decides; of two of the same length, the one that allows. */
function isAllowed(rules: readonly Rule[], path: string): boolean {
  let decided = { length: -1, isAllowed: true };
  for (const { pattern, isAllowed: allows } of rules) {
    const { length } = pattern;
    if (length < decided.length || (length === decided.length && !allows)) continue;
    if (matches(pattern, path)) decided = { length, isAllowed: allows };
  }
  return decided.isAllowed;
}

/** `*` stands for anything, a `$` at the end for the end. Greedy from left to right: linear in the length of the path. */
function matches(pattern: string, path: string): boolean {
  const isAnchored = pattern.endsWith('$');
  const parts = (isAnchored ? pattern.slice(0, -1) : pattern).split('*');
  const first = parts[0] ?? '';
  if (!path.startsWith(first)) return false;
  if (parts.length === 1) return !isAnchored || path === first;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  const last = parts.at(-1) ?? '';
  if (!isAnchored) return path.includes(last, at) || last === '';
  return path.length - last.length >= at && path.endsWith(last);
}

const unreserved = /^[A-Za-z0-9\-._~]$/u;

/** Percent-encoding made comparable: unreserved characters plain, all others encoded in upper case. */
function normalised(path: string): string {
  return path
    .replace(/%[0-9a-f]{2}/giu, (encoded) => {
      const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
      return unreserved.test(character) ? character : encoded.toUpperCase();
    })
    .replace(/[^\p{ASCII}]+/gu, (text) => encodeURIComponent(text.toWellFormed()));
}
