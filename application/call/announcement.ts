import type { Line } from '../../domain/line/line.js';
import { callPhrases, filled, spokenLanguages } from './call-phrases.js';

type Spoken = Pick<Line, 'language' | 'asksFirst'>;

/** What calls begin with, without the name of the business: that is personal where the business is one person. */
export function announcementScript({ language, asksFirst }: Spoken): string {
  const { announcement, announcementAsking } = callPhrases(language);
  return asksFirst ? announcementAsking : announcement;
}

/** Every script there is. */
export const announcementScripts: readonly string[] = spokenLanguages.flatMap((language) =>
  [false, true].map((asksFirst) => announcementScript({ language, asksFirst })),
);

/** What every call to a line begins with. */
export const announcementOf = (line: Spoken, business: string): string =>
  filled(announcementScript(line), { business });
