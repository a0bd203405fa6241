import { expect, test } from 'vitest';
import {
  disclosure,
  disclosureLimits,
  type DisclosureCommand,
  type DisclosureEvent,
} from '../../domain/disclosure/disclosure.js';
import { decideWith, fold } from '../../domain/kernel/decider.js';

const start = '2026-11-26T12:00:00.000Z';
const later = (minutes: number): string => new Date(Date.parse(start) + minutes * 60_000).toISOString();
const counts = { conversations: 1, calls: 0, recordings: 0, leads: 1, texts: 0, shares: 0, leftOut: 0 };
const disclosureId = 'd';

const request = (proof: 'email-code' | 'owner', receivedAt = start) =>
  ({
    type: 'RequestDisclosure',
    data: {
      disclosureId,
      accountId: 'acme',
      subjectIds: ['ann'],
      leadId: null,
      proof,
      receivedAt,
      linkId: '1',
    },
  }) as const;
const disclose = (linkId: string) =>
  ({ type: 'Disclose', data: { disclosureId, linkId, outcome: 'handed-over', counts } }) as const;
const renew = (linkId: string) => ({ type: 'RenewLink', data: { disclosureId, linkId } }) as const;
const overdue = (which: 'alarm' | 'deadline') =>
  ({ type: 'NoteDisclosureOverdue', data: { disclosureId, overdue: which } }) as const;

type Told = DisclosureCommand extends infer One
  ? One extends DisclosureCommand
    ? Pick<One, 'type' | 'data'>
    : never
  : never;

/** What each of these comes to, one after another: the types of its events, or why not. */
function outcomes(...asked: readonly (readonly [minutes: number, told: Told])[]) {
  const past: DisclosureEvent[] = [];
  return asked.map(([minutes, told], number) => {
    const command = { ...told, commandId: String(number), now: later(minutes) } as DisclosureCommand;
    const decision = decideWith(disclosure, fold(disclosure.evolve, disclosure.initial, past), command);
    if (decision.outcome === 'rejected') return decision.reason;
    past.push(...decision.events);
    return decision.events.map(({ type }) => type).join();
  });
}

test('a link works once, for its time and no longer, and not beside a newer one', () => {
  expect(outcomes([0, request('owner')], [14, disclose('1')], [14, disclose('1')])).toEqual([
    ...['DisclosureRequested,DisclosureLinkMade', 'PersonDisclosed', ''],
  ]);
  expect(outcomes([0, request('owner')], [15, disclose('1')])[1]).toBe('LinkExpired');
  expect(outcomes([0, request('email-code')], [23 * 60, disclose('1')])[1]).toBe('PersonDisclosed');
  expect(
    outcomes(
      ...([
        [0, request('owner')],
        [20, renew('2')],
        [21, disclose('1')],
        [21, disclose('2')],
      ] as const),
    ).slice(2),
  ).toEqual(['LinkExpired', 'PersonDisclosed']);
  expect(outcomes([0, request('owner')], [1, disclose('2')])[1]).toBe('LinkUnknown');
  expect(outcomes([0, disclose('1')])).toEqual(['DisclosureUnknown']);
  expect(outcomes([0, request('owner')], [1, disclose('1')], [2, renew('2')])[2]).toBe('LinkUsed');
});

test('there is an end to new links', () => {
  const many = Array.from(
    { length: disclosureLimits.linkCountMax },
    (_, number) => [number, renew(`more ${String(number)}`)] as const,
  );
  expect(outcomes([0, request('owner')], ...many).at(-1)).toBe('TooManyLinks');
});

test('the deadline counts from when the wish reached us, and is over once the copy was handed over', () => {
  const day = 24 * 60;
  const asked = request('email-code', later(-10 * day));
  expect(
    outcomes(
      [0, asked],
      [9 * day, overdue('alarm')],
      [10 * day, overdue('alarm')],
      [20 * day, overdue('deadline')],
    ),
  ).toEqual([expect.anything(), 'NotOverdue', 'DisclosureOverdue', 'DisclosureOverdue']);
  expect(outcomes([0, asked], [1, disclose('1')], [20 * day, overdue('alarm')])[2]).toBe('NotOverdue');
});

test('somebody has to be named', () => {
  const nobody = { ...request('owner'), data: { ...request('owner').data, subjectIds: [] } };
  expect(outcomes([0, nobody])).toEqual(['NobodyNamed']);
});
