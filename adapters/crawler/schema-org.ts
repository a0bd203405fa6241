import type { DayHours, PageFacts } from '../../application/ports/website-reader.js';

type Node = Readonly<Record<string, unknown>>;

const nodesMax = 500;

/** What a page's JSON-LD says in schema.org terms. What makes no sense is left out. */
export function factsOf(scripts: readonly string[]): PageFacts {
  const nodes = scripts.flatMap(parsed).slice(0, nodesMax);
  const first = (name: string): string | undefined =>
    nodes.map((node) => textOf(node[name])).find((text) => text !== undefined);
  const telephone = first('telephone');
  const email = first('email')?.replace(/^mailto:/iu, '');
  const address = nodes.map(({ address: at }) => addressOf(at)).find((text) => text !== undefined);
  return {
    ...(telephone !== undefined && { telephone }),
    ...(email !== undefined && { email }),
    ...(address !== undefined && { address }),
    hours: nodes.flatMap(hoursOf),
    questions: nodes.flatMap(questionOf),
    offers: nodes.flatMap(offerOf),
  };
}

function parsed(script: string): readonly Node[] {
  try {
    return flattened(JSON.parse(script), 0);
  } catch {
    return [];
  }
}

/** Every object in it: schemas nest in each other in any way. */
function flattened(value: unknown, depth: number): readonly Node[] {
  if (depth > 8 || typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((one) => flattened(one, depth + 1));
  return Array.isArray(value) ? inner : [value as Node, ...inner];
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== ''
    ? value.trim()
    : typeof value === 'number'
      ? String(value)
      : undefined;

const typesOf = ({ '@type': type }: Node): readonly string[] =>
  (Array.isArray(type) ? type : [type]).flatMap((one) => textOf(one)?.split('/').pop() ?? []);

function addressOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return textOf(value);
  const node = value as Node;
  const town = [textOf(node['postalCode']), textOf(node['addressLocality'])]
    .filter((part) => part !== undefined)
    .join(' ');
  const parts = [
    textOf(node['streetAddress']),
    town,
    textOf(node['addressRegion']),
    textOf(node['addressCountry']),
  ];
  const text = parts.filter((part) => part !== undefined && part !== '').join(', ');
  return text === '' ? undefined : text;
}

function hoursOf(node: Node): readonly DayHours[] {
  if (!typesOf(node).includes('OpeningHoursSpecification')) return [];
  const from = clockOf(node['opens']);
  const to = clockOf(node['closes']);
  const open = from === undefined || to === undefined || from === to ? [] : [{ from, to }];
  const since = dateOf(node['validFrom']);
  const until = dateOf(node['validThrough']) ?? since;
  const named = (Array.isArray(node['dayOfWeek']) ? node['dayOfWeek'] : [node['dayOfWeek']]).flatMap(
    (day) => textOf(day)?.split('/').pop()?.toLowerCase() ?? [],
  );
  if (since === undefined || until === undefined) return named.map((day) => ({ day, open }));
  return named.length > 0 ? [] : datesBetween(since, until).map((day) => ({ day, open }));
}

const clockOf = (value: unknown): string | undefined => /^(\d{2}:\d{2})/u.exec(textOf(value) ?? '')?.[1];
const dateOf = (value: unknown): string | undefined => /^\d{4}-\d{2}-\d{2}/u.exec(textOf(value) ?? '')?.[0];

function datesBetween(since: string, until: string): readonly string[] {
  const dates: string[] = [];
  const day = 24 * 60 * 60 * 1_000;
  for (let at = Date.parse(since); at <= Date.parse(until) && dates.length < 62; at += day) {
    dates.push(new Date(at).toISOString().slice(0, 10));
  }
  return dates;
}

function questionOf(node: Node): PageFacts['questions'] {
  if (!typesOf(node).includes('Question')) return [];
  const question = textOf(node['name']);
  const accepted = node['acceptedAnswer'];
  const answer =
    typeof accepted === 'object' && accepted !== null ? textOf((accepted as Node)['text']) : undefined;
  if (question === undefined || answer === undefined) return [];
  return [
    {
      question,
      answer: answer
        .replaceAll(/<[^>]*>/gu, ' ')
        .replaceAll(/\s+/gu, ' ')
        .trim(),
    },
  ];
}

/** A thing with a name and a price: its own, or that of the offer in it. */
function offerOf(node: Node): PageFacts['offers'] {
  const inner = node['offers'];
  const offer = (Array.isArray(inner) ? inner[0] : inner) as Node | undefined;
  const item = node['itemOffered'] as Node | undefined;
  const name = textOf(node['name']) ?? textOf(item?.['name']);
  const price = textOf(node['price']) ?? textOf(offer?.['price']);
  const currency = textOf(node['priceCurrency']) ?? textOf(offer?.['priceCurrency']) ?? '';
  if (name === undefined || price === undefined) return [];
  return [{ name, price: `${currency} ${price}`.trim() }];
}
