import { isLeaf } from '../../domain/consent-log/consent-log.js';
import type { EventSpecs } from '../../domain/kernel/event.js';
import { fieldsOf, type Field } from '../../domain/kernel/fields.js';

export type Families = Readonly<Record<string, { readonly events: EventSpecs }>>;

export interface EventType {
  readonly family: string;
  readonly type: string;
  /** As people read it: `Text link requested`. */
  readonly words: string;
  readonly version: number;
  /** Whether it is a leaf of the consent log. */
  readonly isLeaf: boolean;
  readonly fields: readonly Field[];
}

/** Every type of event there is, out of the schemas that events are checked by. */
export const explained = (families: Families): readonly EventType[] =>
  Object.entries(families).flatMap(([family, { events }]) =>
    Object.entries(events).map(([type, { version, data }]) => ({
      ...{ family, type, words: wordsOf(type), version },
      ...{ isLeaf: isLeaf(family, type), fields: fieldsOf(data) },
    })),
  );

const wordsOf = (type: string): string =>
  type.replaceAll(/(?<=.)[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
