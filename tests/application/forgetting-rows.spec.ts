import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { bodyWith } from '../../domain/kernel/body.js';
import { call, callEvents } from '../../domain/call/call.js';
import { consent, consentEvents } from '../../domain/consent/consent.js';
import { conversation, conversationEvents } from '../../domain/conversation/conversation.js';
import type { Person } from '../../domain/erasure/erasure.js';
import { decideWith, fold, type Asked, type Decider, type Happened } from '../../domain/kernel/decider.js';
import type { EventSpecs } from '../../domain/kernel/event.js';
import { lead, leadEvents } from '../../domain/lead/lead.js';
import { thread, threadEvents } from '../../domain/thread/thread.js';
import { rehearsal, rehearsalEvents } from '../../domain/rehearsal/rehearsal.js';
import { changesOf } from '../../projections/kernel/projection.js';
import {
  callCommands,
  consentCommands,
  conversationCommands,
  leadCommands,
  rehearsalCommands,
  threadCommands,
} from '../support/commands.js';
import { projections } from '../support/projections.js';
import { replied } from '../support/replied.js';
import { applyChange, type Rows } from '../support/rows.js';

/** What happened to one thing, and how it reads once everybody in it is erased. */
interface Told {
  readonly event: Happened;
  readonly erased: Happened;
  readonly entity: string;
}

function told<State, Command extends Asked, Event extends Happened, Reason extends string>(
  decider: Decider<State, Command, Event, Reason>,
  specs: EventSpecs,
  commands: fc.Arbitrary<Command>,
): fc.Arbitrary<readonly Told[]> {
  return fc.array(commands, { minLength: 5, maxLength: 30, size: 'max' }).map((asked) => {
    const past: Event[] = [];
    for (const command of asked) {
      const state = fold(decider.evolve, decider.initial, past);
      const decision = decideWith(decider, state, command);
      if (decision.outcome === 'accepted') past.push(...decision.events);
    }
    return past.map((event) => toldOf(event, specs, `${decider.category} 1`));
  });
}

function toldOf(event: Happened, specs: EventSpecs, entity: string): Told {
  const body = event.data as Readonly<Record<string, unknown>>;
  const values = specs[event.type]?.personalValues(body) ?? [];
  const erased = bodyWith(body, new Map(values.map(({ path }) => [path, { erased: true }])));
  return { event, erased: { type: event.type, data: erased }, entity };
}

/** The commands answer out of nothing. */
const quoted = replied({
  ...{ replyId: 'r', inReplyTo: 'm' },
  sources: [
    {
      ...{ origin: 'page', pageId: 'p', version: 'v', passageId: 'x' },
      ...{ url: 'https://example.com/', title: 'Hours', excerpt: 'At nine.' },
    },
  ],
});

const history = fc
  .tuple(
    told(conversation, conversationEvents, conversationCommands),
    told(call, callEvents, callCommands),
    told(consent, consentEvents, consentCommands),
    told(lead, leadEvents, leadCommands),
    told(rehearsal, rehearsalEvents, rehearsalCommands),
    told(thread, threadEvents, threadCommands),
  )
  .map((parts) => [...parts.flat(), toldOf(quoted, conversationEvents, 'conversation 1')]);

const tenant = 'acme';
/** The ids of the commands are these three. */
const person: Person = {
  subjectIds: ['a', 'b', 'c'],
  conversationIds: ['conversation 1'],
  callIds: ['call 1'],
  leadIds: ['lead 1'],
};
const destroyed = (scope: 'person' | 'business'): Happened => ({
  type: 'KeysDestroyed',
  data: {
    erasureId: 'e',
    accountId: tenant,
    scope,
    person,
    keyCount: 0,
    valueCount: 0,
    destroyedAt: '2026-01-01',
  },
});

const rowsOf = (
  projection: (typeof projections)[number],
  events: readonly Happened[],
  entities: readonly string[],
): Rows => {
  const rows: Rows = new Map();
  for (const [index, event] of events.entries()) {
    const origin = { tenant, entity: entities[index] ?? 'e', eventId: String(index), actor: 'system' };
    for (const change of changesOf(projection, event, origin)) applyChange(rows, tenant, change);
  }
  return rows;
};

test.prop([history])(
  'rows hold nothing of a person whose keys are destroyed, and a rebuild makes the same ones',
  (all) => {
    const entities = all.map(({ entity }) => entity);
    const last = destroyed('person');
    for (const projection of projections) {
      const kept = rowsOf(projection, [...all.map(({ event }) => event), last], entities);
      const rebuilt = rowsOf(projection, [...all.map(({ erased }) => erased), last], entities);
      expect(kept, projection.name).toEqual(rebuilt);
    }
  },
);

test.prop([history])('no row of a business that was erased stays, except where it is said', (all) => {
  const entities = all.map(({ entity }) => entity);
  for (const projection of projections) {
    if (projection.survivesBusiness === true) continue;
    const kept = rowsOf(projection, [...all.map(({ event }) => event), destroyed('business')], entities);
    expect(kept, projection.name).toEqual(new Map());
  }
});
