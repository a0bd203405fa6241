import type { Router } from 'express';
import type { assignNumber } from '../../../application/call/assign-number.js';
import type { HandleLine } from '../../../application/call/needs.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { Line, LineCommand, LineReason } from '../../../domain/line/line.js';
import { takeBody } from '../body.js';
import { changeLine, type ChangeLine, type LineCheck, type LineSettings } from '../contract/line.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';
import { decided } from './deciding.js';

/** What can be asked of the phone company about a number. */
export interface LineSetUp {
  check(tenant: string, line: Line): Promise<LineCheck>;
  /** Has it call us where it ought to, and answers what stands there then. */
  connect(tenant: string, line: Line): Promise<LineCheck>;
  /** Rings the business's own number and plays what callers hear. */
  test(tenant: string, line: Line): Promise<void>;
}

export interface LineRoutesNeeds extends Dashboard {
  readonly handleLine: HandleLine;
  readonly assign: ReturnType<typeof assignNumber>;
  /** Undefined where no phone company is configured. */
  readonly setUp: LineSetUp | undefined;
  readonly describe: (
    tenant: string,
    line: Line,
  ) => Promise<
    Pick<LineSettings, 'announcement' | 'usualGreeting' | 'languages' | 'addresses' | 'registration'>
  >;
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

const refusals: Readonly<Record<LineReason, Refusal>> = {
  NumberNotInternational: new Refusal(
    422,
    'number-not-international',
    'A number begins with + and the country code, such as +1 202 555 0143.',
  ),
  LineHasNumber: new Refusal(
    409,
    'line-has-number',
    'The line has a number already. Please release it first.',
  ),
  LineHasNoNumber: new Refusal(409, 'line-has-no-number', 'The line does not have this number.'),
  NumberIsTheLine: new Refusal(
    422,
    'number-is-the-line',
    'This is the number of the line itself: calls would ring in a circle. Please give another one.',
  ),
  OwnNumberNeeded: new Refusal(
    409,
    'own-number-needed',
    'This needs your own telephone number, or callers would hear nobody. Please give it first.',
  ),
  StaffSecondsOutOfRange: new Refusal(422, 'staff-seconds-out-of-range', 'Ring for 5 to 60 seconds.'),
  HoursNotInOrder: new Refusal(
    422,
    'hours-not-in-order',
    'Each opening time has to be before its closing time.',
  ),
  TooManyItems: new Refusal(422, 'too-many-items', 'There are too many entries. Please take some away.'),
  TextTooLong: new Refusal(
    422,
    'text-too-long',
    'A text is at most 300 characters long. Please make it shorter.',
  ),
};

/** How the phone is answered, as its owner sets it. */
export function lineRoutes(needs: LineRoutesNeeds): Router {
  const { handleLine, assign, setUp, describe, seen, now } = needs;
  const { router, tenantOf, contextOf, bodyOf, idOf } = dashboardRouter(needs, {
    read: 'work',
    write: 'manage',
  });
  type Request = Parameters<typeof tenantOf>[0];

  const fresh = (request: Request, part: string) => ({ commandId: idOf(request, part), now: now() });
  const lineOf = async (tenant: string): Promise<Line> => (await handleLine.load(tenant, tenant)).state;
  const give = (request: Request, command: LineCommand): Promise<void> =>
    decided(handleLine, { id: tenantOf(request), command, context: contextOf(request) }, { refusals, seen });

  const setNumber = async (request: Request, number: string | null): Promise<void> => {
    const assigned = await assign(tenantOf(request), number);
    if (assigned.outcome === 'taken') {
      throw new Refusal(409, 'number-taken', 'Another business answers this number. Please check it.');
    }
    if (assigned.outcome === 'rejected') throw refusals[assigned.reason];
    if (assigned.position !== null) await seen(assigned.position);
  };

  router.get('/line', async (request, response) => {
    const tenant = tenantOf(request);
    const line = await lineOf(tenant);
    const { mode, staffSeconds, hours, closedDates, number, ownNumber, language, voice } = line;
    response.json({
      ...{ isOn: setUp !== undefined, number, ownNumber, language, voice },
      answering: { mode, staffSeconds, hours: [...hours], closedDates: [...closedDates] },
      transfers: [...line.transfers],
      ...{ greeting: line.greeting, asksFirst: line.asksFirst },
      texting: { readiness: line.readiness, reason: line.readinessReason },
      ...(await describe(tenant, line)),
    } satisfies LineSettings);
  });

  router.post('/line', ...takeBody, async (request, response) => {
    const { number, ...change } = bodyOf(request, changeLine);
    if (number !== undefined) await setNumber(request, number);
    for (const command of commandsOf(change, tenantOf(request))) {
      await give(request, { ...command, ...fresh(request, command.type) });
    }
    response.status(204).end();
  });

  const phoneCompany = (): LineSetUp => {
    if (setUp === undefined) {
      throw new Refusal(409, 'telephony-off', 'No phone company is configured for this installation.');
    }
    return setUp;
  };

  router.get('/line/check', async (request, response) => {
    const tenant = tenantOf(request);
    response.json(await phoneCompany().check(tenant, await lineOf(tenant)));
  });
  router.post('/line/connect', async (request, response) => {
    const tenant = tenantOf(request);
    response.json(await phoneCompany().connect(tenant, await lineOf(tenant)));
  });
  router.post('/line/test', async (request, response) => {
    const tenant = tenantOf(request);
    const line = await lineOf(tenant);
    if (line.ownNumber === null) throw refusals.OwnNumberNeeded;
    await phoneCompany().test(tenant, line);
    response.status(202).json({});
  });
  return router;
}

type Bare<Command> = Command extends LineCommand ? Omit<Command, 'commandId' | 'now'> : never;

/** One command for each setting that is named. */
function commandsOf(
  { ownNumber, answering, transfers, voice, greeting, asksFirst, texting }: Omit<ChangeLine, 'number'>,
  accountId: string,
): readonly Bare<LineCommand>[] {
  const commands: (Bare<LineCommand> | undefined)[] = [
    ownNumber === undefined ? undefined : { type: 'SetOwnNumber', data: { accountId, number: ownNumber } },
    answering && { type: 'SetAnswering', data: { accountId, ...answering } },
    transfers && { type: 'SetTransfers', data: { accountId, transfers } },
    voice && { type: 'SetVoice', data: { accountId, ...voice } },
    greeting === undefined ? undefined : { type: 'SetPhoneGreeting', data: { accountId, greeting } },
    asksFirst === undefined ? undefined : { type: 'SetRecordingConsent', data: { accountId, asksFirst } },
    texting && { type: 'SetTextingReadiness', data: { accountId, ...texting } },
  ];
  return commands.filter((one) => one !== undefined);
}
