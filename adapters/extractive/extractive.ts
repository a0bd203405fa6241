import { plainText, termsOf, wordsOf } from '../../application/answering/words.js';
import type { Answer, LanguageModel, Question, Source } from '../../application/ports/language-model.js';
import { daysAskedAbout, isTimeWord, localTime } from './dates.js';
import { evidenceIn, ranked, type Evidence, type Scored } from './evidence.js';
import { answerHours } from './opening-hours.js';
import { phrasesFor, type Phrases } from './phrases.js';

interface Understood {
  readonly question: Question;
  readonly language: string;
  readonly phrases: Phrases;
  /** What it is about, without the words that say only in which way: price, hours, day. */
  readonly about: readonly string[];
  readonly evidence: readonly Evidence[];
}

const amount =
  /[$€£¥]\s?\d|\d\s?(€|\$|£|eur\b|usd\b|gbp\b|chf\b|dollars?\b|euros?\b)|\b(free of charge|for free|gratis|kostenlos|gratuit)/iu;
const enough = { sentence: 0.68, price: 0.8 };
const rowsMax = 6;
const waysOfAsking = ['price', 'hours', 'where', 'phone', 'email'];

/**
 * Answers with sentences, rows and hours that stand on the business's own pages, word for word, and with nothing else. It
 * needs no network and no key. What the pages do not hold it does not answer.
 */
export const createExtractiveModel = (): LanguageModel => ({
  answer(question, release) {
    const answer = answerTo(question);
    for (const clause of clausesOf(answer.text)) release(clause);
    return Promise.resolve(answer);
  },
});

function answerTo(question: Question): Answer {
  const { language } = question;
  const phrases = phrasesFor(language);
  const talk = smallTalk(question, phrases);
  if (talk !== undefined) return { kind: 'small-talk', text: talk, sources: [] };
  const found = bestAnswer(understand(question, { language, phrases }), question);
  return found ?? { kind: 'unpublished', text: phrases.unpublished, sources: [] };
}

function understand(
  question: Question,
  { language, phrases }: Pick<Understood, 'language' | 'phrases'>,
): Understood {
  const terms = termsOf(withoutTime(question.text));
  const business = new Set(termsOf(question.businessName));
  // Whoever cancels speaks of an appointment anyway.
  const implied = terms.includes('cancel') ? ['appointment'] : [];
  const says = new Set([...waysOfAsking, ...business, ...implied]);
  const about = terms.filter((term) => !says.has(term));
  return { question, language, phrases, about, evidence: evidenceIn(question.passages) };
}

const withoutTime = (text: string): string =>
  wordsOf(text)
    .filter((word) => !isTimeWord(word))
    .join(' ');

function bestAnswer(understood: Understood, { text, history }: Question): Answer | undefined {
  const { about, question } = understood;
  const terms = new Set(termsOf(text));
  const { date } = localTime(question.now, question.timeZone);
  const asksDay = daysAskedAbout(text, date).length > 0;
  if (terms.has('price')) return priceAnswer(understood);
  if (terms.has('hours') || (asksDay && about.length === 0)) return hoursAnswer(understood);
  if (about.length === 0 || isFollowUp(text)) {
    const followed = followUp(
      understood,
      history.filter(({ from }) => from === 'visitor').map((turn) => turn.text),
    );
    if (followed !== undefined) return followed;
  }
  return contactAnswer(understood, terms) ?? sentenceAnswer(understood);
}

const isFollowUp = (text: string): boolean =>
  /^(and|what about|how about|y|und|et)\b/iu.test(plainText(text));

/** "And on Sunday?", "and for men?": the kind of the question before, about something else. */
function followUp(understood: Understood, before: readonly string[]): Answer | undefined {
  const last = before.at(-1);
  if (last === undefined) return undefined;
  const terms = new Set(termsOf(last));
  if (terms.has('price')) return priceAnswer(understood) ?? priceAnswer(joined(understood, last));
  return terms.has('hours') ? hoursAnswer(understood) : undefined;
}

const joined = (understood: Understood, before: string): Understood => ({
  ...understood,
  about: [
    ...new Set([...understood.about, ...termsOf(withoutTime(before)).filter((term) => term !== 'price')]),
  ],
});

