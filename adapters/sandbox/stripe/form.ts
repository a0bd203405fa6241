export type Nested = string | readonly Nested[] | { readonly [name: string]: Nested };

const pairsMax = 200;
const depthMax = 6;
interface Branch {
  [name: string]: string | Branch;
}

/** Reads the form encoding of Stripe's: `a[b][0][c]=d`. Undefined for what is none. */
export function readForm(text: string): Readonly<Record<string, Nested>> | undefined {
  const root: Branch = Object.create(null) as Branch;
  const pairs = [...new URLSearchParams(text)];
  if (pairs.length > pairsMax) return undefined;
  for (const [name, value] of pairs) {
    const path = pathOf(name);
    if (path === undefined || !put(root, path, value)) return undefined;
  }
  return Object.fromEntries(Object.entries(root).map(([name, one]) => [name, listed(one)]));
}

function pathOf(name: string): readonly string[] | undefined {
  const [, head, tail = ''] = /^([a-z_]+)((?:\[\w*\])*)$/iu.exec(name) ?? [];
  if (head === undefined) return undefined;
  const path = [head, ...[...tail.matchAll(/\[(\w*)\]/gu)].map(([, part]) => part ?? '')];
  return path.length <= depthMax && !path.includes('__proto__') ? path : undefined;
}

/** False where one name would be both a value and a group of them. */
function put(root: Branch, path: readonly string[], value: string): boolean {
  let branch = root;
  for (const [index, given] of path.entries()) {
    const part = given === '' ? String(Object.keys(branch).length) : given;
    const there = branch[part];
    if (index === path.length - 1) {
      if (there !== undefined) return false;
      branch[part] = value;
    } else {
      if (typeof there === 'string') return false;
      const next = there ?? (Object.create(null) as Branch);
      branch[part] = next;
      branch = next;
    }
  }
  return true;
}

/** What is numbered from 0 is a list. */
function listed(branch: string | Branch): Nested {
  if (typeof branch === 'string') return branch;
  const names = Object.keys(branch);
  const values = Object.values(branch).map(listed);
  const isList = names.length > 0 && names.every((name, index) => name === String(index));
  return isList ? values : Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
}
