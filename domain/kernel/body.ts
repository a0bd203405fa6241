export type Body = Readonly<Record<string, unknown>>;

/** The body with other values at these paths (JSON pointers); the one that is given stays as it is. */
export function bodyWith(body: Body, values: ReadonlyMap<string, unknown>): Body {
  const copy = (value: unknown, path: string): unknown => {
    if (values.has(path)) return values.get(path);
    if (Array.isArray(value)) return value.map((item, index) => copy(item, `${path}/${String(index)}`));
    return typeof value === 'object' && value !== null ? copyOf(value, path) : value;
  };
  const copyOf = (value: object, path: string): Body =>
    Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copy(inner, `${path}/${name}`)]));
  return copyOf(body, '');
}
