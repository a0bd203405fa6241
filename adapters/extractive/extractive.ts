import type { Hands, LanguageModel, Question, Support } from '../../application/ports/language-model.js';
import { withoutCourtesies } from '../../application/answering/courtesies.js';
import { plainText, termsOf } from '../../application/answering/words.js';
import { groundOf, understand, type Asked, type Ground } from './asked/asked.js';
import { ageByColumn } from './prices/age-columns.js';
import { monthsAsked } from './asked/day-names.js';
import { contactAnswer } from './contacts.js';
import { asksOther, carriedOver, isFollowUp, meant } from './asked/follow-ups.js';
import { hoursAnswer } from './hours/hours.js';
import { taughtHours } from './hours/told-hours.js';
import { houseRule } from './house-rules.js';
import { monthAnswer } from './hours/months.js';
import { withNamed } from './asked/named-before.js';
import { halvesOf, partsOf } from './asked/parts.js';
import { nameOf, phrasesFor } from './phrases.js';
import { priceAnswer } from './prices/prices.js';
import { peopleFor } from './people.js';
import { daysOfPerson, phoneHours } from './hours/presence.js';
import type { Said } from './said.js';
import { sentenceAnswer } from './sentences.js';
import { smallTalk } from './small-talk.js';

const spent = { inputTokens: 0, outputTokens: 0, costMicros: 0 };

/**
 * Answers with sentences, rows and hours that stand on the business's own pages or were taught, and with nothing else. It
 * needs no network and no key. What is not published it does not answer.
 */
export const createExtractiveModel = (): LanguageModel => ({
  name: 'extractive-2',
  promptVersion: null,
  draft(question, hands) {
    const talk = smallTalk(question);
    if (talk !== undefined) {
      hands.quote(talk, []);
      return Promise.resolve({ outcome: 'complete', spent });
    }
    const answers = answersTo(bare(question));
    const isAnswered = answers.some((said) => said !== undefined);
    if (isAnswered) speak(answers, question, hands);
    else hands.quote(phrasesFor(question.language).unpublished, []);
    return Promise.resolve({ outcome: isAnswered ? 'complete' : 'declined', spent });
  },
});

const bare = (question: Question): Question => ({
  ...question,
  text: withoutCourtesies(question.text, question.businessName),
  history: question.history.map((turn) =>
    turn.from === 'visitor' ? { ...turn, text: withoutCourtesies(turn.text) } : turn,
  ),
});

/** One for each question in the message, in order; undefined for one that has none. */
function answersTo(question: Question): readonly (Said | undefined)[] {
  const { questions, context } = partsOf(question.text);
  const vocabulary = groundOf(question, []).vocabulary;
  const history = question.history.filter(({ from }) => from === 'visitor').map(({ text }) => text);
  let before = history.reduce<Asked | undefined>((earlier, text) => {
    const asked = understand(text, question, vocabulary);
    return earlier !== undefined && isFollowUp(text) ? (meant(asked, earlier)[0] ?? asked) : asked;
  }, undefined);
  const told = understand(context, question, vocabulary);
  let isElsewhere = false;
  let isNobody = false;
  let somebody: string | undefined;
  return questions.flatMap((asIs, at) => {
    // "Who does implants, and when is she in?" asks of whoever was just named.
    const text =
      somebody === undefined ? withNamed(asIs, question) : asIs.replace(/\b(?:she|he)\b/iu, somebody);
    // Whoever is named stands for all that went before.
    if (somebody === undefined && text !== asIs) before = undefined;
    const alone = understand(text, question, vocabulary);
    // "A tooth jewel, how much?" asks about all of it.
    const isWhole =
      questions.length === 1 &&
      context !== '' &&
      !alone.terms.some(({ isLight }) => !isLight) &&
      !((asksOfDay(alone) || alone.kind === 'address') && isAside(context, vocabulary));
    const own = isWhole ? understand(question.text, question, vocabulary) : alone;
    const asked = isWhole ? own : withContext(own, told, vocabulary);
    // "A shop in Leeds too, and its number?": of a place that was not found there is none.
    if (isElsewhere && isOfPlace(asked)) return [undefined];
    if (isNobody && pointsToSomebody.test(text)) return [undefined];
    // A price may hang on what was told besides; a rule of the house hardly does.
    const found =
      answer(asked, before, question) ??
      (standsAlone(own, told) ? answer(own, before, question) : undefined) ??
      // "Do you do fittings, and how long is a session?": the second is on the subject of the first.
      (at > 0 && before !== undefined && asked.kind !== 'plain' && !isOfPlace(asked)
        ? answer(carriedOver(asked, before), undefined, question)
        : undefined);
    if (found === undefined) {
      const split = asked.kind === 'price' ? pricesOfHalves(text, { before, question, vocabulary }) : [];
      before = asked;
      isElsewhere = namesPlace.test(text);
      isNobody = asked.kind === 'person';
      return split.some((said) => said !== undefined) ? split : [undefined];
    }
    before = found.asked;
    somebody = found.asked.kind === 'person' ? nameIn(found) : undefined;
    return [found];
  });
}

