import { plainText, stemOf } from '../../../application/answering/words.js';

const feasts = /\b(christmas|new year|easter|thanksgiving|halloween|weihnacht|ostern|navidad|noel|paques)/gu;
const counted = /\b(one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (\p{L}{3,})/gu;

const countsIn = (plain: string): ReadonlyMap<string, string> =>
  new Map([...plain.matchAll(counted)].map(([, number = '', noun = '']) => [stemOf(noun), number]));

/** Whether a heading with its sentence is on two of what a question has one of, or not on the feast that it names. */
export function isOfOtherCase(question: string, said: string): boolean {
  const [asked, told] = [plainText(question), plainText(said)];
  const counts = countsIn(told);
  return (
    (asked.match(feasts) ?? []).some((feast) => !told.includes(feast)) ||
    [...countsIn(asked)].some(([noun, number]) => counts.has(noun) && counts.get(noun) !== number)
  );
}
