import type { Failures } from './verdict.js';

/** Clocks are put right by seconds, not by hours. */
const clockMs = 60 * 60_000;

/** Looks at records by themselves, so that even whoever holds the key cannot mix them up unseen. */
export function createRecordOrder(failures: Failures) {
  const ids = new Set<string>();
  const revisions = new Map<string, number>();
  let expected = 1;
  let latest = 0;

  return {
    /** `number` stands on the line, `place` is where the line stands. */
    place(number: number, place: number): void {
      if (number > expected) {
        const which =
          number - 1 === expected
            ? `Record ${String(expected)} is`
            : `Records ${String(expected)} to ${String(number - 1)} are`;
        failures.add('record-missing', expected, `${which} missing before record ${String(number)}.`);
      } else if (number < expected) {
        const sentence = `Record ${String(number)} stands again, or too late, at place ${String(place)}.`;
        failures.add('record-out-of-place', number, sentence);
      }
      expected = number + 1;
    },

    record(text: string, place: number): void {
      const id = fieldOf(text, 'id');
      if (ids.has(id))
        failures.add('record-twice', place, `Record ${String(place)} stands in the log twice.`);
      ids.add(id);
      const stream = fieldOf(text, 'stream');
      const revision = Number(fieldOf(text, 'revision'));
      const before = revisions.get(stream) ?? 0;
      if (revision <= before) {
        failures.add('order-altered', place, `Record ${String(place)} stands behind one that came after it.`);
      }
      revisions.set(stream, revision);
      const time = Date.parse(fieldOf(text, 'recordedAt'));
      if (time < latest - clockMs) {
        failures.add(
          'order-altered',
          place,
          `Record ${String(place)} is older than one that stands before it.`,
        );
      }
      latest = Math.max(latest, time);
    },
  };
}

/** A field of the envelope. In canonical order they stand behind the body; none of them can hold a quote. */
function fieldOf(text: string, name: 'id' | 'stream' | 'revision' | 'recordedAt'): string {
  const mark = `"${name}":`;
  const start = text.lastIndexOf(mark) + mark.length;
  return text.slice(start, text.indexOf(',', start)).replaceAll('"', '');
}
