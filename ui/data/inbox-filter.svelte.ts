import { ask, asked, asking, sortAsked } from './asked.js';
import { between, daysAsked } from './days.js';
import { route } from './router.svelte.js';
import { texts } from '../texts.js';

/** What is looked for. It may be somebody's name, so it stands in no address; the filters do, so that a link shows the same. */
export const search = $state({ words: '' });

export type FilterName = keyof typeof texts.inboxFilter.names;

export const filterNames = Object.keys(texts.inboxFilter.names) as readonly FilterName[];

export const filterValue = (name: FilterName): string => asked(name);

/** The filters that are set, in the order of the bar. */
export const activeFilters = (): readonly FilterName[] =>
  filterNames.filter((name) => filterValue(name) !== '');

/** Where one conversation, all texts with one person, or the list, is shown with the filters that are set. */
export const inboxPath = (id?: string, isThread = false): string =>
  `/inbox${id === undefined ? '' : `/${isThread ? 'texts/' : ''}${id}`}${route.query === '' ? '' : `?${route.query}`}`;

export const setFilter = (name: FilterName, value: string): void => {
  ask({ [name]: value });
};

/** The same without the days of a point in a report. */
export const allDaysPath = (): string => asking('/inbox', { first: '', last: '', weekday: '', hour: '' });

export function clearFilters(): void {
  search.words = '';
  ask(Object.fromEntries(filterNames.map((name) => [name, ''])));
}

/** What the server is asked for. Days of the newest message are those of whoever looks. */
export function askedOf(): Readonly<Record<string, string>> {
  const { since, until, ...rest } = Object.fromEntries(
    activeFilters().map((name) => [name, filterValue(name)]),
  ) as Partial<Record<FilterName, string>>;
  return { ...rest, ...between(since, until), ...daysAsked(), ...sortAsked() };
}
