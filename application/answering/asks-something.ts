import { withoutCourtesies } from './courtesies.js';
import { plainText } from './words.js';

const question =
  /\?\s*$|^(what|when|where|which|who|how|do you|does|are you|is there|is it|can i|could|may i|que|cuando|donde|cuanto|como|tienen|hay|was|wann|wo|wie|haben sie|gibt es|que|quand|ou|combien|comment|avez-vous|est-ce)\b.*\s\S+\s/u;

/** Does a visitor want to know something, rather than tell something? */
export const asksSomething = (text: string): boolean =>
  question.test(plainText(withoutCourtesies(text)).trim().replaceAll('’', "'"));
