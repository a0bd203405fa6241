/** An object in schema.org terms, whether it stood in JSON-LD or in microdata. */
export type Node = Readonly<Record<string, unknown>>;

const depthMax = 10;
const nodesMax = 1_000;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== ''
    ? value.trim()
    : typeof value === 'number'
      ? String(value)
      : undefined;

export const typesOf = ({ '@type': type }: Node): readonly string[] =>
  listOf(type).flatMap((one) => textOf(one)?.split('/').pop() ?? []);

/** Every object of these, however they nest in each other. */
export function allNodes(roots: readonly unknown[]): readonly Node[] {
  const found: Node[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (depth > depthMax || found.length >= nodesMax) return;
    if (Array.isArray(value)) for (const one of value) visit(one, depth + 1);
    else if (isNode(value)) {
      found.push(value);
      for (const one of Object.values(value)) visit(one, depth + 1);
    }
  };
  for (const root of roots) visit(root, 0);
  return found;
}

/** JSON-LD as it stands in a page; what is none is left out. */
export function parsedScript(script: string): readonly unknown[] {
  try {
    return [JSON.parse(script) as unknown];
  } catch {
    return [];
  }
}
