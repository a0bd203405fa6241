import { describe, expect, test } from 'vitest';
import { createClauses } from '../../application/answering/clauses.js';
import { businessSet, passagesOf } from '../support/businesses.js';
import { deskOf, told } from '../support/published.js';

/** What a well-behaved model says to a question, sentence by sentence true, in words of its own. */
const honest: Readonly<Record<string, readonly (readonly [question: string, answer: string])[]>> = {
  'lazy-heron-bicycles': [
    [
      'How much is a basic safety check?',
      'The basic safety check is free and takes ten minutes while you wait.',
    ],
    ['what does a child trailer cost', 'A child trailer rents for $30 a day or $110 for seven days.'],
    ['Can I bring my dog into the shop?', 'Yes, dogs on a leash are welcome in the store.'],
    ['Can I bring my dog into the shop?', 'They are not allowed in the fitting studio.'],
    ['how much is a city cruiser for a day?', 'A city cruiser is $36 for a full day.'],
    ['how much is a city cruiser for four hours', 'A city cruiser costs $24 for 4 hours.'],
    ['price of hybrid for a week', 'Renting a hybrid for 7 days costs $185.'],
    ['Are you open on Monday?', 'No, the store is closed on Mondays.'],
    ['When do you close today?', 'The store closes at 7 pm today.'],
    ['When do you close today?', 'We’re open until 7 p.m. today.'],
    ['rental desk hours on saturday', 'The rental desk is open on Saturday from 8 a.m. to 5 p.m.'],
    ['Can I return a helmet?', 'Sorry, helmets cannot be returned.'],
    [
      'Can I return a new bike?',
      'A new bike can be returned within 7 days if it has not been ridden outside.',
    ],
    ['warranty on repairs', 'Our labor is guaranteed for 60 days.'],
    ['how can i pay', 'We take cash, credit and debit cards and mobile wallets.'],
    ['do you take checks?', 'No, we do not take personal checks.'],
    ['where are you', 'We’re at 4118 Dove Hollow Road in Austin.'],
    ['Is there parking?', 'There are six parking spots behind the building.'],
    [
      'how do i book a rental',
      'You can call (512) 555-0167 or write to rentals@lazyheron.example at least one day ahead.',
    ],
    ['deposit for e-bike rental', 'We hold a deposit of $300 on the card for each e-bike.'],
    [
      'can you deliver rental bikes',
      'We deliver rental bikes within 3 miles of the shop for $20 each way, from Wednesday to Friday.',
    ],
    [
      'Do you work on e-bikes?',
      'Yes, we work on e-bikes of every brand, as far as brakes, gears and wheels are concerned.',
    ],
    ['do you weld frames', 'No, we do not weld frames.'],
    ['is there an elevator', 'We have no elevator.'],
    ['how old for ebike rental', 'Rental e-bikes are for riders of 16 and over.'],
    ['do gift cards expire', 'Gift cards do not expire.'],
    ['how long for a tune-up', 'In June 2026 tune-ups take six to seven working days.'],
    ['sales tax?', 'Sales tax of 8.25% is added at the register.'],
  ],
  'quillbrook-vets': [
    ['How much is a dog booster?', 'The dog annual booster costs £58.'],
    ['cost of rabbit vaccination', 'The annual rabbit vaccination costs £66.00.'],
    ['rabbit castration price', 'Castrating a rabbit costs £118.'],
    ['how much is it to microchip', 'A microchip costs £24.50.'],
    ['kennel cough vaccine cost', 'The kennel cough vaccine costs £39 at both surgeries.'],
    ['Is Mill Lane open on Saturday?', 'Mill Lane is open on Saturdays from 9 am to 1 pm.'],
    ['station parade saturday', 'Station Parade is open on Saturday from 9:00 to 12:00.'],
    [
      'when does station parade close on wednesday?',
      'On Wednesdays Station Parade is open from 9 am to 12:30 pm.',
    ],
    ['parking at mill lane', 'Mill Lane has nine free parking spaces in front of the building.'],
    ['phone number of mill lane', 'You can reach Mill Lane on 01632 960217.'],
    ['do you treat birds', 'I’m afraid we don’t treat birds.'],
    ['miss appointment charge', 'A missed appointment is charged at £20.'],
    ['weight clinic cost', 'The weight clinic is free of charge for every registered dog and cat.'],
    ['tortoise first visit', 'A first visit with a tortoise costs £64.'],
    ['home visits', 'Home visits are within 8 miles of Mill Lane and by arrangement on weekday afternoons.'],
    ['who does the puppy class', 'Kit Fairweather teaches the puppy class.'],
  ],
  'lotsenkai-dental': [
    ['What does a check-up cost?', 'A check-up for patients we know is €65.'],
    ['simple extraction price', 'A simple extraction costs €85.'],
    ['wisdom tooth removal', 'Wisdom tooth removal starts at €260.'],
    ['how much is an implant', 'A titanium implant including ceramic crown starts from €2,650.'],
    ['how to cancel', 'You can cancel free of charge until 48 hours before your appointment.'],
    ['Was kostet eine Krone aus Zirkon?', 'Eine Krone aus Zirkon kostet 1.150 €.'],
    ['Kontrolluntersuchung Preis', 'Die Kontrolluntersuchung kostet 65 €.'],
    ['Was kostet Lachgas', 'Lachgas kostet 90 € je angefangene halbe Stunde.'],
    ['can I pay cash', 'You can pay cash up to €200.'],
    ['where are you', 'We are at Lotsenkai 14 on the second floor.'],
    ['english invoice', 'Invoices in English are free.'],
    ['May I eat before?', 'Yes, a light meal is a good idea.'],
  ],
};

const all = Object.entries(honest).flatMap(([folder, answers]) => {
  const set = businessSet(folder);
  const passages = passagesOf(set);
  return answers.map(([question, answer]) => {
    const desk = deskOf(passages, {
      ...set,
      businessName: set.name,
      question,
      language: set.languages[0] ?? 'en',
    });
    const clauses = createClauses();
    const verdicts = [...clauses.push(answer), ...clauses.end()].map((clause) => told(desk.check(clause)));
    return {
      question,
      answer,
      verdicts,
      isPassed: verdicts.every((one) => one === 'supported' || one === 'plain'),
    };
  });
});

describe('a true answer in a model’s own words', () => {
  test('passes nine times out of ten or more', () => {
    const withheld = all.filter(({ isPassed }) => !isPassed);
    expect(withheld.length / all.length, JSON.stringify(withheld, null, 2)).toBeLessThanOrEqual(0.1);
  });
});
