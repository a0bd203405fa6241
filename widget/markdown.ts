import { element, link } from './element.js';

const inline =
  /\*\*([^*\n]+)\*\*|`([^`\n]+)`|\[([^\]\n]+)\]\((https?:\/\/[^\s()]+)\)|(https?:\/\/[^\s<>"()]*[^\s<>"().,;:!?])/gu;
const item = /^(?:[-*•]|\d{1,3}[.)]) +(.*)$/u;

/** A small subset: bold, code, links to the web, lists. Everything else is text as it stands. */
export function rendered(text: string): readonly (Node | string)[] {
  const out: (Node | string)[] = [];
  let list: HTMLElement | undefined;
  let isFirst = true;
  for (const line of text.split('\n')) {
    const [, words] = item.exec(line) ?? [];
    if (words === undefined) {
      // A list ends its line by itself.
      if (!isFirst && list === undefined) out.push('\n');
      list = undefined;
      out.push(...spans(line));
    } else {
      if (list === undefined) out.push((list = element(/^\d/u.test(line) ? 'ol' : 'ul')));
      list.append(element('li', {}, ...spans(words)));
    }
    isFirst = false;
  }
  return out;
}

function spans(line: string): readonly (Node | string)[] {
  const out: (Node | string)[] = [];
  let from = 0;
  for (const found of line.matchAll(inline)) {
    const [whole, strong, code, label, target, bare] = found;
    out.push(line.slice(from, found.index));
    if (strong !== undefined) out.push(element('strong', {}, strong));
    else if (code !== undefined) out.push(element('code', {}, code));
    else out.push(link(target ?? bare ?? '', label ?? bare ?? ''));
    from = found.index + whole.length;
  }
  return [...out, line.slice(from)];
}
