import type { Progress } from '../../../application/ports/progress.js';

/** `copying log.events: 12.3 MB`, `reading the log: 1000 of 20000 events`. */
export function progressText({ doing, done, of, unit }: Progress): string {
  const amount = (count: number): string =>
    unit === 'bytes' ? `${(count / 1e6).toFixed(1)} MB` : `${String(count)} events`;
  return of === undefined ? `${doing}: ${amount(done)}` : `${doing}: ${amount(done)} of ${amount(of)}`;
}

interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const quietMs = 2_000;

/** One line that is written over on a terminal; elsewhere a line now and then. `end` leaves the terminal's line empty. */
export function createProgressLine(screen: Screen, now: () => number) {
  let last = '';
  let writtenAt = -quietMs;
  return {
    tell(text: string): void {
      const doing = text.slice(0, text.indexOf(':'));
      const isNews = doing !== last || now() - writtenAt >= (screen.isTTY === true ? 100 : quietMs);
      if (!isNews) return;
      last = doing;
      writtenAt = now();
      screen.write(screen.isTTY === true ? `\r\u001B[K${text}` : `${text}\n`);
    },
    end(): void {
      if (screen.isTTY === true && last !== '') screen.write('\r\u001B[K');
    },
  };
}
