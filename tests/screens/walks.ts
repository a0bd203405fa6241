import type { BrowserContext, Page, Route } from 'playwright-core';
import { signUp, type Member } from '../support/members.js';
import { settled, type Camera } from './camera.js';
import { doors, pagesOutside, rooms } from './rooms.js';

export const cookiesOf = (cookie: string) =>
  cookie.split('; ').map((one) => {
    const at = one.indexOf('=');
    return { name: one.slice(0, at), value: one.slice(at + 1) };
  });

/** What stands first in a list that the dashboard asks for. */
async function firstOf(member: Member, path: string, list: string, id: string): Promise<string | undefined> {
  const body = (await (await member.get(path)).json()) as Record<string, Record<string, string>[]>;
  return body[list]?.[0]?.[id];
}

/** Rooms that show one of many: its address. */
async function details(member: Member): Promise<string[]> {
  const ways = [
    ['inbox', await firstOf(member, '/conversations?channel=chat', 'conversations', 'conversationId')],
    ['calls', await firstOf(member, '/calls', 'calls', 'callId')],
    ['inbox/texts', await firstOf(member, '/conversations?channel=text', 'conversations', 'conversationId')],
    ['audit/log', await firstOf(member, '/audit/events', 'events', 'eventId')],
  ] as const;
  const day = (daysAgo: number): string =>
    new Date(Date.now() - daysAgo * 24 * 60 * 60_000).toISOString().slice(0, 10);
  const days = `first=${day(28)}&last=${day(0)}`;
  return [
    ...ways.flatMap(([room, id]) => (id === undefined ? [] : [`${room}/${id}`])),
    ...['inbox?', 'reports/replies?', 'reports/replies?kind=unpublished&', 'reports/reached?'].map(
      (point) => `${point}${days}`,
    ),
  ];
}

/** Goes from room to room as a link does. */
async function walkRooms(
  page: Page,
  origin: string,
  ways: readonly string[],
  each: (way: string) => Promise<void>,
): Promise<void> {
  for (const way of ways) {
    await page.goto(`${origin}/#/${way}`);
    await each(way);
  }
}

/** Every room of the demo’s owner, and of a business that has begun just now. */
export async function dashboardScreens(camera: Camera, origin: string, marigold: Member): Promise<void> {
  const ways = [...rooms, ...(await details(marigold))];
  const corner = await signUp(origin, 'owner@corner.example', 'Corner Studio');
  const visits = [
    ['owner', marigold, ways],
    ['empty', corner, rooms],
  ] as const;
  for (const [who, member, toSee] of visits) {
    await camera.walk({ cookies: cookiesOf(member.cookie()) }, origin, async (page, take) => {
      await walkRooms(page, origin, toSee, async (way) => {
        await settled(page);
        await take(`${who} ${way.replace(/[0-9a-f]{8}-\S+/u, 'one').replace(/first=.*/u, 'days')}`);
      });
    });
  }
}

/** What every screen needs before it can ask for anything of its own. */
const isCommon = (url: string): boolean => /\/api\/v1\/(session|installation|live)/u.test(url);
const states = {
  loading: () => Promise.resolve(),
  failed: (route: Route) =>
    route.fulfill({
      ...{ status: 503, contentType: 'application/problem+json' },
      body: JSON.stringify({
        ...{ type: 'about:blank#store-unavailable', title: 'store-unavailable', status: 503 },
        ...{ code: 'store-unavailable', detail: 'The store does not answer. Please try again.' },
      }),
    }),
} as const;

/** Every room while the server does not answer, and when it fails. */
export async function stateScreens(camera: Camera, origin: string, owner: Member): Promise<void> {
  const cookies = cookiesOf(owner.cookie());
  for (const [state, answer] of Object.entries(states)) {
    const prepare = (context: BrowserContext) =>
      context.route('**/api/v1/**', (route) =>
        isCommon(route.request().url()) ? route.continue() : answer(route),
      );
    await camera.walk({ cookies, prepare }, origin, async (page, take) => {
      await walkRooms(page, origin, rooms, async (way) => {
        await page.waitForTimeout(200);
        await take(`${state} ${way}`);
      });
    });
  }
}

/** What somebody sees who is not logged in. */
export async function outsideScreens(camera: Camera, origin: string): Promise<void> {
  await camera.walk({}, origin, async (page, take) => {
    await walkRooms(page, origin, doors, async (way) => {
      await settled(page);
      await take(`door ${way}`);
    });
    for (const path of pagesOutside) {
      await page.goto(`${origin}/${path}`);
      await settled(page);
      await take(`page ${path}`);
    }
  });
}
