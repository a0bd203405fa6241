import type { ChangeDesk, DeskSettings } from '../../adapters/http/contract/desk.js';
import { desk } from './desk.svelte.js';
import { Edit } from './edit.svelte.js';
import { intakeItems, intakeRow, linesOf, type IntakeRow } from './intake-rows.js';
import { newId } from './new-id.js';
import { linkRow, linksOf, type LinkRow } from './link-rows.js';

export interface Voice {
  greeting: string;
  tone: string;
}
export interface Rows<Row> {
  rows: Row[];
}
/** A canned answer as it is edited. */
export interface CannedRow {
  readonly rowId: string;
  label: string;
  text: string;
}
export interface Emergencies {
  /** One a line. */
  phrases: string;
  line: string;
}
export interface Place {
  country: string;
  timeZone: string;
}

const of = <Value>(form: {
  readonly read: (settings: DeskSettings) => Value;
  readonly write: (value: Value) => ChangeDesk;
}): Edit<Value, DeskSettings> => new Edit({ path: '/desk', settings: desk }, form);

/** The sections of the desk that are saved one by one. */
export const edits = {
  voice: of<Voice>({
    read: ({ greeting, tone }) => ({ greeting, tone }),
    write: ({ greeting, tone }) => ({ greeting: greeting.trim(), tone: tone.trim() }),
  }),
  intake: of<Rows<IntakeRow>>({
    read: ({ intake }) => ({ rows: intake.map(intakeRow) }),
    write: ({ rows }) => ({ intake: intakeItems(rows) }),
  }),
  links: of<Rows<LinkRow>>({
    read: ({ links }) => ({ rows: links.map(linkRow) }),
    write: ({ rows }) => ({ links: linksOf(rows) }),
  }),
  canned: of<Rows<CannedRow>>({
    read: ({ cannedAnswers }) => ({ rows: cannedAnswers.map((one) => ({ ...one, rowId: newId() })) }),
    write: ({ rows }) => ({
      cannedAnswers: rows.map(({ label, text }) => ({ label: label.trim(), text: text.trim() })),
    }),
  }),
  emergencies: of<Emergencies>({
    read: ({ emergencies: { phrases, line } }) => ({ phrases: phrases.join('\n'), line: line ?? '' }),
    write: ({ phrases, line }) => ({
      emergencies: { phrases: linesOf(phrases), line: line.trim() === '' ? null : line.trim() },
    }),
  }),
  place: of<Place>({
    read: ({ country, timeZone }) => ({ country: country ?? '', timeZone }),
    write: ({ country, timeZone }) => ({ ...(country !== '' && { country }), timeZone }),
  }),
} as const;

export const deskEdits = Object.values(edits);

export function adoptSettings(settings: DeskSettings): void {
  for (const edit of deskEdits) edit.adopt(settings);
}
