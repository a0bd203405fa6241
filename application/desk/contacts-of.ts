import type { Desk } from '../../domain/desk/desk.js';

/** Where a business says that it can be reached: its own telephone and address among its links, and its website. */
export function contactsOf({ links }: Pick<Desk, 'links'>, website: string | null): readonly string[] {
  const direct = links.flatMap(({ url }) => /^(?:tel|mailto):([^?]+)/u.exec(url)?.[1] ?? []);
  return [...new Set([...direct, ...(website === null ? [] : [website])])];
}
