import { knownOf, type Conversing } from '../../domain/conversation/conversation.js';
import type { IntakeItem } from '../../domain/desk/desk.js';
import { isErased } from '../../domain/kernel/personal.js';
import { phrasesFor, type HouseDetail } from './phrases.js';

const houseItems: readonly (readonly [HouseDetail, IntakeItem['kind'], boolean])[] = [
  ['name', 'name', true],
  ['email', 'email', false],
  ['phone', 'phone', false],
  ['note', 'text', false],
];

/** What is asked for, in order: what the owner named, or else what the house asks everybody. */
export function intakeItems(named: readonly IntakeItem[], language: string): readonly IntakeItem[] {
  if (named.length > 0) return named;
  const { labels, ask } = phrasesFor(language);
  return houseItems.map(([key, kind, isRequired]) => ({
    key,
    kind,
    label: labels[key],
    question: ask[key],
    isRequired,
    choices: [],
  }));
}

/** What the visitor told, or the business's website signed; null where it is not known, was withdrawn or erased. */
export function knownValue(conversing: Pick<Conversing, 'signed' | 'told'>, key: string): string | null {
  const known = knownOf(conversing);
  const value = Object.hasOwn(known, key) ? known[key] : undefined;
  return value === undefined || value === '' || isErased(value) ? null : value;
}

/** What is known need not be asked for. It is read back like everything else. */
export const isKnown = (conversing: Pick<Conversing, 'signed' | 'told'>, { key }: IntakeItem): boolean =>
  knownValue(conversing, key) !== null;

/** How an item is asked for: in the owner's words, or the house's. */
export function questionFor(item: IntakeItem, language: string): string {
  const phrases = phrasesFor(language);
  const { kind, label, choices, isRequired } = item;
  const own =
    kind === 'choice' || kind === 'text' ? phrases.askFor.replace('{label}', () => label) : phrases.ask[kind];
  const question = item.question === '' ? own : item.question;
  return [question, choices.join(' / '), isRequired ? '' : phrases.mayBeSkipped]
    .filter((part) => part !== '')
    .join(' ');
}
