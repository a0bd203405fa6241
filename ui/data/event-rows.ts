import type { EventTypes } from '../../adapters/http/contract/audit.js';

export type EventField = EventTypes['types'][number]['fields'][number];

export interface EventRow {
  /** Where it stands: `heard.words`, `sources[0].url`. */
  readonly name: string;
  /** Undefined where today’s schema knows none of that name. */
  readonly field: EventField | undefined;
  /** A plain value, `{ sealed: true }` or `{ erased: true }`; undefined where only the field is explained. */
  readonly value: unknown;
}

const isMark = (value: object): boolean => 'sealed' in value || 'erased' in value;

/** Every value of an event in its order, each with the field that it is of. */
export function eventRows(data: object, fields: readonly EventField[], before = ''): readonly EventRow[] {
  return Object.entries(data).flatMap(([key, value]: [string, unknown]) => {
    const name = Array.isArray(data) ? `${before}[${key}]` : before === '' ? key : `${before}.${key}`;
    if (typeof value === 'object' && value !== null && !isMark(value) && Object.keys(value).length > 0)
      return eventRows(value, fields, name);
    const general = name.replaceAll(/\[\d+\]/gu, '[]');
    return [{ name, field: fields.find((one) => one.name === general), value }];
  });
}
