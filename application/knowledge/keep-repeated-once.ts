import type { PublishedPage } from '../ports/passages.js';
import type { Block, PageFacts, ReadPage } from '../ports/website-reader.js';

/** On fewer pages nothing can be told from chance. */
const pagesMin = 3;

interface Place {
  readonly page: PublishedPage;
  /** How well the words belong there: under headings of the page better than loose, on the start page better than elsewhere. */
  readonly fit: number;
}

/**
 * What stands on most pages of one language, such as a banner or the opening hours at the foot of each, is said once: where
 * it has headings of its own, else on the start page. Everything else stays as it is.
 */
export function keepRepeatedOnce(pages: readonly PublishedPage[]): readonly PublishedPage[] {
  const languages = new Set(pages.map(({ page }) => page.language));
  const elsewhere = new Map<PublishedPage, Set<string>>();
  for (const language of languages) {
    const ofLanguage = pages.filter(({ page }) => page.language === language);
    for (const [words, places] of placesOf(ofLanguage)) {
      if (places.length < pagesMin || places.length * 2 <= ofLanguage.length) continue;
      const best = places.reduce((one, other) => (other.fit > one.fit ? other : one));
      for (const { page } of places) {
        if (page === best.page) continue;
        const repeated = elsewhere.get(page) ?? new Set<string>();
        elsewhere.set(page, repeated.add(words));
      }
    }
  }
  return pages.map((one) => {
    const repeated = elsewhere.get(one);
    return repeated === undefined ? one : { ...one, page: without(one.page, repeated) };
  });
}

function placesOf(pages: readonly PublishedPage[]): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  const shortest = Math.min(...pages.map(({ page }) => page.url.length));
  for (const one of pages) {
    const bonus = one.page.url.length === shortest ? 0.5 : 0;
    const fits = new Map<string, number>(factWords(one.page.facts).map((words) => [words, bonus]));
    for (const block of one.page.blocks) {
      const words = wordsOf(block);
      const fit = Math.min(block.headings.length, 1) + bonus;
      fits.set(words, Math.max(fit, fits.get(words) ?? 0));
    }
    for (const [words, fit] of fits) {
      const known = places.get(words) ?? [];
      known.push({ page: one, fit });
      places.set(words, known);
    }
  }
  return places;
}

/** The same words are the same, whatever headings stand above them. */
const wordsOf = ({ headings: _headings, ...said }: Block): string => JSON.stringify(said);

const factWords = (facts: PageFacts): readonly string[] => [
  ...(['telephone', 'email', 'address'] as const).flatMap((name) =>
    facts[name] === undefined ? [] : [`${name} ${facts[name]}`],
  ),
  ...(facts.hours.length > 0 ? [hoursWords(facts)] : []),
  ...facts.questions.map((one) => JSON.stringify(one)),
  ...facts.offers.map((one) => JSON.stringify(one)),
];

const hoursWords = ({ hours }: PageFacts): string => `hours ${JSON.stringify(hours)}`;

function without(page: ReadPage, repeated: ReadonlySet<string>): ReadPage {
  const { telephone, email, address, hours, questions, offers } = page.facts;
  const stays = (name: string, value: string | undefined): value is string =>
    value !== undefined && !repeated.has(`${name} ${value}`);
  return {
    ...page,
    blocks: page.blocks.filter((block) => !repeated.has(wordsOf(block))),
    facts: {
      ...(stays('telephone', telephone) && { telephone }),
      ...(stays('email', email) && { email }),
      ...(stays('address', address) && { address }),
      hours: repeated.has(hoursWords(page.facts)) ? [] : hours,
      questions: questions.filter((one) => !repeated.has(JSON.stringify(one))),
      offers: offers.filter((one) => !repeated.has(JSON.stringify(one))),
    },
  };
}
