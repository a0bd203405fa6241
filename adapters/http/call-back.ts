/** One call to make. Times are ISO 8601. */
interface CallBack {
  readonly leadId: string;
  readonly name: string | null;
  /** E.164. */
  readonly phone: string;
  readonly at: string;
  readonly now: string;
  /** Where the lead stands in the dashboard. */
  readonly url: string;
}

const minutes = 15;

/** One event for a calendar, RFC 5545. */
export function callBackEvent({ leadId, name, phone, at, now, url }: CallBack): string {
  const begins = new Date(at);
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//MiaPulse//Call-back//EN', 'BEGIN:VEVENT'],
    `UID:${leadId}-${stamp(begins)}@miapulse`,
    `DTSTAMP:${stamp(new Date(now))}`,
    `DTSTART:${stamp(begins)}`,
    `DTEND:${stamp(new Date(begins.getTime() + minutes * 60_000))}`,
    `SUMMARY:${escaped(`Call ${name ?? phone}`)}`,
    `DESCRIPTION:${escaped(`${name === null ? '' : `${name}\n`}${phone}\n${url}`)}`,
    `URL:${url}`,
    ...['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(`Call ${name ?? phone}`)}`, 'TRIGGER:-PT5M'],
    ...['END:VALARM', 'END:VEVENT', 'END:VCALENDAR'],
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const stamp = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d{3}/gu, '');

const escaped = (text: string): string => text.replaceAll(/[\\;,]/gu, '\\$&').replaceAll(/\r\n?|\n/gu, '\\n');

const octetsMax = 75;
/** A line goes on in the next one behind a space; no character is cut in two. */
function folded(line: string): string {
  let octets = 0;
  let whole = '';
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > octetsMax) {
      whole += '\r\n ';
      octets = 1;
    }
    whole += character;
    octets += size;
  }
  return whole;
}
