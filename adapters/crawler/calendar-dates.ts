const months = [
  /^(jan(uary|uar|vier)?|ene(ro)?)$/u,
  /^(feb(ruary|ruar|rero)?|f[eé]v(rier)?)$/u,
  /^(mar(ch|zo|s)?|m[aä]rz)$/u,
  /^(apr(il)?|abr(il)?|avr(il)?)$/u,
  /^(may|mayo|mai)$/u,
  /^(june?|juni|junio|juin)$/u,
  /^(july?|juli|julio|juillet)$/u,
  /^(aug(ust)?|ago(sto)?|ao[uû]t)$/u,
  /^(sept?(ember)?|sep(tiembre)?|septembre)$/u,
  /^(oct(ober|ubre|obre)?|okt(ober)?)$/u,
  /^(nov(ember|iembre|embre)?)$/u,
  /^(dec(ember)?|dez(ember)?|dic(iembre)?|d[eé]c(embre)?)$/u,
];
const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/gu;
const dotted = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/gu;
const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th|\.|er|º)?\s+(?:de\s+)?(\p{L}{3,12})\.?,?\s+(?:de\s+)?(\d{4})\b/gu;
const monthFirst = /\b(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/gu;
const dayMs = 24 * 60 * 60 * 1_000;
const daysMax = 62;

/** The text with each date that has its year written as `@2026-12-24@`. */
export const withDates = (text: string): string =>
  text
    .replace(iso, (whole, year: string, month: string, day: string) => dated(whole, year, Number(month), day))
    .replace(dotted, (whole, day: string, month: string, year: string) =>
      dated(whole, year, Number(month), day),
    )
    .replace(dayFirst, (whole, day: string, month: string, year: string) =>
      dated(whole, year, monthOf(month), day),
    )
    .replace(monthFirst, (whole, month: string, day: string, year: string) =>
      dated(whole, year, monthOf(month), day),
    );

/** Every day from one date to another, both included; at most two months. */
export function datesFromTo(since: string, until: string): readonly string[] {
  const dates: string[] = [];
  for (let at = Date.parse(since); at <= Date.parse(until) && dates.length < daysMax; at += dayMs) {
    dates.push(new Date(at).toISOString().slice(0, 10));
  }
  return dates;
}

const monthOf = (name: string): number => months.findIndex((pattern) => pattern.test(name)) + 1;

function dated(whole: string, year: string, month: number, day: string): string {
  if (month < 1 || month > 12 || Number(day) < 1 || Number(day) > 31) return whole;
  return `@${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}@`;
}
