import { locale } from '../texts/language.js';

const short = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
const dayOnly = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' });
const numbers = new Intl.NumberFormat(locale);

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

/** A page of a website, whatever its path looks like: never one of another website. */
export function pageAt(website: string | null | undefined, path: string): string | undefined {
  if (website == null || !URL.canParse(website)) return undefined;
  const url = new URL(website);
  url.pathname = path;
  return url.href;
}

const decimals = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
/** With one decimal at most. */
export const decimalText = (value: number): string => decimals.format(value);

/** Below a second in milliseconds, above it in seconds. */
export const durationText = (ms: number): string =>
  ms < 1_000 ? `${countText(Math.round(ms))} ms` : `${decimalText(ms / 1_000)} s`;

/** Millionths of a US dollar. Small amounts keep two figures that mean something. */
export const costText = (micros: number): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: 2,
    ...(micros < 10_000 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 }),
  }).format(micros / 1_000_000);

/** Minutes and seconds, as on a player: `1:05`. Hours come before them where there are any. */
export function clockText(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / 1_000));
  const two = (count: number): string => String(count).padStart(2, '0');
  const hours = Math.floor(whole / 3_600);
  const minutes = Math.floor(whole / 60) % 60;
  return `${hours > 0 ? `${String(hours)}:${two(minutes)}` : String(minutes)}:${two(whole % 60)}`;
}

const withSeconds = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
export const clockTimeText = (instant: string): string => clock.format(new Date(instant));
export const exactTimeText = (instant: string): string => withSeconds.format(new Date(instant));

/** Enough of a hash to tell it from another. */
export const hashText = (hash: string): string =>
  hash.length > 20 ? `${hash.slice(0, 10)}…${hash.slice(-6)}` : hash;

const longDay = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
/** A day such as `2026-12-25`, in words. */
export const dateText = (day: string): string => longDay.format(new Date(`${day}T12:00:00`));

const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
const spans = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;
/** How long ago, in the largest unit that fits. */
export function agoText(instant: string): string {
  const passed = Math.max(0, Date.now() - Date.parse(instant));
  const [unit, ms] = spans.find(([, length]) => passed >= length) ?? ['minute', 60_000];
  return ago.format(-Math.floor(passed / ms), unit);
}

const percents = new Intl.NumberFormat(locale, { style: 'percent' });
export const percentText = (share: number): string => percents.format(share);

const waits = [
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;
/** How long somebody waited, in the largest unit that fits. */
export function waitText(waited: number): string {
  const [unit, length] = waits.find(([, one]) => waited >= one) ?? ['second', 1];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(
    waited / length,
  );
}
