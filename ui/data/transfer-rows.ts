import type { Transfer } from '../../adapters/http/contract/line.js';
import { keyOf } from './key-of.js';
import { newId } from './new-id.js';
import { dialled, numberText } from './phone-number.js';

/** A number to put callers through to, as it is edited. `transferId` is empty until the row was saved once. */
export interface TransferRow {
  readonly rowId: string;
  readonly transferId: string;
  label: string;
  number: string;
}

export const transferRow = (transfer: Transfer): TransferRow => ({
  ...transfer,
  rowId: newId(),
  number: numberText(transfer.number),
});

/** This id stands for the business's own telephone. */
const ownNumberId = 'own-number';

/** Rows as they are saved: whatever has no id yet gets one of its label. */
export function transfersOf(rows: readonly TransferRow[]): Transfer[] {
  const taken = new Set([ownNumberId, ...rows.map(({ transferId }) => transferId)]);
  return rows.map(({ transferId, label, number }) => {
    const named = transferId === '' ? keyOf(label, taken) : transferId;
    taken.add(named);
    return { transferId: named, label: label.trim(), number: dialled(number) };
  });
}