/** What each of two things costs: "a tin roof compared to the slate one". */
function pricesOfHalves(
  text: string,
  told: {
    readonly before: Asked | undefined;
    readonly question: Question;
    readonly vocabulary: ReadonlySet<string>;
  },
): readonly (Said | undefined)[] {
  let { before } = told;
  return (halvesOf(text) ?? []).map((half) => {
    const asked: Asked = { ...understand(half, told.question, told.vocabulary), kind: 'price' };
    const said = answer(asked, before, told.question);
    before = asked;
    return said;
  });
}

const nameIn = ({ clauses }: Said): string | undefined =>
  /(?<=\p{Ll}[\p{P}\s]+)\p{Lu}\p{Ll}+ \p{Lu}[\p{L}-]+|^\p{Lu}\p{Ll}+(?= (?:\p{Ll}+s|is|has|does) )/u.exec(
    clauses.map(({ text }) => text).join(' '),
  )?.[0];

const pointsToSomebody = /\b(?:she|he|they)\b/iu;

const namesPlace =
  /\b(shops?|stores?|branch(es)?|offices?|locations?|practices?|clinics?|salons?|filialen?|standorte?|praxis|tiendas?|sucursal(es)?|magasins?|agences?)\b/iu;
const isOfPlace = ({ kind, terms }: Asked): boolean =>
  ['hours', 'phone', 'email', 'address'].includes(kind) && terms.every(({ isLight }) => isLight);

/** Whether a question can be meant without what was told beside it. */
const standsAlone = ({ kind, terms, isOfNow }: Asked, told: Asked): boolean =>
  told.days.length === 0 &&
  (isOfNow && kind === 'hours'
    ? true
    : (kind === 'plain' || kind === 'person') && terms.filter(({ isLight }) => !isLight).length > 1);