function hoursAnswer(understood: Understood): Answer | undefined {
  const { question, phrases, language, about, evidence } = understood;
  if (about.length > 0) {
    const sentence = sentenceAnswer(understood);
    if (sentence !== undefined) return sentence;
    // Open, but for something that stands nowhere: the hours of the house are no answer to that.
    const isKnown = (term: string): boolean =>
      evidence.some(({ own, above }) => own.has(term) || above.has(term));
    if (!about.every(isKnown)) return undefined;
  }
  const answer = answerHours(question, phrases, language);
  return answer.kind === 'answered' ? answer : undefined;
}

function priceAnswer(understood: Understood): Answer | undefined {
  const { about, evidence, language } = understood;
  const priced = evidence.filter(({ quote, passage }) => amount.test(quote) && passage.kind !== 'hours');
  if (about.length === 0) return allPrices(priced, language);
  // Weighed against everything that was found, so that a word which stands nowhere weighs what it should.
  const scored = ranked(about, evidence, language).filter(
    ({ quote, score, ownScore }) => amount.test(quote) && score >= enough.price && ownScore > 0,
  );
  // A price list says what things cost; a sentence with an amount in it may speak of a deposit.
  const rows = scored.filter(({ passage }) => isRow(passage.kind));
  const [best] = rows;
  if (best === undefined) return scored[0] && quoted(scored.slice(0, 1));
  const isAlike = ({ score, passage }: Scored): boolean =>
    score >= best.score - 0.001 && passage.language === best.passage.language;
  return quoted(rows.filter(isAlike).slice(0, rowsMax));
}

const isRow = (kind: string): boolean => kind === 'table' || kind === 'offer' || kind === 'list';

function allPrices(priced: readonly Evidence[], language: string): Answer | undefined {
  const rows = priced.filter(({ passage }) => isRow(passage.kind));
  const own = rows.filter(({ passage }) => passage.language === language);
  const chosen = own.length > 0 ? own : rows;
  const counts = new Map<string, number>();
  for (const { passage } of chosen) counts.set(passage.pageId, (counts.get(passage.pageId) ?? 0) + 1);
  const [page] = [...counts].toSorted((a, b) => b[1] - a[1]);
  if (page === undefined) return undefined;
  return quoted(chosen.filter(({ passage }) => passage.pageId === page[0]).slice(0, rowsMax));
}

const contactLines: Readonly<Record<string, RegExp>> = {
  phone: /^(phone|tel|telephone|tel[eé]fono|telefon|t[eé]l[eé]phone)\b|\+\d[\d\s().-]{6,}/iu,
  email: /\S+@\S+\.\S+/u,
  address:
    /^(address|direcci[oó]n|adresse|anschrift)\b|\d+\s+\p{Lu}[\p{L} ]+(street|st|lane|road|rd|avenue|ave|calle|stra[sß]e)\b/iu,
};

/** What stands at the foot of every page is best shown where people look for it. */
const isContactPage = (url: string): boolean => /cont[ae][ck]t|kontakt|impressum/iu.test(url);

function contactAnswer(
  { evidence, about, language }: Understood,
  terms: ReadonlySet<string>,
): Answer | undefined {
  const asked = (['phone', 'email', 'address'] as const).filter(
    (kind) => terms.has(kind) || (kind === 'address' && terms.has('where')),
  );
  const isOnlyThat = about.every((term) => term === 'address' || term === 'team' || term === 'service');
  if (asked.length === 0 || !isOnlyThat) return undefined;
  const lines = asked.flatMap((kind) => {
    const matching = evidence.filter(({ quote }) => contactLines[kind]?.test(quote) === true);
    const preferred = matching.toSorted(
      (a, b) =>
        Number(b.passage.kind === 'contact') - Number(a.passage.kind === 'contact') ||
        Number(isContactPage(b.passage.url)) - Number(isContactPage(a.passage.url)) ||
        Number(b.passage.language === language) - Number(a.passage.language === language),
    );
    return preferred.slice(0, 1);
  });
  return lines.length === 0 ? undefined : quoted(lines);
}

/** From pages in the question's language, or else from any. */
function sentenceAnswer(understood: Understood): Answer | undefined {
  const { about, evidence, language } = understood;
  if (about.length === 0) return undefined;
  const own = evidence.filter(({ passage }) => passage.language === language);
  return overview(understood) ?? bestSentence(understood, own) ?? bestSentence(understood, evidence);
}

