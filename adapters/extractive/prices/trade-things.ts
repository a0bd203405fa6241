import { plainText } from '../../../application/answering/words.js';

/** What a house of a trade works on anyway: a cleaning at the dentist's is one of teeth. */
const trades: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\b(dental|dentists?|orthodont\p{L}*|zahn\p{L}*)\b/u, ['tooth']],
  [/\b(vets?|veterinary|tierarzt\p{L}*|animal clinic)\b/u, ['dog', 'cat', 'puppy', 'kitten', 'pet']],
  [/\b(bicycles?|bikes?|cycles?|cyclery|fahrrad\p{L}*)\b/u, ['bicycle']],
  [/\b(hair|hairdress\p{L}*|barbers?|friseur\p{L}*|coiffure)\b/u, ['hair']],
  [/\b(garage|motors|auto|autos|kfz)\b/u, ['car']],
];
export const thingsOf = (businessName: string): ReadonlySet<string> =>
  new Set(trades.flatMap(([name, things]) => (name.test(plainText(businessName)) ? things : [])));
