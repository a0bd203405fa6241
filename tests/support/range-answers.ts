import type { Point, RangeReport } from '../../adapters/http/contract/ranges.js';

const dayMs = 24 * 60 * 60_000;
const dateAt = (first: string, days: number): string =>
  new Date(Date.parse(first) + days * dayMs).toISOString().slice(0, 10);

/** Made-up numbers of some days, the same each time; the business is closed on Sundays. */
function pointOf(first: string, last: string, busy: number): Point {
  const chat = 3 * busy;
  return {
    ...{ first, last, conversations: { chat, phone: busy }, leads: { captured: busy, contacted: busy } },
    calls: { rang: busy + (busy > 2 ? 1 : 0), missed: busy > 2 ? 1 : 0 },
    questions: { answered: 4 * busy, unpublished: busy > 3 ? 2 : 0, offLimits: 0 },
    replies: [5 * busy, busy, 0, busy > 3 ? 1 : 0, 0, 0, 0],
    alerts: { reachedCount: busy, medianSeconds: busy === 0 ? null : 20 + 9 * busy },
    visits: { pageViews: 40 * busy, sessions: 15 * busy },
  };
}

const busyAt = (date: string, shift: number): number =>
  new Date(date).getUTCDay() === 0 ? 0 : 1 + ((Number(date.slice(8)) * 7 + shift) % 5);

function pointsFrom(first: string, dayCount: number, shift: number): RangeReport['points'] {
  return Array.from({ length: dayCount }, (_, at) => {
    const date = dateAt(first, at);
    return pointOf(date, date, busyAt(date, shift));
  });
}

const totalOf = (points: readonly Point[]): Point => ({
  ...pointOf(
    points[0]?.first ?? '',
    points.at(-1)?.last ?? '',
    points.reduce((sum, { leads }) => sum + leads.captured, 0),
  ),
});

const visitedBefore: Pick<NonNullable<RangeReport['before']>, 'pages' | 'devices'> = {
  pages: [
    { path: '/', views: 702 },
    { path: '/prices', views: 305 },
    { path: '/hours', views: 77 },
  ],
  devices: [
    { device: 'phone', views: 744 },
    { device: 'desktop', views: 402 },
  ],
};

const contactsOf = (count: number) => ({ chats: Math.ceil(count / 2), calls: Math.floor(count / 2) });

/** 28 days of a made-up hairdresser's, beside the 28 before. */
export function rangeOf(changes: Partial<RangeReport> = {}): RangeReport {
  const [points, earlier] = [pointsFrom('2026-02-03', 28, 0), pointsFrom('2026-01-06', 28, 3)];
  return {
    ...{ total: totalOf(points), points },
    before: { total: totalOf(earlier), points: earlier, ...visitedBefore },
    ...{ timeZone: 'America/Los_Angeles', isRunning: true, unit: 'day' },
    contacts: Array.from({ length: 7 }, (_, day) =>
      Array.from({ length: 24 }, (_, hour) =>
        contactsOf(
          day === 6 || hour < 8 || hour > 19 ? 0 : ((day + 2) * (20 - Math.abs(13 - hour) * 3)) % 17,
        ),
      ),
    ),
    pages: [
      { path: '/', views: 640 },
      { path: '/prices', views: 412 },
      { path: '/hair/balayage-and-highlights-for-long-hair-in-winter', views: 120 },
      { path: '/hours', views: 77 },
    ],
    devices: [
      { device: 'phone', views: 811, chats: 51 },
      { device: 'desktop', views: 390, chats: 20 },
      { device: 'tablet', views: 48, chats: 0 },
    ],
    ...changes,
  };
}

/** A year, month by month, from the middle of one. */
export function yearRangeOf(): RangeReport {
  const firsts = ['2025-02-15', ...Array.from({ length: 12 }, (_, month) => monthAt(month))];
  const months = (back: number) =>
    firsts.map((first, at) => {
      const last = dateAt(firsts[at + 1] ?? '2026-02-15', -1);
      return pointOf(dateAt(first, -back), dateAt(last, -back), 20 + ((at * 7 + back) % 23));
    });
  const [points, earlier] = [months(0), months(365)];
  const before = { total: totalOf(earlier), points: earlier, pages: [], devices: [] };
  return rangeOf({ unit: 'month', isRunning: false, total: totalOf(points), points, before });
}

const monthAt = (month: number): string => new Date(Date.UTC(2025, 2 + month)).toISOString().slice(0, 10);

/** Days on which nothing happened. */
export function emptyRangeOf(): RangeReport {
  const points = pointsFrom('2026-02-03', 28, 0).map(({ first, last }) => pointOf(first, last, 0));
  const contacts = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => contactsOf(0)));
  const nothing = { before: null, pages: [], devices: [], contacts };
  return rangeOf({ ...nothing, points, total: pointOf('2026-02-03', '2026-03-02', 0) });
}