function bestSentence({ about, language }: Understood, evidence: readonly Evidence[]): Answer | undefined {
  const scored = ranked(about, evidence, language).filter(({ ownScore }) => ownScore > 0);
  const best = scored[0];
  if (best === undefined || best.score < enough.sentence) return undefined;
  return quoted(best.passage.kind === 'text' ? [best, ...companions(best, scored)] : [best]);
}

/** "What services do you offer?": the lists and rows of the page that is called so. */
function overview({ about, evidence, language }: Understood): Answer | undefined {
  const lists = evidence.filter(
    ({ passage, quote, title }) =>
      isRow(passage.kind) && quote === passage.text && about.every((term) => title.has(term)),
  );
  const own = lists.filter(({ passage }) => passage.language === language);
  const [first] = own.length > 0 ? own : lists;
  if (first === undefined) return undefined;
  return quoted(lists.filter(({ passage }) => passage.pageId === first.passage.pageId).slice(0, rowsMax));
}

/** A sentence of the same passage that speaks of the same thing as well. */
const companions = (best: Scored, scored: readonly Scored[]): readonly Scored[] =>
  scored
    .filter(
      ({ passage, quote, ownScore }) => passage === best.passage && quote !== best.quote && ownScore >= 0.5,
    )
    .slice(0, 1);

/** Word for word, each piece once, and every page named. */
function quoted(evidence: readonly Evidence[]): Answer {
  const quotes = [...new Set(evidence.map(({ quote, passage }) => withHeading(quote, passage)))];
  const byPage = new Map<string, Source>();
  for (const { passage, quote } of evidence) {
    const { pageId, url, title } = passage;
    const before = byPage.get(pageId);
    byPage.set(pageId, {
      pageId,
      url,
      title,
      excerpt: before === undefined ? quote : `${before.excerpt}\n${quote}`,
    });
  }
  return {
    kind: 'answered',
    text: quotes.join(quotes.length > 1 ? '\n' : ''),
    sources: [...byPage.values()],
  };
}

const withHeading = (quote: string, { kind, headings, text }: Evidence['passage']): string =>
  kind === 'list' && quote === text && headings.length > 0 ? `${headings.at(-1) ?? ''}: ${quote}` : quote;

const talks: readonly (readonly [RegExp, 'hello' | 'thanks' | 'goodbye' | 'whoAmI'])[] = [
  [
    /^(who|what) are you\b|are you (a |an )?(human|robot|bot|ai|real|person|machine)|quien eres|eres (un )?(robot|humano)|wer bist du|wer sind sie|bist du ein|qui es-tu|etes-vous (un )?(robot|humain)/u,
    'whoAmI',
  ],
  [/^(thanks|thank you|thx|great|perfect|cool|gracias|muchas gracias|danke|vielen dank|merci)\b/u, 'thanks'],
  [/^(bye|goodbye|see you|adios|hasta luego|tschuss|auf wiedersehen|au revoir)\b/u, 'goodbye'],
  [
    /^(hi|hello|hey|good (morning|afternoon|evening)|hola|buenos dias|buenas( tardes)?|hallo|guten (tag|morgen|abend)|bonjour|salut)\b/u,
    'hello',
  ],
];

/** A greeting, thanks or goodbye with nothing else in it. */
function smallTalk({ text, businessName }: Question, phrases: Phrases): string | undefined {
  const plain = plainText(text)
    .replaceAll(/[!.,¡¿?]/gu, ' ')
    .trim();
  const talk = talks.find(([pattern]) => pattern.test(plain));
  if (talk === undefined) return undefined;
  const [pattern, kind] = talk;
  const rest = termsOf(plain.replace(pattern, ' ')).filter(
    (term) => !['help', 'great', 'lot', 'nice', 'day'].includes(term),
  );
  if (kind !== 'whoAmI' && rest.length > 0) return undefined;
  return phrases[kind].replaceAll('{business}', () => businessName);
}

/** Sentence by sentence, so that joined they are the text again. */
const clausesOf = (text: string): readonly string[] =>
  text.match(/[^.!?\n]+[.!?]*\s*|\s+|[.!?]+\s*/gu) ?? [text];
