import type { IntakeItem } from '../../adapters/http/contract/desk.js';
import { keyOf } from './key-of.js';
import { newId } from './new-id.js';

/** An item as it is edited. `rowId` tells rows apart on the screen; `key` is empty until the row was saved once. */
export interface IntakeRow {
  readonly rowId: string;
  readonly key: string;
  readonly kind: IntakeItem['kind'];
  label: string;
  question: string;
  isRequired: boolean;
  /** One a line. */
  choices: string;
}

export const intakeRow = (item: IntakeItem): IntakeRow => ({
  ...item,
  rowId: newId(),
  choices: item.choices.join('\n'),
});

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** These name what the desk asks by itself. */
const keysOfHouse = ['name', 'email', 'phone', 'offer', 'confirmation'];

/** Rows as they are saved: whatever has no key yet gets one of its label. */
export function intakeItems(rows: readonly IntakeRow[]): IntakeItem[] {
  const taken = new Set([...keysOfHouse, ...rows.map(({ key }) => key)]);
  return rows.map(({ key, kind, label, question, isRequired, choices }) => {
    const named = key === '' ? keyOf(label, taken) : key;
    taken.add(named);
    return {
      key: named,
      kind,
      label: label.trim(),
      question: question.trim(),
      isRequired,
      choices: kind === 'choice' ? linesOf(choices) : [],
    };
  });
}
