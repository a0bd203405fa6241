import type { PageFacts } from '../../application/ports/website-reader.js';
import { clean } from './clean.js';
import { isNode, listOf, textOf, typesOf, type Node } from './schema-nodes.js';

type Offers = PageFacts['offers'];

/** What is offered and for how much: things with their offers in them, and offers with the thing in them. Each once. */
export function offersIn(nodes: readonly Node[]): Offers {
  const inner = new Set(nodes.flatMap((node) => (nameOf(node) === undefined ? [] : listOf(node['offers']))));
  const offers = nodes.filter((node) => !inner.has(node)).flatMap(offersOf);
  return [...new Map(offers.map((offer) => [`${offer.name} ${offer.price}`, offer])).values()];
}

function offersOf(node: Node): Offers {
  const name = nameOf(node);
  if (name === undefined) return [];
  const inner = listOf(node['offers']).filter(isNode);
  // Of a thing with offers in it the offers are said here, under its name, and nowhere else.
  if (inner.length > 0) return inner.flatMap((offer) => offered(named(name, offer, inner.length), offer));
  return offered(name, node);
}

/** Of several offers each is told by its own name, where it has one. */
function named(product: string, offer: Node, count: number): string {
  const own = textOf(offer['name']) ?? textOf(offer['description']);
  return count > 1 && own !== undefined && own !== product && own.length < 100
    ? `${product}, ${own}`
    : product;
}

function nameOf(node: Node): string | undefined {
  const [item] = listOf(node['itemOffered']);
  const own = isNode(item) ? textOf(item['name']) : textOf(node['name']);
  const text = own ?? textOf(node['name']);
  return text === undefined ? undefined : clean(text);
}

function offered(name: string, offer: Node): Offers {
  const price = priceOf(offer);
  return price === undefined ? [] : [{ name, price }];
}

function priceOf(offer: Node): string | undefined {
  const [specified] = listOf(offer['priceSpecification']).filter(isNode);
  const low = textOf(offer['lowPrice']) ?? textOf(specified?.['minPrice']);
  const high = textOf(offer['highPrice']) ?? textOf(specified?.['maxPrice']);
  const price = textOf(offer['price']) ?? textOf(specified?.['price']);
  const currency = textOf(offer['priceCurrency']) ?? textOf(specified?.['priceCurrency']) ?? '';
  const amount =
    price ??
    (low === undefined ? high && `up to ${high}` : high === undefined ? `from ${low}` : range(low, high));
  if (amount === undefined || !/\d/u.test(amount) || typesOf(offer).includes('Review')) return undefined;
  const unit = textOf(specified?.['unitText']);
  return clean(`${currency} ${amount}${unit === undefined ? '' : ` per ${unit}`}`);
}

const range = (low: string, high: string): string => (low === high ? low : `${low}–${high}`);
