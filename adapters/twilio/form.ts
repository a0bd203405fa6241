/** A form as it is signed: a name that comes more than once has all its values. */
export function paramsOf(body: string): Record<string, string | string[]> {
  const params = new URLSearchParams(body);
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const [first = '', ...others] = params.getAll(name);
      return [name, others.length === 0 ? first : [first, ...others]];
    }),
  );
}

/** A form as it is understood: of a name that comes more than once, the first counts. */
export const fieldsOf = (body: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...new URLSearchParams(body)].toReversed());
