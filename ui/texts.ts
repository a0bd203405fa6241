import type { Catalogue } from './texts/catalogue.js';
import { language, locale } from './texts/language.js';

/** Only one language is downloaded. Its words import nothing of the dashboard, which waits for them here. */
const catalogues: Readonly<Record<typeof language, () => Promise<Catalogue>>> = {
  en: async () => (await import('./texts/en/en.js')).en,
  de: async () => (await import('./texts/de/de.js')).de,
};

/** Every word of the dashboard, in the language of whoever reads. */
export const texts: Catalogue = await catalogues[language]();

export const reasonText = (reason: string | null): string => texts.reasons[reason ?? ''] ?? texts.noReason;

/** Why a link was not sent, in a sentence. */
export const refusalText = (refusal: string | null): string =>
  texts.calls.refusals[refusal ?? ''] ?? texts.calls.otherRefusal;

export const withheldText = (reason: string): string =>
  texts.provenance.withheldReasons[reason] ?? reason.replaceAll('-', ' ');
export const toolText = (tool: string): string => texts.provenance.tools[tool] ?? tool.replaceAll('_', ' ');

/** A type as people read it: `Text link requested`. */
export const typeText = (type: string): string =>
  texts.audit.moments[type] ?? type.replaceAll(/(?<=.)[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);

/** A family as people read it. */
export const familyText = (family: string): string =>
  texts.audit.families[family] ?? `${family.charAt(0).toUpperCase()}${family.slice(1)}`;

const numbers = new Intl.NumberFormat(locale);
type Counted = Readonly<Record<'one' | 'other', string>>;

/** The words for this many; `{count}` is filled in. */
export const counted = ({ one, other }: Counted, count: number): string =>
  count === 1 ? one : filled(other, { count: numbers.format(count) });

export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/gu, (_whole, name: string) => String(values[name] ?? ''));
