export { industries, texts } from './texts/en/en.js';

const reasons: Readonly<Record<string, string | undefined>> = {
  'disallowed-by-robots': 'Your website asks robots not to read this page.',
  'not-html': 'This is not a web page.',
  'not-found': 'There is no page at this address.',
  'server-error': 'Your website answered with an error.',
  'timed-out': 'Your website took too long to answer.',
  'too-large': 'The page is too large.',
  unreachable: 'Nothing answers at this address. Please check that it is right.',
  'forbidden-address': 'This address does not lead to a public website.',
  'redirects-elsewhere': 'The page leads to another website.',
  'needs-javascript': 'The page shows its text only to browsers that run its scripts.',
  'no-text': 'There is no text on the page.',
  duplicate: 'The same text stands on another page.',
  placeholder: 'There is only a sign, such as “back soon”, and not your website.',
  'unreadable-pdf': 'This PDF could not be read.',
  'most-pages-missing': 'Most of your pages were missing or failed this time.',
  interrupted: 'Reading was interrupted and starts again by itself.',
};

export const reasonText = (reason: string | null): string => reasons[reason ?? ''] ?? 'It could not be read.';

const numbers = new Intl.NumberFormat();
type Counted = Readonly<Record<'one' | 'other', string>>;

/** The words for this many; `{count}` is filled in. */
export const counted = ({ one, other }: Counted, count: number): string =>
  count === 1 ? one : filled(other, { count: numbers.format(count) });

export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/gu, (_whole, name: string) => String(values[name] ?? ''));
