import { expect } from 'vitest';
import type { Member } from './members.js';

/** What the ids of a business go by on the wire, with every one that its lists show. */
export type Ids = Readonly<Record<string, readonly string[]>>;

interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object | undefined;
}

/** By the start of a path, what its `:id` is the id of. A week and a vendor's name are nobody's: everybody has their own. */
const kinds: readonly (readonly [start: string, kind: string])[] = [
  ['/conversations/', 'conversationId'],
  ['/leads/', 'leadId'],
  ['/facts/', 'factId'],
  ['/rehearsals/', 'rehearsalId'],
  ['/calls/', 'callId'],
  ['/audit/contacts/', 'contactId'],
  ['/audit/events/', 'eventId'],
  ['/audit/calls/', 'callId'],
  ['/desk/topics/', 'topicId'],
  ['/messenger/pairings/', 'pairingId'],
  ['/alerts/', 'notificationId'],
  ['/api-keys/', 'keyId'],
  ['/webhooks/', 'webhookId'],
  ['/deliveries/', 'deliveryId'],
  ['/billing/units/', 'unitId'],
  ['/texts/', 'contactId'],
  ['/looks/', 'grantId'],
  ['/letters/', 'memberId'],
  ['/erasures/', 'erasureId'],
  ['/team/invitations/', 'invitationId'],
  ['/team/members/', 'memberId'],
];
const nobodys = ['/reports/:id', '/business/agreements/:id/end'];

const kindOf = (path: string): string | undefined => {
  if (nobodys.includes(path)) return undefined;
  const kind = kinds.find(([start]) => path.startsWith(start))?.[1];
  if (kind === undefined) throw new Error(`Nobody says what the id in ${path} is of`);
  return kind;
};

/** Lists that are of one thing each: asked for by the ids of another list. */
const meters = ['conversations', 'call-minutes', 'texts'];
const lists = [
  ...['/conversations', '/leads', '/facts', '/questions', '/rehearsals', '/calls', '/texts', '/desk'],
  ...['/messenger', '/alerts', '/api-keys', '/webhooks', '/looks', '/team', '/erasures', '/audit/events'],
  ...meters.map((meter) => `/billing/units?meter=${meter}`),
];
/** What is looked at before and after: nothing in it moves by itself. */
const still = ['/facts', '/desk', '/messenger', '/api-keys', '/webhooks', '/looks', '/team', '/business'];

async function textOf(member: Member, path: string): Promise<string> {
  const answer = await member.get(path);
  const text = await answer.text();
  expect(answer.status, `${path}: ${text}`).toBe(200);
  return text;
}

/** Every value that stands under a name ending in `Id`, at any depth. */
function gather(value: unknown, into: Map<string, Set<string>>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (!name.endsWith('Id') || typeof inner !== 'string') gather(inner, into);
    else into.set(name, (into.get(name) ?? new Set()).add(inner));
  }
}

/** The ids of everything that a business has but for one that others have as well: at least one for every route that takes one. */
export async function wholeIdsOf(owner: Member, routes: readonly Route[], shared: string): Promise<Ids> {
  const found = Object.entries(await idsOf(owner));
  const ids: Ids = Object.fromEntries(found.map(([kind, all]) => [kind, all.filter((id) => id !== shared)]));
  const kindsAsked = routes.flatMap(({ path }) => (path.includes(':id') ? (kindOf(path) ?? []) : []));
  expect(kindsAsked.filter((kind) => ids[kind]?.some(isOfOne) !== true)).toEqual([]);
  return ids;
}

async function idsOf(owner: Member): Promise<Ids> {
  const found = new Map<string, Set<string>>();
  for (const path of lists) gather(JSON.parse(await textOf(owner, path)), found);
  for (const webhookId of found.get('webhookId') ?? [])
    gather(JSON.parse(await textOf(owner, `/webhooks/${webhookId}/deliveries`)), found);
  return Object.fromEntries([...found].map(([kind, ids]) => [kind, [...ids]]));
}

/** What a business looks like to its owner. */
export async function standingOf(owner: Member): Promise<Readonly<Record<string, unknown>>> {
  const shown: Record<string, unknown> = {};
  // A delivery may be tried again in between.
  for (const path of still)
    shown[path] = JSON.parse(await textOf(owner, path), (name, value: unknown) =>
      name.startsWith('last') ? undefined : value,
    );
  return shown;
}

/** Names that a business chose, and those of plans, may be the same elsewhere. */
const isOfOne = (id: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/u.test(id);

/** The first of each kind are as good as any of them. */
const triedMax = 2;

interface Asking {
  readonly stranger: readonly Member[];
  readonly foreign: Ids;
  readonly word: RegExp;
  /** What the stranger has sent of it by their own hand: their own log says that they did. */
  readonly sent: readonly string[];
}

/**
 * Asks every route for what is somebody else's, as a person and as a program of another business: what is asked for by its id
 * is answered as though it were nowhere, and no list holds an id or a word of it.
 */
export async function expectNothingForeign(
  routes: readonly Route[],
  { stranger, foreign, word, sent }: Asking,
): Promise<void> {
  for (const { method, path, body } of routes) {
    const kind = path.includes(':id') ? kindOf(path) : undefined;
    for (const member of stranger) {
      const ask = async (id: string) => {
        const at = path.replace(':id', id);
        const answer = await (method === 'GET' ? member.get(at) : member.post(at, body));
        return { at: `${method} ${at}`, status: answer.status, text: await answer.text() };
      };
      const ids = kind === undefined ? [] : (foreign[kind] ?? []).filter(isOfOne).slice(0, triedMax);
      if (kind !== undefined) {
        const unknown = await ask('nobody');
        for (const id of ids) {
          const { at, status, text } = await ask(id);
          // Not even that somebody has it can be told.
          expect([status, text.replaceAll(id, 'nobody')], at).toEqual([unknown.status, unknown.text]);
          // To a program some of them are closed whatever it asks for.
          expect(method === 'POST' ? [204, 403, 404] : [403, 404], at).toContain(status);
        }
      } else if (method === 'GET') {
        const { at, text } = await ask('2026-W01');
        expect(text, at).not.toMatch(word);
        for (const id of Object.values(foreign).flat().filter(isOfOne))
          if (!sent.includes(id) || path !== '/audit/events.jsonl')
            expect(text.includes(id), `${at}: ${id}`).toBe(false);
      }
    }
  }
}