/** "I'm a new customer": what it costs may hang on it, whether and when hardly. */
const tellsWhoAsks =
  /^i(?:[’']?m| am)(?: just)?(?: an?)? (?:new|first[- ]time|regular|returning|long[- ]time|existing)(?: (?:customer|client|guest|visitor|patient|member|here|in town|to (?:the|this) area))*[.!]?$/u;

const asksOfDay = ({ kind, days, isOfNow }: Asked): boolean =>
  kind === 'hours' ? isOfNow || days.length > 0 : kind === 'plain' && days.length > 0;

/** "Are you open now? I am standing outside": what says nothing of another place or thing. */
const isAside = (context: string, vocabulary: ReadonlySet<string>): boolean =>
  !namesPlace.test(context) &&
  !/\p{L}[\p{L},]* (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|I\b)\p{Lu}/u.test(context) &&
  [...context.matchAll(placed)].every(([, word = '']) => termsOf(word).every((term) => vocabulary.has(term)));
const placed = /\b(?:in|at|from|near|to|of|outside|around|by) (?:the |your |my |a )?(\p{L}+)/giu;

/** How one came by a thing, or came to call, is no part of what is asked of it. */
const besides: ReadonlySet<string> = new Set([
  ...[
    'sell',
    'website',
    'delivery',
    'phone',
    'contact',
    'talk',
    'speak',
    'nam',
    'friend',
    'neighbour',
    'neighbor',
  ],
  ...['good', 'catch', 'mov', 'becaus', 'internet', 'googl', 'minut', 'moment', 'busy', 'tim'],
]);

/** "I have a rabbit. How much is neutering?" asks about rabbits. */
function withContext(asked: Asked, told: Asked, vocabulary: ReadonlySet<string>): Asked {
  if (asked.kind !== 'price' && tellsWhoAsks.test(plainText(told.text).trim())) return asked;
  if (asked.kind === 'address' && isAside(told.text, vocabulary)) return asked;
  const known = new Set(asked.terms.map(({ term }) => term));
  const more = told.terms.filter(
    ({ term, isLight }) =>
      !isLight && vocabulary.has(term) && !known.has(term) && !besides.has(term) && !/^\d/u.test(term),
  );
  return {
    ...asked,
    terms: [...asked.terms, ...more],
    measures: [...asked.measures, ...told.measures],
    days: asked.days.length > 0 ? asked.days : told.days,
  };
}

/** What holds for everybody may harm whoever has said this of themselves. */
const ofHealth: ReadonlySet<string> = new Set(
  termsOf('allergy pregnant breastfeeding asthma epilepsy diabetes eczema chemotherapy pacemaker'),
);
/** How one gets in touch, comes and pays is the same for everybody. */
const harmless: ReadonlySet<string> = new Set(
  termsOf('park parking cancel pay card cash wifi refund toilet wheelchair bus voucher appointment late'),
);

/** Whether it may be said to somebody who has told such a thing: it speaks of that, or can do no harm. */
function isSafe({ kind, terms }: Asked, said: Said, { text, history }: Question): boolean {
  const told = [text, ...history.flatMap((turn) => (turn.from === 'visitor' ? [turn.text] : []))];
  const conditions = told.flatMap(termsOf).filter((term) => ofHealth.has(term));
  if (conditions.length === 0 || ['hours', 'phone', 'email', 'address'].includes(kind)) return true;
  if (terms.some(({ term }) => harmless.has(term))) return true;
  const spoken = new Set(
    said.clauses.flatMap(({ text: clause, rests }) => [
      ...termsOf(clause),
      ...rests.flatMap(({ passage }) => termsOf(passage.headings.join('\n'))),
    ]),
  );
  return conditions.every((condition) => spoken.has(condition));
}

function answer(
  asked: Asked,
  before: Asked | undefined,
  question: Question,
): (Said & { readonly asked: Asked }) | undefined {
  const ways = meant(asked, before);
  for (const way of ways) {
    const ground = groundOf(question, way.years);
    const said = answerMeant(way, ground);
    if (said !== undefined && said.clauses.length > 0 && isSafe(way, said, question))
      return { ...said, asked: way };
  }
  return undefined;
}

function answerMeant(asked: Asked, ground: Ground): Said | undefined {
  const says = asked.terms.some(({ isLight }) => !isLight);
  switch (asked.kind) {
    case 'price':
      return priceAnswer(asked, ground) ?? houseRule(asked, ground);
    case 'phone':
    case 'email':
    case 'address':
      return contactAnswer(asked, ground) ?? sentenceAnswer(asked, ground);
    case 'hours':
      if (asksOther(asked.text)) return asked.isOfOther ? hoursAnswer(asked, ground) : undefined;
      if (asked.days.length === 0 && monthsAsked(asked.text).size > 0) return monthAnswer(asked, ground);
      return (
        phoneHours(asked, ground) ??
        monthAnswer(asked, ground) ??
        taughtHours(asked, ground) ??
        hoursAnswer(asked, ground) ??
        daysOfPerson(asked, ground) ??
        sentenceAnswer(asked, ground)
      );
    case 'duration':
    case 'time':
    case 'count':
    case 'person':
    case 'plain':
      if (asked.days.length > 0 || asked.isOfNow) {
        const isOfHours = asked.kind === 'plain' || asked.kind === 'time';
        const of = asked.kind === 'time' ? phoneHours(asked, ground) : undefined;
        const said = isOfHours ? (of ?? taughtHours(asked, ground) ?? hoursAnswer(asked, ground)) : undefined;
        return said ?? (isOfHours ? daysOfPerson(asked, ground) : undefined) ?? sentenceAnswer(asked, ground);
      }
      if (asked.kind === 'time') {
        const said = phoneHours(asked, ground) ?? daysOfPerson(asked, ground);
        if (said !== undefined) return said;
      }
      if (asked.kind === 'person') {
        const people = peopleFor(asked, ground);
        if (people !== undefined) return people;
      }
      return says
        ? (ageByColumn(asked, ground) ?? sentenceAnswer(asked, ground) ?? houseRule(asked, ground))
        : undefined;
  }
}

/** In the visitor's language what is our own; what the pages say as it stands, and in which language where it is another. */
function speak(answers: readonly (Said | undefined)[], { language }: Question, hands: Hands): void {
  const phrases = phrasesFor(language);
  let isFirst = true;
  const say = (clause: string, rests: readonly Support[] = []): void => {
    hands.quote(isFirst ? clause : `\n${clause}`, rests);
    isFirst = false;
  };
  let noted: string | undefined;
  const spokenBefore = new Set<string>();
  for (const [at, said] of answers.entries()) {
    if (said === undefined) {
      say(answers.length > 1 ? phrases.unpublishedOf(phrases.places[at] ?? '') : phrases.unpublished);
      continue;
    }
    const { language: of } = said;
    if (of !== undefined && of !== 'und' && of !== language && of !== noted) {
      say(phrases.pagesIn(nameOf(of, language)));
      noted = of;
    }
    for (const { text, rests } of said.clauses) {
      if (!spokenBefore.has(text)) say(text, rests);
      spokenBefore.add(text);
    }
  }
}
