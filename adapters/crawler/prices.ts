const currency = String.raw`(?:[$€£¥₹]|\b(?:usd|eur|gbp|chf|cad|aud|aed|inr|jpy)\b|\beuros?\b|\bdollars?\b)`;
const amount = String.raw`(?:${currency}\s?\d[\d.,]*(?:\s?-|\.-)?|\d[\d.,]*(?:,-)?\s?${currency})`;
const from = String.raw`(?:from|starting at|ab|desde|à partir de|dès|da)`;
const per = String.raw`(?:\s*(?:/|per|pro|por|par|each|p\.)\s*[\p{L} ]{0,20})?`;
const atEnd = new RegExp(
  String.raw`(?:\s|\.{2,}|…|[:–—|-])\s*((?:${from}\s+)?${amount}(?:\s*(?:-|–|—|to|bis|a|à)\s*(?:${amount}|\d[\d.,]*))?\+?${per})$`,
  'iu',
);
const lengthMax = 200;

/** A line that names one thing and its price, as the two: `Rye bread … $4`. */
export function priced(line: string): readonly [thing: string, price: string] | undefined {
  if (line.length > lengthMax) return undefined;
  const match = atEnd.exec(line);
  const price = match?.[1];
  if (match === null || price === undefined) return undefined;
  const thing = line.slice(0, match.index).replace(/[\s.…:–—|_·-]+$/u, '');
  return thing === '' || new RegExp(amount, 'iu').test(thing) ? undefined : [thing, price.trim()];
}
