import type { EmergencyKind } from '../../domain/conversation/conversation.js';
import type { Desk } from '../../domain/desk/desk.js';
import { countryOfZone } from '../answering/country-of-zone.js';
import { emergencyIn } from '../answering/emergencies.js';
import { countriesWithNumbers } from '../answering/emergency-numbers.js';
import { emergencyReply } from '../answering/emergency-phrases.js';

/**
 * What this desk says to a message that reports an emergency; undefined where it reports none. Where the owner named no country,
 * the time zone of the business says where it is.
 */
export function emergencyAnswer(
  { emergencies, country }: Pick<Desk, 'emergencies' | 'country'>,
  {
    text,
    language,
    timeZone,
  }: { readonly text: string; readonly language: string; readonly timeZone: string },
): { readonly kind: EmergencyKind; readonly reply: string } | undefined {
  const kind = emergencyIn(text, emergencies.phrases);
  if (kind === undefined) return undefined;
  const where = {
    country: country ?? countryOfZone(timeZone, countriesWithNumbers),
    businessLine: emergencies.line,
  };
  return { kind, reply: emergencyReply({ kind, language, ...where }) };
}
