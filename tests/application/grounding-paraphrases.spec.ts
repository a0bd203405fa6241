import { describe, expect, test } from 'vitest';
import { createGrounding } from '../../application/answering/grounding/grounding.js';
import { passage } from '../support/passage.js';

const say = (heading: string, text: string) =>
  passage({ title: 'Fernhill Kennels', headings: [heading], text });

/** A boarding kennel with two branches. */
const passages = [
  say('Prices', 'Boarding for a dog costs $38 per night. Boarding for a cat costs $24 per night.'),
  say('Prices', 'A bath costs $20. Nail trimming costs $12.'),
  say('Deposit', 'We take a deposit of $50 for stays of seven nights or more.'),
  say(
    'Cancelling',
    'You can cancel free of charge up to 72 hours before arrival. Later we charge one night.',
  ),
  say(
    'Vaccination',
    'Every dog must be vaccinated against kennel cough. Puppies under 16 weeks cannot stay.',
  ),
  say('Walks', 'Dogs are walked twice a day for 30 minutes.'),
  say('Food', 'Food is included. You may bring your own food.'),
  say('Oak Lane', 'Oak Lane is open from Monday to Saturday, 8:00 to 18:00. Oak Lane is closed on Sundays.'),
  say('Harbour', 'Harbour is open from Tuesday to Friday, 9:00 to 17:00. Cats stay at Harbour only.'),
  say('Pick-up', 'We pick up dogs within 10 miles for $15.'),
];

function isReleased(text: string, clause: string): boolean {
  const question = {
    ...{ text, language: 'en', history: [], businessName: 'Fernhill Kennels' },
    ...{ now: '2026-11-24T10:00:00.000Z', timeZone: 'UTC', offLimits: [], links: [] },
  };
  return createGrounding({ question, passages }).check(clause).verdict !== 'unsupported';
}

/** What a model says in words of its own, and a twin that is false in one thing. */
const pairs: readonly (readonly [question: string, said: string, twin: string])[] = [
  [
    'How much is a night for my dog?',
    'Sure! A night for your dog is $38.',
    'Sure! A night for your dog is $24.',
  ],
  [
    'How much is boarding for a cat?',
    'Happy to help: cat boarding is $24 per night.',
    'Happy to help: cat boarding is $38 per night.',
  ],
  ['What does a bath cost?', 'A bath is $20.', 'A bath is $12.'],
  [
    'What does nail trimming cost?',
    'Of course! Nail trimming is just $12.',
    'Of course! A bath is just $12.',
  ],
  [
    'Is there a deposit?',
    'Yes, there is a deposit of $50 for stays of seven nights or more.',
    'Yes, there is a deposit of $50 for every stay.',
  ],
  [
    'Can I cancel for free?',
    'Yes, you can cancel for free up to 72 hours before arrival.',
    'Yes, you can cancel for free at any time.',
  ],
  [
    'What if I cancel late?',
    'If you cancel later, we charge one night.',
    'If you cancel later, we charge two nights.',
  ],
  [
    'Until when can I cancel?',
    'Cancelling is free up to 72 hours before you arrive.',
    'Cancelling is free up to 24 hours before you arrive.',
  ],
  [
    'Does my dog need vaccinations?',
    'Yes, every dog must be vaccinated against kennel cough.',
    'No, dogs need not be vaccinated against kennel cough.',
  ],
  [
    'Can my puppy stay?',
    'Puppies under 16 weeks cannot stay with us.',
    'Puppies under 16 weeks can stay with us.',
  ],
  ['How often are dogs walked?', 'Your dog is walked twice a day.', 'Your dog is walked three times a day.'],
  [
    'How long are the walks?',
    'Dogs are walked for 30 minutes, twice a day.',
    'Dogs are walked for 60 minutes, twice a day.',
  ],
  ['Is food included?', 'Yes, food is included.', 'No, food is not included.'],
  ['Can I bring my own food?', 'You are welcome to bring your own food.', 'You may not bring your own food.'],
  [
    'When is Oak Lane open?',
    'Oak Lane is open Monday to Saturday from 8 am to 6 pm.',
    'Oak Lane is open Monday to Saturday from 9 am to 5 pm.',
  ],
  [
    'Is Oak Lane open on Sunday?',
    'Unfortunately Oak Lane is closed on Sundays.',
    'Unfortunately Oak Lane is closed on Saturdays.',
  ],
  [
    'When is Harbour open?',
    'Harbour is open Tuesday to Friday, 9 am to 5 pm.',
    'Harbour is open Tuesday to Friday, 8 am to 6 pm.',
  ],
  ['Where do cats stay?', 'Cats stay at Harbour only.', 'Cats stay at Oak Lane only.'],
  [
    'Do you pick up dogs?',
    'Yes, we pick up dogs within 10 miles for $15.',
    'Yes, we pick up cats within 10 miles for $15.',
  ],
  ['How much is pick-up?', 'Pick-up within 10 miles is $15.', 'Pick-up within 20 miles is $15.'],
];

describe('an honest model that words things in its own way', () => {
  test.each(pairs)('%s is not told what is false in one thing', (question, _said, twin) => {
    expect(isReleased(question, twin)).toBe(false);
  });
  test('is heard in most of what it says', () => {
    const heard = pairs.filter(([question, said]) => isReleased(question, said));
    // Withheld although true: "cat boarding", "cancelling … you arrive", "30 minutes, twice a day" and "pick-up within 10 miles".
    expect(heard.length).toBeGreaterThanOrEqual(16);
  });
});
