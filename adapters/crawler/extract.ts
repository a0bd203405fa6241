import { load } from 'cheerio';
import type { Document, Element } from 'domhandler';
import { detect } from 'tinyld';
import type { Block, PageFacts } from '../../application/ports/website-reader.js';
import type { SkipReason } from '../../domain/crawl/crawl.js';
import { isChrome, isFoot, isNoText } from './chrome.js';
import { contactsOf } from './contacts.js';
import { createHidden } from './hidden.js';
import { microdataOf } from './microdata.js';
import { readHead, type Head } from './page-head.js';
import { statedIn } from './schema-org.js';
import { createStyles } from './styles.js';
import { elementsBelow } from './tree.js';
import { unfinished } from './unfinished.js';
import { blocksMax, Walk, wordsOf } from './walk.js';

export interface Extracted {
  readonly title: string;
  readonly language: string;
  readonly blocks: readonly Block[];
  readonly facts: PageFacts;
  readonly links: readonly string[];
  readonly base: string | undefined;
  readonly canonical: string | undefined;
  readonly alternates: readonly string[];
  readonly isIndexable: boolean;
  /** Why these are not the words of the website; null when they are. */
  readonly obstacle: SkipReason | null;
}

/** The words of a page with their structure; navigation, hidden text and scripts are left out. */
export function extract(html: string): Extracted {
  const root = load(html).root().get(0);
  if (root === undefined) throw new Error('A document without a root');
  const head = readHead(root);
  const isHidden = createHidden({ styleOf: createStyles(head.styles), opened: head.opened });
  const { blocks, questions } = wordsIn(root, head, isHidden);
  const { facts, branches } = statedIn([...head.schema, ...microdataOf(root)]);
  const all = [...blocks, ...branches].slice(0, blocksMax);
  const text = all.map(wordsOf).join(' ').trim();
  const { title, links, base, canonical, alternates, isIndexable } = head;
  return {
    ...{ title, links, base, canonical, alternates, isIndexable },
    language: head.language ?? languageOf(text),
    blocks: all,
    facts: {
      // Of several branches none is the one whose number it is.
      ...(branches.length === 0 && contactsOf(root, isHidden)),
      ...facts,
      questions: onePerQuestion([...facts.questions, ...questions]),
    },
    obstacle: unfinished(text, head),
  };
}

export const languageOf = (text: string): string => detect(text.slice(0, 2_000)) || 'und';

function wordsIn(root: Document, head: Head, isHidden: (element: Element) => boolean) {
  const holdsTitle = (element: Element): boolean => head.holdsTitle.has(element);
  const chrome: Element[] = [];
  const body = bodyOf(root);
  if (body === undefined) return { blocks: [], questions: [] };
  const walk = new Walk(body, (element) => {
    // A body that a script fades in is all there is to read.
    if (isNoText(element) || (element !== body && isHidden(element))) return true;
    if (!isChrome(element, holdsTitle)) return false;
    if (isFoot(element)) chrome.push(element);
    return true;
  });
  walk.visit(body);
  const inFoot = [...new Set(chrome)].flatMap((element) => noticesIn(element, isHidden));
  return { blocks: [...walk.blocks, ...inFoot], questions: walk.questions };
}

function bodyOf(root: Document): Element | undefined {
  for (const element of elementsBelow(root)) if (element.name === 'body') return element;
  return undefined;
}

/** What people look for at the foot of a page: where the business is and when it is open. */
function noticesIn(foot: Element, isHidden: (element: Element) => boolean): readonly Block[] {
  const isLeftOut = (element: Element): boolean => isNoText(element) || isHidden(element);
  const addresses = [...elementsBelow(foot)].filter(({ name }) => name === 'address');
  const places = addresses.flatMap((address) => {
    const walk = new Walk(address, isLeftOut);
    walk.visit(address);
    const text = walk.blocks.map(wordsOf).join(', ');
    return text === '' ? [] : [{ kind: 'text', headings: [], text } as const];
  });
  const walk = new Walk(foot, isLeftOut);
  walk.visit(foot);
  const days = walk.blocks.flatMap((block) => (block.kind === 'hours' ? block.days : []));
  return [...places, ...(days.length > 0 ? [{ kind: 'hours', headings: [], days } as const] : [])];
}

const onePerQuestion = (questions: PageFacts['questions']): PageFacts['questions'] => [
  ...new Map(questions.map((one) => [one.question.toLowerCase(), one])).values(),
];
