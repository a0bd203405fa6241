import type { Element } from 'domhandler';
import { ancestorsOf } from './tree.js';

const roles: ReadonlySet<string> = new Set([
  ...['navigation', 'banner', 'contentinfo', 'complementary', 'search', 'menu', 'menubar', 'toolbar'],
  ...['dialog', 'alertdialog'],
]);
const dropped: ReadonlySet<string> = new Set([
  ...[
    'script',
    'style',
    'template',
    'noscript',
    'svg',
    'canvas',
    'iframe',
    'object',
    'embed',
    'video',
    'audio',
  ],
  ...['input', 'select', 'textarea', 'datalist', 'nav', 'dialog', 'head', 'math', 'map'],
]);
const part = '(banner|bar|notice|popup|pop-up|modal|overlay|law|message|dialog|box|info|settings|layer|wall)';
const consent = new RegExp(
  String.raw`(cookie|gdpr|consent|privacy)[-_]?${part}|${part}[-_]?(cookie|consent)|(^|\s)(cookies?|consent|onetrust[\w-]*|cybot\w*|usercentrics[\w-]*|cc-window|cmp[-_]\w+)(\s|$)`,
  'iu',
);
const guides =
  /(^|[\s_-])(breadcrumbs?|skip-?(to-?content|link|nav)|pagination|share-?(buttons?|links?))([\s_-]|$)/iu;

/** What is no element of any text. */
export const isNoText = ({ name }: Element): boolean => dropped.has(name);

/**
 * What stands around the words of a page: navigation, the head and foot of the website, what asks for consent. `holdsTitle`:
 * there is the page's own title in it, or its main part, so it is none of these.
 */
export function isChrome(element: Element, holdsTitle: (element: Element) => boolean): boolean {
  const { name, attribs } = element;
  if (name === 'body' || name === 'main' || name === 'article' || holdsTitle(element)) return false;
  if (name === 'aside' || roles.has(attribs['role'] ?? '')) return true;
  if (name === 'header' || name === 'footer') return !isWithinContent(element);
  if (name === 'button') return !isWithinHeading(element);
  const names = `${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`;
  return names !== ' ' && (consent.test(names) || guides.test(names));
}

/** Where people look for the business's address and hours, on whichever page they are. */
export const isFoot = ({ name, attribs }: Element): boolean =>
  ['header', 'footer', 'aside'].includes(name) ||
  ['banner', 'contentinfo', 'complementary'].includes(attribs['role'] ?? '');

function isWithinContent(element: Element): boolean {
  for (const { name } of ancestorsOf(element)) if (/^(main|article|section)$/u.test(name)) return true;
  return false;
}

function isWithinHeading(element: Element): boolean {
  for (const { name } of ancestorsOf(element)) if (/^(h[1-6]|summary|dt|th|td|li)$/u.test(name)) return true;
  return false;
}
