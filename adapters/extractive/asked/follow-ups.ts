import { plainText, wordsOf } from '../../../application/answering/words.js';
import { isAddOn } from '../prices/add-ons.js';
import type { Asked } from './asked.js';
import { periodsAsked } from './periods.js';

const opensWithAnd =
  /^(¿)?(ok(ay)?,? |so |oh |hm+ |alright |great,? )?(and|what about|how about|or|same|also|but|if|plus|y|e|pero|und|oder|aber|et|mais|ou bien|wie ist es|was ist mit|was ist|que tal|qu'en est-il)\b/u;
const pointsBack =
  /\b(it|that|this|they|them|those|these|there|one|ones|she|he|her|him|es|das|dies|sie|er|davon|dafur|dort|eso|esto|ella|lo|alli|ca|cela|elle|il|ils|celui|celle|la-bas)\b/u;
/** In German it is also how a house is spoken to. */
const politely =
  /\bSie\b|\b(?:haben|k(?:ö|oe?)nnen|sind|bieten|machen|nehmen|verkaufen|geben|verlangen|berechnen|(?:ö|oe?)ffnen|schlie(?:ß|ss)en) sie\b/gu;
const isPointingBack = (text: string): boolean => pointsBack.test(plainText(text.replaceAll(politely, ' ')));
const triesMax = 24;

/** Another place or thing than the one before: which one is not said. */
const otherWords = /\b(others?|another|andere[nrsm]?|otr[oa]s?|autres?)\b/u;

export const asksOther = (text: string): boolean => otherWords.test(plainText(text));

export const isFollowUp = (text: string): boolean => opensWithAnd.test(plainText(text).trim());
const mayPointBack = (asked: Asked): boolean => isPointingBack(asked.text) || wordsOf(asked.text).length <= 4;

/**
 * The ways a question may be meant after another, likeliest first. What is new in it always stays; of what was asked
 * before, as little as possible is taken to be replaced.
 */
export function meant(asked: Asked, before: Asked | undefined): readonly Asked[] {
  if (before === undefined) return [asked];
  const says = asked.terms.some(({ isLight }) => !isLight);
  const isJoined = isFollowUp(asked.text);
  if (isHours(before) && !says && asksOther(asked.text))
    return [{ ...carriedOver(asked, before), isOfOther: true }];
  const isShort = asked.kind === before.kind && !says && isOnlyThing(asked);
  if (!isJoined && !isShort && isOfHouse(asked)) return [asked];
  if (!isJoined && !says && !mayPointBack(asked) && asked.days.length === 0) return [asked];
  const joined = (dropped: ReadonlySet<string>): Asked => carriedOver(asked, before, dropped);
  // "And the shop?" after the hours of a cafe in it: of the house, and not of what was asked before.
  if (isHours(before) && toHouse.test(plainText(asked.text).trim()))
    return [joined(new Set(before.terms.map(({ term }) => term)))];
  const drops = says
    ? subsetsOf(
        before.terms.filter(({ isLight }) => !isLight).map(({ term }) => term),
        before.terms.filter(({ isLight }) => isLight).map(({ term }) => term),
      )
    : [[]];
  const together = drops.map((dropped) => joined(new Set(dropped)));
  // "Can it be done?" says nothing that an answer could be told by.
  const isEmpty =
    (!says && asksOther(asked.text)) ||
    (!says &&
      !isJoined &&
      asked.kind === 'plain' &&
      asked.days.length === 0 &&
      asked.measures.length === 0 &&
      !asked.isOfNow);
  if (isEmpty) return [asked];
  // "Basic fit?" after a price asks for its price, in place of the thing before.
  if (!isJoined && says && asked.kind === 'plain' && before.kind === 'price' && isOnlyThing(asked))
    return [...together, asked];
  // "And balayage?" after what full highlights cost: of all that was asked before, only that it is of a price is left.
  if (isJoined && says)
    return before.kind === 'price' && isOneThing(asked)
      ? [...together, joined(new Set(before.terms.map(({ term }) => term)))]
      : together;
  if (!says) return together.slice(0, 1);
  // "Do you do balayage?" is whole, however short.
  if (isWhole.test(plainText(asked.text)) && !isPointingBack(asked.text))
    return [asked, ...together.slice(0, 1)];
  return mayPointBack(asked) ? [together[0] ?? asked, ...(isOfThing(asked) ? [] : [asked])] : [asked];
}

/** A question with what was asked before it, but for what it replaces. */
export function carriedOver(asked: Asked, before: Asked, dropped: ReadonlySet<string> = new Set()): Asked {
  const known = new Set(asked.terms.map(({ term }) => term));
  const kept = before.terms.filter(({ term }) => !known.has(term) && !dropped.has(term));
  // "And for an hour?" takes the place of the half hour before.
  const isInstead: ReadonlySet<string> = new Set(
    periodsAsked(plainText(asked.text)).has('hour') ? ['hour', 'minute'] : [],
  );
  return {
    ...asked,
    kind: asked.kind === 'plain' ? before.kind : asked.kind,
    terms: [...asked.terms, ...kept],
    measures:
      asked.measures.length > 0 ? asked.measures : before.measures.filter(({ unit }) => !isInstead.has(unit)),
    days: asked.days.length > 0 || asked.kind === 'price' || !isHours(before) ? asked.days : before.days,
    years: asked.years.length > 0 ? asked.years : before.years,
  };
}

const isWhole =
  /^¿?(?:do you|have you|is there|are there|can i|haben sie|machen sie|bieten sie|gibt es|hay|hacen|tienen|avez vous|faites vous) /u;

const toHouse =
  /^(?:and|or|what about|how about|und|y|et) (?:the|your|der|die|das|la|el|le) (?:main |whole )?(?:shop|store|office|clinic|salon|studio|restaurant|practice|surgery|gym|hotel|school|house|laden|geschaft|praxis|buro|tienda|oficina|clinica|magasin|bureau|cabinet)(?: itself)?\W*$/u;

const isOnlyThing = ({ text }: Asked): boolean => wordsOf(text).length <= 2;

const isOneThing = ({ terms, text }: Asked): boolean =>
  terms.filter(({ isLight }) => !isLight).length === 1 && wordsOf(text).length <= 4;

/** "Are you open on Saturday?" is asked of the house, whatever was spoken of before. */
const isOfHouse = ({ kind, text }: Asked): boolean =>
  ['hours', 'phone', 'email', 'address'].includes(kind) && !isPointingBack(text);
const isHours = ({ kind }: Asked): boolean => kind === 'hours';
/** "How much is it?" asks of the thing before, and "how much extra by tomorrow?" of any; "is it wheelchair accessible?" may ask of the house. */
const isOfThing = ({ kind, text }: Asked): boolean =>
  (kind === 'price' || kind === 'duration') && isPointingBack(text) && !isAddOn(text);

/** None dropped, then one, then two; a word that says little tells one row from another now and then. */
function subsetsOf(telling: readonly string[], light: readonly string[]): readonly (readonly string[])[] {
  const one = [...telling, ...light].map((term) => [term]);
  const two = telling.flatMap((a, at) => telling.slice(at + 1).map((b) => [a, b]));
  return [[], ...one, ...two].slice(0, triesMax);
}
