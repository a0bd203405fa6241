import { readFileSync } from 'node:fs';
import { z } from 'zod';

const schema = z.record(z.string(), z.unknown());
const operation = z.object({
  parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query']), schema })),
  requestBody: z
    .object({
      content: z.object({
        'application/x-www-form-urlencoded': z.object({
          schema: z.object({
            properties: z.record(z.string(), schema),
            required: z.array(z.string()).optional(),
          }),
        }),
      }),
    })
    .optional(),
});
const description = z
  .object({
    paths: z.record(z.string(), z.record(z.string(), operation)),
    $defs: z.record(z.string(), schema),
  })
  .parse(JSON.parse(readFileSync('tests/contracts/specs/twilio-requests.json', 'utf8')));

export interface SentRequest {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly form: string;
}

/** What is wrong with a request by Twilio's own description; empty where nothing is. */
export function faultsOf({ method, url, form }: SentRequest): readonly string[] {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const template = Object.keys(description.paths).find((path) => patternOf(path).test(pathname));
  const described = template === undefined ? undefined : description.paths[template]?.[method.toLowerCase()];
  if (template === undefined || described === undefined) return [`${method} ${pathname} is not described`];
  const parts = patternOf(template).exec(pathname)?.groups ?? {};
  const of = (place: string) =>
    new Map(described.parameters.filter((one) => one.in === place).map((one) => [one.name, one.schema]));
  const body = described.requestBody?.content['application/x-www-form-urlencoded'].schema;
  const sent = new URLSearchParams(form);
  return [
    ...wrongValues(new Map(Object.entries(parts).map(([name, value]) => [name, [value]])), of('path')),
    ...wrongValues(grouped(searchParams), of('query')),
    ...wrongValues(grouped(sent), new Map(Object.entries(body?.properties ?? {}))),
    ...(body?.required ?? []).filter((name) => !sent.has(name)).map((name) => `${name} is missing`),
  ];
}

const patternOf = (template: string): RegExp =>
  new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/gu, '(?<$1>[^/]+)')}$`, 'u');

const grouped = (params: URLSearchParams): ReadonlyMap<string, readonly string[]> =>
  new Map([...params.keys()].map((name) => [name, params.getAll(name)]));

function wrongValues(
  sent: ReadonlyMap<string, readonly string[]>,
  described: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): readonly string[] {
  return [...sent].flatMap(([name, values]) => {
    const one = described.get(name);
    if (one === undefined) return [`${name} is not described`];
    const isFine = z
      .fromJSONSchema({ ...one, $defs: description.$defs })
      .safeParse(typed(values, one)).success;
    return isFine ? [] : [`${name} is not as described`];
  });
}

/** A form and a query know texts only. */
function typed(values: readonly string[], { type }: Readonly<Record<string, unknown>>): unknown {
  const [value = ''] = values;
  if (type === 'array') return values;
  if (values.length > 1) return values;
  if (type === 'integer' || type === 'number') return Number(value);
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  return value;
}
