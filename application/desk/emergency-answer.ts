import type { EmergencyKind } from '../../domain/conversation/conversation.js';
import type { Desk } from '../../domain/desk/desk.js';
import { emergencyIn } from '../answering/emergencies.js';
import { emergencyReply } from '../answering/emergency-phrases.js';
import { countryOf } from './desk-of.js';

/** What this desk says to a message that reports an emergency; undefined where it reports none. */
export function emergencyAnswer(
  { emergencies, country }: Pick<Desk, 'emergencies' | 'country'>,
  { text, language }: { readonly text: string; readonly language: string },
): { readonly kind: EmergencyKind; readonly reply: string } | undefined {
  const kind = emergencyIn(text, emergencies.phrases);
  if (kind === undefined) return undefined;
  const where = { country: countryOf({ country }), businessLine: emergencies.line };
  return { kind, reply: emergencyReply({ kind, language, ...where }) };
}
