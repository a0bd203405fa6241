import type { DeskSettings } from '../../adapters/http/contract/desk.js';
import { Edit } from './edit.svelte.js';
import { intakeItems, intakeRow, linesOf, type IntakeRow } from './intake-rows.js';
import { linkRow, linksOf, type LinkRow } from './link-rows.js';

export interface Voice {
  greeting: string;
  tone: string;
}
export interface Rows<Row> {
  rows: Row[];
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

/** The sections of the desk that are saved one by one. */
export const edits = {
  voice: new Edit<Voice>({
    read: ({ greeting, tone }) => ({ greeting, tone }),
    write: ({ greeting, tone }) => ({ greeting: greeting.trim(), tone: tone.trim() }),
  }),
  intake: new Edit<Rows<IntakeRow>>({
    read: ({ intake }) => ({ rows: intake.map(intakeRow) }),
    write: ({ rows }) => ({ intake: intakeItems(rows) }),
  }),
  links: new Edit<Rows<LinkRow>>({
    read: ({ links }) => ({ rows: links.map(linkRow) }),
    write: ({ rows }) => ({ links: linksOf(rows) }),
  }),
  emergencies: new Edit<Emergencies>({
    read: ({ emergencies: { phrases, line } }) => ({ phrases: phrases.join('\n'), line: line ?? '' }),
    write: ({ phrases, line }) => ({
      emergencies: { phrases: linesOf(phrases), line: line.trim() === '' ? null : line.trim() },
    }),
  }),
  place: new Edit<Place>({
    read: ({ country, timeZone }) => ({ country: country ?? '', timeZone }),
    write: ({ country, timeZone }) => ({ ...(country !== '' && { country }), timeZone }),
  }),
} as const;

const all = Object.values(edits);

export const unsaved = {
  get isThere(): boolean {
    return all.some(({ isDirty }) => isDirty);
  },
};

export function adoptSettings(settings: DeskSettings): void {
  for (const edit of all) edit.adopt(settings);
}

/** Nobody reads what somebody else typed: called when the window changes hands. */
export function forgetEdits(): void {
  for (const edit of all) edit.forget();
}

addEventListener('beforeunload', (event) => {
  if (unsaved.isThere) event.preventDefault();
});
