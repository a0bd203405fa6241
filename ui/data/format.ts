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
