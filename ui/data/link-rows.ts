import type { DeskLink } from '../../adapters/http/contract/desk.js';
import { keyOf } from './key-of.js';
import { newId } from './new-id.js';

/** A link as it is edited. `linkId` is empty until the row was saved once. */
export interface LinkRow {
  readonly rowId: string;
  readonly linkId: string;
  label: string;
  url: string;
}

export const linkRow = (link: DeskLink): LinkRow => ({ ...link, rowId: newId() });

/** Rows as they are saved: whatever has no id yet gets one of its label. */
export function linksOf(rows: readonly LinkRow[]): DeskLink[] {
  const taken = new Set(rows.map(({ linkId }) => linkId));
  return rows.map(({ linkId, label, url }) => {
    const named = linkId === '' ? keyOf(label, taken) : linkId;
    taken.add(named);
    return { linkId: named, label: label.trim(), url: url.trim() };
  });
}
