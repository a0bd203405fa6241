import type { Blocked } from '../../application/ports/front-pages.js';

interface Policy {
  readonly where: Blocked['where'];
  readonly directives: ReadonlyMap<string, readonly string[]>;
}

/** What a page lets in, by its header (several with commas) and its own `meta` elements. */
export const policiesOf = (header: string, metas: readonly string[]): readonly Policy[] => [
  ...header.split(',').map((text) => policyOf(text, 'header')),
  ...metas.map((text) => policyOf(text, 'page')),
];

/** Of several directives with one name the first counts (CSP 3, 2.2.1). */
function policyOf(text: string, where: Blocked['where']): Policy {
  const directives = new Map<string, readonly string[]>();
  for (const directive of text.split(';')) {
    const [name = '', ...values] = directive.trim().split(/\s+/u);
    if (name !== '' && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), values);
  }
  return { where, directives };
}

interface Widget {
  readonly scriptUrl: string;
  /** The page it is put on. */
  readonly pageUrl: string;
  /** Of its script element, where it stands there already. */
  readonly nonce: string;
}

const trustedTypes = 'miapulse';

/** Every directive under which a browser would not load the widget or let it ask anything. */
export function blockedBy(policies: readonly Policy[], widget: Widget): readonly Blocked[] {
  return policies.flatMap(({ where, directives }) => {
    const first = (names: readonly string[]) =>
      names.flatMap((name) => {
        const values = directives.get(name);
        return values === undefined ? [] : [{ name, values }];
      })[0];
    const origin = new URL(widget.scriptUrl).origin;
    const lacking = (names: readonly [string, ...string[]], nonce: string): readonly Blocked[] => {
      const found = first([...names, 'default-src']);
      if (found === undefined || lets(found.values, widget, nonce)) return [];
      // What falls back to `default-src` needs a directive of its own: nothing else is let in by it.
      const directive = found.name === 'default-src' ? (names.at(-1) ?? names[0]) : found.name;
      const kept = found.values.filter((value) => value.toLowerCase() !== "'none'");
      if (isByNonce(found.values)) return [{ directive, wanted: null, where }];
      return [{ directive, wanted: [directive, ...kept, origin].join(' '), where }];
    };
    const names = directives.get('trusted-types');
    const needsName =
      directives.get('require-trusted-types-for')?.includes("'script'") === true &&
      names !== undefined &&
      !names.some((name) => name === '*' || name === trustedTypes);
    const kept = names?.filter((name) => name.toLowerCase() !== "'none'") ?? [];
    return [
      ...lacking(['script-src-elem', 'script-src'], widget.nonce),
      ...lacking(['connect-src'], ''),
      ...(needsName
        ? [
            {
              ...{ directive: 'trusted-types', where },
              wanted: ['trusted-types', ...kept, trustedTypes].join(' '),
            },
          ]
        : []),
    ];
  });
}

function lets(values: readonly string[], { scriptUrl, pageUrl }: Widget, nonce: string): boolean {
  if (nonce !== '' && values.includes(`'nonce-${nonce}'`)) return true;
  // Where trust is handed on by nonces, hosts count for nothing.
  if (isByNonce(values)) return false;
  return values.some((value) => matches(value.toLowerCase(), new URL(scriptUrl), new URL(pageUrl)));
}

const isByNonce = (values: readonly string[]): boolean =>
  values.some((value) => value.toLowerCase() === "'strict-dynamic'");

/** Whether a source expression lets a URL in (CSP 3, 6.7.2). */
function matches(source: string, url: URL, page: URL): boolean {
  if (source === '*') return true;
  if (source === "'self'") return url.origin === page.origin;
  const scheme = /^([a-z][a-z\d+.-]*):$/u.exec(source)?.[1];
  if (scheme !== undefined) return isScheme(scheme, url);
  const parts = /^(?:([a-z][a-z\d+.-]*):\/\/)?((?:\*\.)?[a-z\d.-]+|\*)(?::(\d+|\*))?(\/.*)?$/u.exec(source);
  if (parts === null) return false;
  const [, ofScheme = page.protocol.slice(0, -1), host = '', port, path = ''] = parts;
  return (
    isScheme(ofScheme, url) && isHost(host, url.hostname) && isPort(port, url) && isPath(path, url.pathname)
  );
}

/** What may come openly may come encrypted. */
const isScheme = (scheme: string, { protocol }: URL): boolean =>
  protocol === `${scheme}:` || (scheme === 'http' && protocol === 'https:');
const isHost = (pattern: string, host: string): boolean =>
  pattern === '*' || pattern === host || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1)));
const isPort = (port: string | undefined, url: URL): boolean =>
  port === '*' || (port ?? '') === url.port || port === (url.protocol === 'https:' ? '443' : '80');
const isPath = (path: string, pathname: string): boolean =>
  path === '' || (path.endsWith('/') ? pathname.startsWith(path) : pathname === path);
