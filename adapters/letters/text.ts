import type { Block } from './blocks.js';
import type { Words } from './letter.js';

/** The letter for whoever reads no HTML: everything it says, with every address written out. */
export function textOf({ before, link, after = [], unsubscribe }: Words): string {
  const links = [link, unsubscribe].map((one) => one && `${one.label}: ${one.url}`);
  const parts = [...before.map(blockText), links[0], ...after, links[1]];
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

function blockText(block: Block): string {
  if (typeof block === 'string') return block;
  switch (block.kind) {
    case 'heading':
      return block.text.toUpperCase();
    case 'link':
      return `${block.link.label}: ${block.link.url}`;
    case 'code':
      return block.code;
    case 'figures':
      return block.figures
        .map(({ label, value, change }) => `${label}: ${value}${change === undefined ? '' : ` (${change})`}`)
        .join('\n');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.join(' | ')).join('\n');
    case 'bars':
      return [
        block.caption,
        ...block.bars.map(({ label, amount, shown }) => `${label}: ${shown ?? String(amount)}`),
      ].join('\n');
    case 'said':
      return block.lines
        .map(({ who, text, links }) =>
          [`${who}: ${text}`, ...links.map(({ label, url }) => `${label}: ${url}`)].join('\n'),
        )
        .join('\n\n');
  }
}
