import type { Hands, LanguageModel, Question, Support } from '../../application/ports/language-model.js';
import { groundOf, understand, type Asked, type Ground } from './asked.js';
import { contactAnswer } from './contacts.js';
import { asksOther, isFollowUp, meant } from './follow-ups.js';
import { hoursAnswer, taughtHours } from './hours.js';
import { houseRule } from './house-rules.js';
import { halvesOf, partsOf } from './parts.js';
import { nameOf, phrasesFor } from './phrases.js';
import { priceAnswer } from './prices.js';
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
    const answers = answersTo(question);
    const isAnswered = answers.some((said) => said !== undefined);
    if (isAnswered) speak(answers, question, hands);
    else hands.quote(phrasesFor(question.language).unpublished, []);
    return Promise.resolve({ outcome: isAnswered ? 'complete' : 'declined', spent });
  },
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
  return questions.flatMap((text) => {
    const alone = understand(text, question, vocabulary);
    // "A tooth jewel, how much?" asks about all of it.
    const isWhole = questions.length === 1 && context !== '' && !alone.terms.some(({ isLight }) => !isLight);
    const own = isWhole ? understand(question.text, question, vocabulary) : alone;
    const asked = isWhole ? own : withContext(own, told, vocabulary);
    // A price may hang on what was told besides; a rule of the house hardly does.
    const found =
      answer(asked, before, question) ?? (standsAlone(own, told) ? answer(own, before, question) : undefined);
    if (found === undefined) {
      const halves = asked.kind === 'price' ? halvesOf(text) : undefined;
      const split = halves?.map((half) =>
        answer({ ...understand(half, question, vocabulary), kind: 'price' }, before, question),
      );
      before = asked;
      return split?.some((said) => said !== undefined) === true ? split : [undefined];
    }
    before = found.asked;
    return [found];
  });
}

/** Whether a question can be meant without what was told beside it. */
const standsAlone = ({ kind, terms }: Asked, told: Asked): boolean =>
  (kind === 'plain' || kind === 'person') &&
  told.days.length === 0 &&
  terms.filter(({ isLight }) => !isLight).length > 1;

/** How one came by a thing is no part of what is asked of it. */
const pastActs: ReadonlySet<string> = new Set(['sell', 'website', 'delivery']);

/** "I have a rabbit. How much is neutering?" asks about rabbits. */
function withContext(asked: Asked, told: Asked, vocabulary: ReadonlySet<string>): Asked {
  const known = new Set(asked.terms.map(({ term }) => term));
  const more = told.terms.filter(
    ({ term, isLight }) =>
      !isLight && vocabulary.has(term) && !known.has(term) && !pastActs.has(term) && !/^\d/u.test(term),
  );
  return {
    ...asked,
    terms: [...asked.terms, ...more],
    measures: [...asked.measures, ...told.measures],
    days: asked.days.length > 0 ? asked.days : told.days,
  };
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
    if (said !== undefined && said.clauses.length > 0) return { ...said, asked: way };
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
      if (asksOther(asked.text)) return undefined;
      return taughtHours(asked, ground) ?? hoursAnswer(asked, ground) ?? sentenceAnswer(asked, ground);
    case 'duration':
    case 'time':
    case 'count':
    case 'person':
    case 'plain':
      if (asked.days.length > 0 || asked.isOfNow) {
        const isOfHours = asked.kind === 'plain' || asked.kind === 'time';
        const said = isOfHours ? (taughtHours(asked, ground) ?? hoursAnswer(asked, ground)) : undefined;
        return said ?? sentenceAnswer(asked, ground);
      }
      return says ? (sentenceAnswer(asked, ground) ?? houseRule(asked, ground)) : undefined;
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
