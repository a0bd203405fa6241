import type { Passage, Passages } from '../ports/passages.js';
import { general, ofIndustry, type Topic } from './question-texts.js';

interface Asked {
  readonly industry: string;
  /** BCP 47 primary language; undefined: that of most of what was read. */
  readonly language: string | undefined;
}

export interface FirstQuestions {
  readonly language: string;
  readonly questions: readonly { readonly topic: Topic; readonly text: string }[];
}

const count = 3;
const passageCount = 20;
const itemMax = 60;
const money = /[$€£]\s?\d|\d\s?[$€£]|\b(?:EUR|USD|GBP|CHF|BRL|MXN)\b/u;

/** Three questions that visitors of such a business ask: what its website has answers to comes first. */
export const firstQuestions =
  ({ passages }: { readonly passages: Pick<Passages, 'find'> }) =>
  async (tenant: string, { industry, language: wanted }: Asked): Promise<FirstQuestions> => {
    const find = (language: string) => {
      const text = textsIn(language).price;
      return passages.find(tenant, { text, language }, passageCount);
    };
    const first = await find(wanted ?? 'en');
    const language = spoken(wanted ?? mostOf(first.map((passage) => passage.language)));
    const found = language === (wanted ?? 'en') ? first : await find(language);
    const texts = textsIn(language);
    const item = found.flatMap(pricedItem)[0];
    const hasPrices = found.some(({ text }) => money.test(text));
    const price = item === undefined ? texts.price : texts.item.replace('{item}', () => item);
    const presets = ofIndustry[language];
    const preset = presets?.[industry] ?? presets?.['other'] ?? texts.place;
    const all = [
      { topic: 'hours', text: texts.hours, isRead: found.some(({ kind }) => kind === 'hours') },
      { topic: 'price', text: price, isRead: item !== undefined || hasPrices },
      { topic: 'place', text: texts.place, isRead: found.some(({ kind }) => kind === 'contact') },
      { topic: 'industry', text: preset, isRead: false },
    ] as const;
    const [read, unread] = [all.filter(({ isRead }) => isRead), all.filter(({ isRead }) => !isRead)];
    // What was not found is asked last, the industry's own question before the general ones.
    const chosen = [...read, ...unread.slice(-1), ...unread.slice(0, -1)].slice(0, count);
    return { language, questions: chosen.map(({ topic, text }) => ({ topic, text })) };
  };

const spoken = (language: string): string => (language in general ? language : 'en');
const textsIn = (language: string) =>
  general[spoken(language)] ?? { hours: '', price: '', item: '', place: '' };

const mostOf = (languages: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const one of languages) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 'en';
};

/** What has a price of its own: an offer, or a row of a price list. */
function pricedItem({ kind, text, cells }: Passage): readonly string[] {
  const name =
    kind === 'offer' ? text.slice(0, text.lastIndexOf(': ')) : kind === 'table' ? cells[0]?.text : '';
  const isPriced = kind === 'offer' || cells.slice(1).some((cell) => money.test(cell.text));
  return name === undefined || name === '' || name.length > itemMax || !isPriced || money.test(name)
    ? []
    : [name];
}
