import { load } from 'cheerio';
import type { Block, PageFacts } from '../../application/ports/website-reader.js';
import { clean } from './clean.js';
import { merged } from './open-days.js';
import { openDaysOf } from './schema-hours.js';
import { allNodes, isNode, listOf, textOf, typesOf, type Node } from './schema-nodes.js';
import { offersIn } from './schema-offers.js';

const noBusiness =
  /^(Person|Event|Offer|AggregateOffer|Product|Service|PostalAddress|ContactPoint|Review|AggregateRating|OpeningHoursSpecification|WebSite|WebPage|Article|BlogPosting|JobPosting|Question|Answer|GeoCoordinates)$/u;

/** What a page says in schema.org terms; what makes no sense is left out. */
export interface Stated {
  readonly facts: PageFacts;
  /** Where a page speaks of several businesses or branches, what it says of each stands under its name. */
  readonly branches: readonly Block[];
}

export function statedIn(roots: readonly unknown[]): Stated {
  const nodes = allNodes(roots);
  const businesses = distinct(nodes.filter(isBusiness));
  const questions = nodes.flatMap(questionOf);
  const offers = offersIn(nodes);
  if (businesses.length > 1) {
    return { facts: { hours: [], questions, offers }, branches: businesses.flatMap(branchBlocks) };
  }
  const of = businesses.length === 1 ? allNodes(businesses) : nodes;
  const first = (name: string): string | undefined =>
    of.flatMap((node) => listOf(node[name]).flatMap((one) => textOf(one) ?? []))[0];
  const telephone = first('telephone');
  const email = first('email')?.replace(/^mailto:/iu, '');
  const address = of.map(({ address: at }) => addressOf(at)).find((text) => text !== undefined);
  return {
    facts: {
      ...(telephone !== undefined && { telephone }),
      ...(email !== undefined && { email }),
      ...(address !== undefined && { address }),
      hours: merged(of.flatMap(openDaysOf)),
      questions,
      offers,
    },
    branches: [],
  };
}

const isBusiness = (node: Node): boolean =>
  !typesOf(node).some((type) => noBusiness.test(type)) &&
  textOf(node['name']) !== undefined &&
  ['address', 'openingHours', 'openingHoursSpecification'].some((name) => node[name] !== undefined);

/** One business may be told of twice, in JSON-LD and beside the text. */
function distinct(businesses: readonly Node[]): readonly Node[] {
  const byPlace = new Map<string, Node>();
  for (const node of businesses) {
    const place = (addressOf(node['address']) ?? textOf(node['name']) ?? '').toLowerCase();
    const known = byPlace.get(place);
    byPlace.set(place, { ...node, ...known });
  }
  return [...byPlace.values()];
}

function branchBlocks(node: Node): readonly Block[] {
  const headings = [clean(textOf(node['name']) ?? '')];
  const lines = [addressOf(node['address']), textOf(node['telephone']), textOf(node['email'])];
  const text = lines.filter((line) => line !== undefined).join(', ');
  const days = merged(allNodes([node]).flatMap(openDaysOf));
  return [
    ...(text === '' ? [] : [{ kind: 'text', headings, text } as const]),
    ...(days.length === 0 ? [] : [{ kind: 'hours', headings, days } as const]),
  ];
}

function addressOf(value: unknown): string | undefined {
  const [at] = listOf(value);
  if (!isNode(at)) return textOf(at);
  const town = [textOf(at['postalCode']), textOf(at['addressLocality'])]
    .filter((part) => part !== undefined)
    .join(' ');
  const country = isNode(at['addressCountry'])
    ? textOf(at['addressCountry']['name'])
    : textOf(at['addressCountry']);
  const parts = [textOf(at['streetAddress']), town, textOf(at['addressRegion']), country];
  const text = clean(parts.filter((part) => part !== undefined && part !== '').join(', '));
  return text === '' ? undefined : text;
}

function questionOf(node: Node): PageFacts['questions'] {
  if (!typesOf(node).includes('Question')) return [];
  const [accepted] = [...listOf(node['acceptedAnswer']), ...listOf(node['suggestedAnswer'])];
  const question = plain(textOf(node['name']) ?? textOf(node['text']) ?? '');
  const answer = plain(isNode(accepted) ? (textOf(accepted['text']) ?? '') : '');
  return question === '' || answer === '' ? [] : [{ question, answer }];
}

/** Answers may hold markup. */
const plain = (text: string): string =>
  clean(/[<&]/u.test(text) ? load(text.replaceAll(/<(\/?(p|li|div|br|h\d|tr))\b/giu, ' <$1')).text() : text);
