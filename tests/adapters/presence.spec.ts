import { expect, test } from 'vitest';
import { passage } from '../support/passage.js';
import { quoting } from '../support/quoting.js';

/** The pages of a made-up music school. */
const ask = quoting([
  passage({
    text: 'Ines Okafor: Monday and Thursday, English, Portuguese',
    kind: 'table',
    headings: ['Who teaches here'],
    cells: [
      { column: 'Teacher', text: 'Ines Okafor' },
      { column: 'Days', text: 'Monday and Thursday' },
      { column: 'Languages', text: 'English, Portuguese' },
    ],
  }),
  passage({
    text: 'Oren Falk: head of school, harps',
    kind: 'table',
    headings: ['Who works here'],
    cells: [
      { column: 'Name', text: 'Oren Falk' },
      { column: 'Work', text: 'head of school, harps' },
    ],
  }),
  passage({
    text: 'Una Petrov: harps',
    kind: 'table',
    headings: ['Who works here'],
    cells: [
      { column: 'Name', text: 'Una Petrov' },
      { column: 'Work', text: 'harps' },
    ],
  }),
  passage({
    text: 'Bassoon Rental: 40 a month',
    kind: 'table',
    headings: ['Rentals'],
    cells: [
      { column: 'Item', text: 'Bassoon Rental' },
      { column: 'Bassoons', text: '€40' },
    ],
  }),
  passage({
    text: 'Rosa is our piano tuner. You can book her Tuesdays and Thursdays from 14:00 to 19:00.',
    headings: ['Who works here', 'Rosa Quill'],
  }),
  passage({
    text: 'Odile minds the shop. She assists our luthier on Saturdays.',
    headings: ['Who works here', 'Odile Marchetti'],
  }),
  passage({ text: 'Our second studio was founded in 2015.', headings: ['Branches'] }),
  passage({
    text: 'We offer violin lessons for grown-ups. A first meeting takes 75 minutes.',
    headings: ['Violin lessons'],
  }),
  passage({
    text: 'She took over from her mother in 2014.',
    headings: ['Who works here', 'Imogen Tarrant, owner'],
  }),
  passage({
    text: 'Dr. Per Holm: voice, Danish',
    kind: 'table',
    headings: ['Doctors of voice'],
    cells: [
      { column: 'Name', text: 'Dr. Per Holm' },
      { column: 'Work', text: 'voice' },
      { column: 'Languages', text: 'Danish' },
    ],
  }),
  passage({ text: 'Tilda conducts choirs on Tuesdays and Fridays.', headings: ['Choirs'] }),
  passage({ text: 'Bruno is away on Wednesdays.', headings: ['Drums'] }),
  passage({
    text: 'The telephone is answered Monday to Friday from 10:00 to 16:00.',
    headings: ['Telephone'],
  }),
  passage({ text: 'At night please ring 020 7946 0911.', headings: ['Locked out of a practice room'] }),
  passage({ text: 'Phone: 020 7946 0200', kind: 'contact' }),
  passage({ text: 'Hire forms go to forms@bramble.example.', headings: ['Writing to us'] }),
  passage({ text: 'E-mail: hello@bramble.example', kind: 'contact' }),
  passage({ text: 'Bramble was founded in 1987 by Ada Lindqvist.', headings: ['Our story'] }),
  passage({ text: 'Bramble, 4 Sparrow Road, London E8 4AA', headings: ['Find us'], kind: 'contact' }),
  passage({ text: 'The fuse box is behind the red door.', headings: ['In the building'] }),
]);

test.each([
  ['When does Ines Okafor work?', 'Monday and Thursday'],
  ['Which days does Tilda conduct choirs?', 'Tuesdays and Fridays'],
  ['Which teacher speaks Portuguese?', 'Ines Okafor'],
  ['At what times does somebody pick up the phone on a Friday?', '10:00 to 16:00'],
  ['Who do I ring in the middle of the night?', '020 7946 0911'],
  ['Anybody answering the phone at 3 in the morning?', '020 7946 0911'],
  ['Where do I send my hire form by email?', 'forms@bramble.example'],
  ['When did Ada Lindqvist start the school?', '1987'],
  ['How long have you been in business?', '1987'],
  ['Is Rosa there on Friday?', 'Rosa Quill: You can book her Tuesdays and Thursdays'],
  ['When can I see the piano tuner?', 'Tuesdays and Thursdays'],
  ['Do you offer violin lessons, and how long is a meeting?', '75 minutes'],
  ['Who does harps?', 'Oren Falk'],
  ['Who does harps?', 'Una Petrov'],
  ['Who is the boss?', 'Imogen Tarrant, owner: She took over'],
  ['Which doctor speaks Danish?', 'Per Holm'],
  ['Postcode for my sat nav?', 'E8 4AA'],
  ['Where is the fuse box?', 'behind the red door'],
])('%s', async (question, answer) => {
  expect(await ask(question)).toContain(answer);
});

test.each([
  // A day off is none of somebody's days.
  ['Which days does Bruno work?', 'Wednesdays'],
  // Nobody says that Tilda teaches the violin.
  ['Which days does Tilda teach violin?', 'Tuesdays'],
  ['Which teacher speaks Welsh?', 'Ines'],
  ['Which doctor speaks Portuguese?', 'Ines'],
  ['Who is the caretaker?', 'Imogen'],
  // What is let is nobody.
  ['Who does bassoons?', 'Rental'],
  ['Who does trombones?', 'Una'],
  // Whom she assists is somebody else.
  ['When can I see the luthier?', 'Saturdays'],
  ['How long have you been in business?', '2015'],
  // Whoever calls at night is not sent to a line that is answered by day.
  ['Anybody answering the phone at 3 in the morning?', '0200'],
  ['Where do I send my hire form by email?', 'hello@'],
  // The telephone's hours are of other days.
  ['At what times does somebody pick up the phone on a Sunday?', '10:00'],
])('says nothing beside it: %s', async (question, other) => {
  expect(await ask(question)).not.toContain(other);
});
