import { load, type CheerioAPI } from 'cheerio';
import { isTag, isText, type AnyNode, type Element } from 'domhandler';
import { detect } from 'tinyld';
import type { Block, DayHours, PageFacts } from '../../application/ports/website-reader.js';
import { hoursIn } from './opening-hours.js';
import { factsOf } from './schema-org.js';

export interface Extracted {
  readonly title: string;
  readonly language: string;
  readonly blocks: readonly Block[];
  readonly facts: PageFacts;
  readonly links: readonly string[];
  readonly canonical: string | undefined;
  readonly isIndexable: boolean;
  readonly needsJavaScript: boolean;
}

const noContent = [
  'script, style, template, noscript, svg, canvas, iframe, object, form, nav, aside, dialog',
  '[hidden], [aria-hidden="true"], [role="navigation"], [role="dialog"], [style*="display:none"], [style*="display: none"]',
  '[style*="visibility:hidden"], [style*="visibility: hidden"]',
  '[id*="cookie" i], [class*="cookie" i], [class*="consent" i], [class*="breadcrumb" i], [class*="skip-link" i]',
].join(', ');
const blockTags =
  'address, article, blockquote, dd, details, div, dl, dt, fieldset, figure, figcaption, h1, h2, h3, h4, h5, h6, hr, li, main, ol, p, pre, section, summary, table, ul';
const blocksMax = 2_000;
const lengthMax = 20_000;

/** The words of a page with their structure; navigation, hidden text and scripts are left out. */
export function extract(html: string): Extracted {
  const $ = load(html);
  const facts = factsOf(
    $('script[type="application/ld+json"]')
      .map((_, script) => $(script).text())
      .get(),
  );
  const links = $('a[href]')
    .map((_, link) => $(link).attr('href'))
    .get();
  const robots = $('meta[name="robots" i]').attr('content') ?? '';
  const scriptCount = $('script').length;
  const title = clean($('title').first().text()) || clean($('h1').first().text());
  const declared = ($('html').attr('lang') ?? '').split('-')[0]?.toLowerCase() ?? '';

  const inFooter = footerBlocks($);
  $(noContent).remove();
  $('footer').remove();
  $('header').each((_, header) => {
    if ($(header).find('h1').length === 0) $(header).remove();
  });

  const walk = new Walk($);
  walk.visit($('body').get(0));
  const blocks = [...walk.blocks, ...inFooter].slice(0, blocksMax);
  const text = blocks.map(textOf).join(' ');
  return {
    title,
    language: /^[a-z]{2,3}$/u.test(declared) ? declared : detect(text.slice(0, 2_000)) || 'und',
    blocks,
    facts: { ...facts, questions: [...facts.questions, ...walk.questions] },
    links,
    canonical: $('link[rel="canonical"]').attr('href'),
    isIndexable: !/\b(noindex|none)\b/iu.test(robots),
    needsJavaScript: blocks.length === 0 && scriptCount > 0,
  };
}

export const textOf = (block: Block): string => {
  if (block.kind === 'text') return block.text;
  if (block.kind === 'list') return block.items.join(' ');
  return block.kind === 'table' ? block.rows.flat().join(' ') : '';
};

/** Of a footer, what people look for there: where the business is and when it is open. */
function footerBlocks($: CheerioAPI): readonly Block[] {
  const footer = $('footer').last();
  const addresses = footer
    .find('address')
    .map((_, element) => readable($, element))
    .get();
  const lines = footer
    .find('p, li, tr, dd')
    .map((_, element) => clean($(element).text()))
    .get();
  const days = lines.flatMap(hoursIn);
  return [
    ...addresses.filter((text) => text !== '').map((text): Block => ({ kind: 'text', headings: [], text })),
    ...(days.length > 0 ? [{ kind: 'hours', headings: [], days } satisfies Block] : []),
  ];
}

class Walk {
  readonly blocks: Block[] = [];
  readonly questions: { readonly question: string; readonly answer: string }[] = [];
  readonly #$: CheerioAPI;
  #headings: { readonly level: number; readonly text: string }[] = [];

  constructor($: CheerioAPI) {
    this.#$ = $;
  }

