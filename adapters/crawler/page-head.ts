import { isTag, type Document, type Element } from 'domhandler';
import { clean } from './clean.js';
import { parsedScript } from './schema-nodes.js';
import { ancestorsOf, elementsBelow, rawText } from './tree.js';

/** What a page says beside its words. */
export interface Head {
  readonly title: string;
  /** Primary language in lower case; undefined where none is named. */
  readonly language: string | undefined;
  readonly base: string | undefined;
  readonly canonical: string | undefined;
  /** The same page in other languages, this one included. */
  readonly alternates: readonly string[];
  readonly isIndexable: boolean;
  readonly links: readonly string[];
  readonly schema: readonly unknown[];
  readonly styles: readonly string[];
  readonly scriptCount: number;
  readonly noscript: string;
  /** Ids of what something on the page opens. */
  readonly opened: ReadonlySet<string>;
  /** What holds the page's own title or its main part. */
  readonly holdsTitle: ReadonlySet<Element>;
  readonly isEmptyShell: boolean;
}

const linksMax = 2_000;

/** One pass over everything that stands in a document. */
export function readHead(root: Document): Head {
  const found = {
    title: '',
    heading: '',
    language: undefined as string | undefined,
    base: undefined as string | undefined,
    canonical: undefined as string | undefined,
    isIndexable: true,
    scriptCount: 0,
    noscript: '',
    isEmptyShell: false,
  };
  const [links, alternates, schema, styles]: [string[], string[], unknown[], string[]] = [[], [], [], []];
  const opened = new Set<string>();
  const holdsTitle = new Set<Element>();

  const read: Readonly<Record<string, (element: Element) => void>> = {
    html({ attribs }) {
      found.language = /^[a-z]{2,3}(?=$|[-_])/iu
        .exec(attribs['lang'] ?? attribs['xml:lang'] ?? '')?.[0]
        .toLowerCase();
    },
    title(element) {
      // A drawing has a title as well.
      if (found.title === '' && element.parent !== null && isTag(element.parent))
        found.title = clean(rawText(element));
    },
    h1(element) {
      if (found.heading === '') found.heading = clean(rawText(element));
      markAbove(element, holdsTitle);
    },
    main(element) {
      markAbove(element, holdsTitle);
    },
    base({ attribs }) {
      found.base ??= attribs['href'];
    },
    link({ attribs: { rel = '', href, hreflang } }) {
      if (href === undefined) return;
      if (/(^|\s)canonical(\s|$)/iu.test(rel)) found.canonical ??= href;
      if (/(^|\s)alternate(\s|$)/iu.test(rel) && hreflang !== undefined) alternates.push(href);
    },
    meta({ attribs: { name = '', content = '' } }) {
      if (name.toLowerCase() === 'robots' && /\b(noindex|none)\b/iu.test(content)) found.isIndexable = false;
    },
    a({ attribs }) {
      const { href, rel = '' } = attribs;
      if (href !== undefined && links.length < linksMax && !/\bnofollow\b/iu.test(rel)) links.push(href);
    },
    area({ attribs: { href } }) {
      if (href !== undefined && links.length < linksMax) links.push(href);
    },
    script(element) {
      if (/ld\+json/iu.test(element.attribs['type'] ?? '')) schema.push(...parsedScript(rawText(element)));
      else found.scriptCount += 1;
    },
    style(element) {
      if (!/print/iu.test(element.attribs['media'] ?? '')) styles.push(rawText(element));
    },
    noscript(element) {
      found.noscript += ` ${rawText(element)}`;
    },
    div(element) {
      const isShell = /^(root|app|__next|__nuxt|svelte|react-root|main-app)$/iu.test(
        element.attribs['id'] ?? '',
      );
      if (isShell && clean(rawText(element)) === '') found.isEmptyShell = true;
    },
  };
  for (const element of elementsBelow(root)) {
    read[element.name]?.(element);
    noteOpened(element, opened);
  }
  return {
    ...found,
    title: found.title === '' ? found.heading : found.title,
    ...{ links, alternates, schema, styles, opened, holdsTitle },
  };
}

function noteOpened({ attribs }: Element, opened: Set<string>): void {
  const controls = attribs['aria-controls'];
  if (controls !== undefined) for (const id of controls.split(/\s+/u)) opened.add(id);
  const target = attribs['data-bs-target'] ?? attribs['data-target'];
  if (target?.startsWith('#') === true) opened.add(target.slice(1));
}

function markAbove(element: Element, marked: Set<Element>): void {
  for (const above of ancestorsOf(element)) {
    if (marked.has(above)) return;
    marked.add(above);
  }
}
