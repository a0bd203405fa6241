import { expect, test } from 'vitest';
import { passage } from '../support/passage.js';
import { quoting } from '../support/quoting.js';

const pages = [
  passage({
    text: 'The basic wash is free with any new frame.',
    title: 'Bramble Bikes',
    headings: ['Offers'],
  }),
  passage({
    text: 'Places wheels and repairs brakes in a day.',
    title: 'Bramble Bikes',
    headings: ['Imogen Farrow'],
  }),
  passage({ text: 'Phone: 555 010 0199', title: 'Bramble Bikes', kind: 'contact' }),
  passage({ text: 'Brake service costs $45.00.', title: 'Bramble Bikes', headings: ['Brakes'] }),
];

const told = quoting(pages, { businessName: 'Bramble Bikes' });

test('what is free with a purchase is no price for whoever buys nothing', async () => {
  expect(await told('How much is the basic wash?')).not.toContain('free');
});

test('a branch that is not on the pages has no phone number', async () => {
  const reply = await told('Do you have a shop in Leeds too, what is the phone number?');
  expect(reply).not.toContain('555');
});

test('whoever asks who is told a name, also where it stands above the sentence only', async () => {
  expect(await told('Who repairs brakes?')).toContain('Imogen Farrow');
});

test('a price at the end of its sentence is told', async () => {
  expect(await told('How much is brake service?')).toContain('$45.00');
});
