import type { Ask } from '../../domain/conversation/conversation.js';
import type { IntakeItem } from '../../domain/desk/desk.js';
import { intakeItems } from './intake-items.js';
import { phrasesFor } from './phrases.js';

interface Taps {
  readonly asks: 'name' | 'email' | 'phone' | null;
  /** Replies that the intake takes as they stand here. */
  readonly choices: readonly string[];
}

/** How a visitor may be helped to tell what was asked for. `language`: that of the question. */
export function tapsFor(asked: Ask | null, items: readonly IntakeItem[], language: string): Taps {
  const { yes, no, skip } = phrasesFor(language).taps;
  if (asked === 'offer' || asked === 'confirmation') return { asks: null, choices: [yes, no] };
  const item = intakeItems(items, language).find(({ key }) => key === asked);
  if (item === undefined) return { asks: null, choices: [] };
  const { kind, choices, isRequired } = item;
  return {
    asks: kind === 'name' || kind === 'email' || kind === 'phone' ? kind : null,
    choices: [...choices, ...(isRequired ? [] : [skip])],
  };
}