  visit(element: AnyNode | undefined): void {
    if (element === undefined || !isTag(element) || this.blocks.length >= blocksMax) return;
    const level = /^h([1-6])$/u.exec(element.name)?.[1];
    if (level !== undefined) this.#heading(Number(level), readable(this.#$, element));
    else if (element.name === 'ul' || element.name === 'ol') this.#list(element);
    else if (element.name === 'table') this.#table(element);
    else if (element.name === 'dl') this.#definitions(element);
    else if (element.name === 'details') this.#details(element);
    else if (this.#$(element).find(blockTags).length === 0) this.#text(readable(this.#$, element));
    else this.#children(element);
  }

  get #above(): readonly string[] {
    return this.#headings.map(({ text }) => text);
  }

  #heading(level: number, words: string): void {
    const text = clean(words);
    this.#headings = this.#headings.filter((above) => above.level < level);
    if (text !== '') this.#headings.push({ level, text });
  }

  /** Words that stand loose between blocks belong together up to the next block. */
  #children(element: Element): void {
    let loose = '';
    const flush = (): void => {
      this.#text(loose);
      loose = '';
    };
    for (const child of element.children) {
      const isBlock =
        isTag(child) && (this.#$(child).is(blockTags) || this.#$(child).find(blockTags).length > 0);
      if (isBlock) {
        flush();
        this.visit(child);
      } else loose = `${loose} ${readable(this.#$, child)}`;
    }
    flush();
  }

  #text(text: string): void {
    const cleaned = clean(text).slice(0, lengthMax);
    if (cleaned === '') return;
    this.blocks.push({ kind: 'text', headings: this.#above, text: cleaned });
    this.#hours(text.split('\n'));
  }

  #list(element: Element): void {
    const items = this.#$(element)
      .children('li')
      .map((_, item) => clean(readable(this.#$, item)).slice(0, lengthMax))
      .get()
      .filter((item) => item !== '');
    if (items.length === 0) return;
    this.blocks.push({ kind: 'list', headings: this.#above, items });
    this.#hours(items);
  }

  #table(element: Element): void {
    const $ = this.#$;
    const rows = $(element)
      .find('tr')
      .map((_, row) => ({
        cells: $(row)
          .children('th, td')
          .map((__, cell) => clean(readable($, cell)).slice(0, lengthMax))
          .get(),
        isHead: $(row).children('td').length === 0,
      }))
      .get();
    const head = rows.find(({ isHead }) => isHead)?.cells ?? [];
    const body = rows.filter(({ isHead, cells }) => !isHead && cells.some((cell) => cell !== ''));
    this.#rows(
      head,
      body.map(({ cells }) => cells),
    );
  }

  #definitions(element: Element): void {
    const rows: string[][] = [];
    for (const child of this.#$(element).find('dt, dd').get()) {
      const text = clean(readable(this.#$, child));
      const last = rows.at(-1);
      if (child.name === 'dt' || last === undefined) rows.push([text]);
      else last.push(text);
    }
    this.#rows([], rows);
  }

  #rows(columns: readonly string[], rows: readonly (readonly string[])[]): void {
    if (rows.length === 0) return;
    this.blocks.push({ kind: 'table', headings: this.#above, columns, rows });
    this.#hours(rows.map(([first = '', ...rest]) => `${first}: ${rest.join(', ')}`));
  }

  #details(element: Element): void {
    const $ = this.#$;
    const question = clean($(element).children('summary').text());
    const rest = $(element).clone();
    rest.children('summary').remove();
    const answer = clean(rest.text());
    if (question !== '' && answer !== '') this.questions.push({ question, answer });
    const before = this.#headings;
    this.#heading(6, question);
    rest.children().each((_, child) => {
      this.visit(child);
    });
    if (rest.children().length === 0) this.#text(answer);
    this.#headings = before;
  }

  #hours(lines: readonly string[]): void {
    const days: DayHours[] = lines.map((line) => clean(line)).flatMap(hoursIn);
    if (days.length > 0) this.blocks.push({ kind: 'hours', headings: this.#above, days });
  }
}

/** The text of a node as it is read: a line break is one, and an image says what it shows. */
function readable($: CheerioAPI, node: AnyNode): string {
  if (isText(node)) return node.data;
  if (!isTag(node)) return '';
  if (node.name === 'br') return '\n';
  if (node.name === 'img') return '';
  const text = node.children.map((child) => readable($, child)).join('');
  return $(node).is(blockTags) ? ` ${text} ` : text;
}

const clean = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
