const lengthMax = 36;

/** A short name for the record, made of a label: `Preferred times` becomes `preferred-times`. Never one that is taken. */
export function keyOf(label: string, taken: ReadonlySet<string>): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^[^a-z]+/u, '')
    .slice(0, lengthMax)
    .replace(/-+$/u, '');
  // A label in another script leaves nothing to name it by.
  const key = plain === '' ? 'item' : plain;
  if (!taken.has(key)) return key;
  let count = 2;
  while (taken.has(`${key}-${String(count)}`)) count += 1;
  return `${key}-${String(count)}`;
}
