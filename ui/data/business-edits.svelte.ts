import type { Business, ChangeBusiness } from '../../adapters/http/contract/business.js';
import type { Industry } from '../../adapters/http/contract/session.js';
import { business } from './business.svelte.js';
import { Edit } from './edit.svelte.js';
import { newId } from './new-id.js';
import { endOf, hoursOf, hoursRow, type HoursValue } from './open-hours.js';

export interface ProfileValue {
  name: string;
  industry: string;
}
/** A date with other hours than its weekday. */
export interface OtherDayRow {
  readonly rowId: string;
  date: string;
  isClosed: boolean;
  from: string;
  to: string;
}
export interface BusinessHoursValue extends HoursValue {
  days: OtherDayRow[];
}
export interface OriginsValue {
  /** One on each line. */
  text: string;
}
export interface SensitivityValue {
  isSensitive: boolean;
}

const of = <Value>(form: {
  readonly read: (settings: Business) => Value;
  readonly write: (value: Value) => ChangeBusiness;
}): Edit<Value, Business> => new Edit({ path: '/business', settings: business }, form);

export const otherDayRow = (date = '', isClosed = true, from = '09:00', to = '13:00'): OtherDayRow => ({
  ...{ rowId: newId(), date, isClosed, from },
  to: to === '24:00' ? '00:00' : to,
});

/** The sections of the business that are saved one by one. */
export const edits = {
  profile: of<ProfileValue>({
    read: ({ name, industry }) => ({ name: name ?? '', industry }),
    write: ({ name, industry }) => ({ name: name.trim(), industry: industry as Industry }),
  }),
  hours: of<BusinessHoursValue>({
    read: ({ hours: { week, otherDays } }) => ({
      isAlwaysOpen: week.length === 0,
      rows: week.map(({ day, from, to }) => hoursRow(day, from, to)),
      days: otherDays.map(({ date, ranges }) => {
        const [first] = ranges;
        return first === undefined ? otherDayRow(date) : otherDayRow(date, false, first.from, first.to);
      }),
    }),
    write: ({ isAlwaysOpen, rows, days }) => ({
      hours: {
        week: isAlwaysOpen ? [] : hoursOf(rows),
        otherDays: days
          .map(({ date, isClosed, from, to }) => ({
            date,
            ranges: isClosed ? [] : [{ from, to: endOf(to) }],
          }))
          .sort((one, other) => one.date.localeCompare(other.date)),
      },
    }),
  }),
  origins: of<OriginsValue>({
    read: ({ origins }) => ({ text: origins.join('\n') }),
    write: ({ text }) => ({
      origins: text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    }),
  }),
  sensitivity: of<SensitivityValue>({
    read: ({ isSensitive }) => ({ isSensitive }),
    write: ({ isSensitive }) => ({ isSensitive }),
  }),
} as const;

export const businessEdits = Object.values(edits);

export function adoptBusiness(settings: Business): void {
  for (const edit of businessEdits) edit.adopt(settings);
}
