import { createRandom, type Random } from '../support/random.js';

export interface Scale {
  readonly businessCount: number;
  readonly chatCount: number;
  readonly callCount: number;
}

/** Somebody who writes or phones: to which business, when in the day, and what they say. */
export interface Guest {
  readonly number: number;
  readonly business: number;
  /** Seconds after midnight. */
  readonly atS: number;
  readonly lines: readonly Said[];
}

export interface Said {
  readonly text: string;
  /** How long they think before it, seconds. */
  readonly afterS: number;
}

export interface DayPlan {
  readonly chats: readonly Guest[];
  readonly calls: readonly Guest[];
}

export const wantsLink = 'Could you text me the booking link?';

/** Of a day's guests, how many come in each hour, in thousandths: few at night, most before noon and after four. */
const byHour = [4, 2, 2, 2, 3, 6, 14, 30, 55, 75, 88, 90, 78, 70, 76, 84, 86, 76, 58, 40, 28, 18, 10, 5];

/** Stands on no page. Who asks it twice in a call is put through to a person. */
const unpublished = 'How much is a beard trim?';

const questions = [
  'How much is a women’s haircut?',
  'Are you open on Saturday?',
  'Do you sell gift cards?',
  'Are you open on Sunday?',
  'Is there parking?',
  'Can I bring my dog?',
  'How much notice do you need to cancel?',
  'What is your address?',
  'Do you have Wi-Fi?',
  'Do I need an appointment?',
  unpublished,
  'Do you colour hair at home?',
] as const;

/** A day of made-up guests, drawn from a seed. */
export function dayPlan(seed: number, { businessCount, chatCount, callCount }: Scale): DayPlan {
  const random = createRandom(seed);
  const guests = (count: number, linesOf: (random: Random, number: number) => readonly Said[]) =>
    Array.from({ length: count }, (_, number) => ({
      ...{ number, business: random.below(businessCount), atS: momentOf(random) },
      lines: linesOf(random, number),
    })).toSorted((a, b) => a.atS - b.atS);
  return { chats: guests(chatCount, chatOf), calls: guests(callCount, callOf) };
}

function momentOf(random: Random): number {
  const whole = byHour.reduce((sum, share) => sum + share, 0);
  let drawn = random.below(whole);
  const hour = byHour.findIndex((share) => (drawn -= share) < 0);
  return hour * 3_600 + random.below(3_600);
}

const asked = (random: Random): Said => ({
  text: random.pick(questions),
  afterS: 10 + random.below(50),
});

const isPublished = ({ text }: Said): boolean => text !== unpublished;

/** Two to four questions; one in six is not answered by the pages, and leaves a way to be reached as it is asked for. */
function chatOf(random: Random, number: number): readonly Said[] {
  const lines = Array.from({ length: 2 + random.below(3) }, () => asked(random));
  if (!random.chance(1 / 6)) return lines;
  const told = [
    ...['Do you offer keratin treatments?', 'yes please', 'Robin Example'],
    ...[`robin.${String(number)}@example.com`, 'skip', 'A keratin treatment in December', 'yes'],
  ];
  return [...lines, ...told.map((text) => ({ text, afterS: 15 }))];
}

/** One to three questions; one in ten asks for the link, and nothing else that could end the call before. */
function callOf(random: Random): readonly Said[] {
  const lines = Array.from({ length: 1 + random.below(3) }, () => ({ ...asked(random), afterS: 3 }));
  return random.chance(1 / 10)
    ? [...lines.filter(isPublished), { text: wantsLink, afterS: 3 }, { text: 'Yes please', afterS: 2 }]
    : lines;
}
