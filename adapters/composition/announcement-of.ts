import { callPhrases, filled } from '../../application/call/call-phrases.js';
import type { Line } from '../../domain/line/line.js';

/** What every call to a line begins with. */
export function announcementOf(
  { language, asksFirst }: Pick<Line, 'language' | 'asksFirst'>,
  name: string,
): string {
  const { announcement, announcementAsking } = callPhrases(language);
  return filled(asksFirst ? announcementAsking : announcement, { business: name });
}
