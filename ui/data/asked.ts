import { go, route } from './router.svelte.js';

/** What the address asks for by a name; empty where it says nothing. */
export const asked = (name: string): string => new URLSearchParams(route.query).get(name) ?? '';

/** What a list is to be sorted by; nothing where the address says nothing. */
export const sortAsked = (): { readonly sort?: string } => {
  const sort = asked('sort');
  return sort === '' ? {} : { sort };
};

/** A place, with what is asked for here and with these changes; what is empty is asked for no more. */
export function asking(place: string, changes: Readonly<Record<string, string>>): string {
  const next = new URLSearchParams(route.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  const query = next.toString();
  return query === '' ? place : `${place}?${query}`;
}

/** Asks for this as well, in the same place. */
export function ask(changes: Readonly<Record<string, string>>): void {
  go(asking(`/${route.parts.join('/')}`, changes));
}
