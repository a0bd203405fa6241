const short = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const dayOnly = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
const numbers = new Intl.NumberFormat();

export const timeText = (instant: string): string => short.format(new Date(instant));
export const countText = (count: number): string => numbers.format(count);

/** Today by the clock, earlier by the day. */
export function recentText(instant: string): string {
  const date = new Date(instant);
  const isToday = date.toDateString() === new Date().toDateString();
  return (isToday ? clock : dayOnly).format(date);
}

export const dayText = (day: string): string => dayOnly.format(new Date(`${day}T12:00:00`));

/** The part of an address that tells pages apart. */
export const pathText = (url: string): string => {
  if (!URL.canParse(url)) return url;
  const { pathname } = new URL(url);
  return pathname === '/' ? new URL(url).host : decodeURI(pathname);
};

const seconds = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** Below a second in milliseconds, above it in seconds. */
export const durationText = (ms: number): string =>
  ms < 1_000 ? `${countText(Math.round(ms))} ms` : `${seconds.format(ms / 1_000)} s`;

/** Millionths of a US dollar. Small amounts keep two figures that mean something. */
export const costText = (micros: number): string =>
  new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: 2,
    ...(micros < 10_000 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 }),
  }).format(micros / 1_000_000);
