import { isTag, isText, type AnyNode, type Element, type ParentNode } from 'domhandler';

/** Every element below, in the order they stand; however deeply they are nested. */
export function* elementsBelow(root: ParentNode): Generator<Element> {
  const stack: AnyNode[] = [...root.children].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isTag(node)) continue;
    yield node;
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child !== undefined) stack.push(child);
    }
  }
}

export function* ancestorsOf(node: AnyNode): Generator<Element> {
  for (let parent = node.parent; parent !== null; parent = parent.parent) if (isTag(parent)) yield parent;
}

/** All text below, whether it shows or not. */
export function rawText(root: ParentNode): string {
  let text = '';
  const stack: AnyNode[] = [...root.children].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isText(node)) text += node.data;
    else if ('children' in node) stack.push(...[...node.children].reverse());
  }
  return text;
}

export const childElements = (element: Element): readonly Element[] => element.children.filter(isTag);
