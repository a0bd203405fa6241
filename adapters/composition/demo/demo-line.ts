import type { HandleLine } from '../../../application/call/needs.js';
import type { assignNumber } from '../../../application/call/assign-number.js';
import type { Context } from '../../../application/handling/handle.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { LineCommand } from '../../../domain/line/line.js';

/** The telephones of the made-up business: numbers that are nobody's. */
export const demoLine = {
  label: 'Marigold Hair Studio',
  number: '+12025550100',
  ownNumber: '+12025550110',
  frontDesk: '+12025550110',
} as const;

interface Needs {
  readonly assign: ReturnType<typeof assignNumber>;
  readonly handleLine: HandleLine;
  readonly now: Clock;
}

/** What the demo's owner has set for the phone. */
export async function furnishLine(
  { assign, handleLine, now }: Needs,
  accountId: string,
  context: Context,
): Promise<void> {
  const about = (name: string) => ({ commandId: `demo line ${name}`, now: now() });
  await assign(accountId, demoLine.number);
  const transfers = [{ transferId: 'front-desk', label: 'Front desk', number: demoLine.frontDesk }];
  const settings: readonly LineCommand[] = [
    { type: 'SetOwnNumber', data: { accountId, number: demoLine.ownNumber }, ...about('own') },
    { type: 'SetTransfers', data: { accountId, transfers }, ...about('transfers') },
    {
      type: 'SetTextingReadiness',
      data: { accountId, readiness: 'ready', reason: null },
      ...about('readiness'),
    },
  ];
  for (const command of settings) await handleLine(accountId, command, context);
}
