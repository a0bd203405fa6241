import type { Element } from 'domhandler';
import { clean } from './clean.js';
import type { Node } from './schema-nodes.js';
import { childElements, elementsBelow, rawText } from './tree.js';
import type { Document } from 'domhandler';

const depthMax = 10;

/** The items that a page marks in its text (`itemscope`, `itemprop`), in the shape that JSON-LD has. */
export function microdataOf(root: Document): readonly Node[] {
  const items: Node[] = [];
  for (const element of elementsBelow(root)) {
    const { itemscope, itemprop } = element.attribs;
    if (itemscope !== undefined && itemprop === undefined) items.push(itemOf(element, 0));
  }
  return items;
}

function itemOf(scope: Element, depth: number): Node {
  const item: Record<string, unknown> = { '@type': scope.attribs['itemtype'] };
  const visit = (element: Element, below: number): void => {
    if (below > 200) return;
    const { itemprop, itemscope } = element.attribs;
    const isItem = itemscope !== undefined;
    for (const name of (itemprop ?? '').split(/\s+/u).filter((one) => one !== '')) {
      const value = isItem ? (depth < depthMax ? itemOf(element, depth + 1) : undefined) : valueOf(element);
      const before = item[name];
      item[name] =
        before === undefined ? value : [...((Array.isArray(before) ? before : [before]) as unknown[]), value];
    }
    if (!isItem) for (const child of childElements(element)) visit(child, below + 1);
  };
  for (const child of childElements(scope)) visit(child, 0);
  return item;
}

function valueOf(element: Element): string {
  const { content, datetime, href, value } = element.attribs;
  if (content !== undefined) return content;
  if (element.name === 'time' && datetime !== undefined) return datetime;
  if (element.name === 'link' && href !== undefined) return href;
  if ((element.name === 'data' || element.name === 'meter') && value !== undefined) return value;
  return clean(rawText(element));
}
