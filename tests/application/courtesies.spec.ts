import { describe, expect, it } from 'vitest';
import { withoutCourtesies } from '../../application/answering/courtesies.js';

describe('what is asked, without what is said around it', () => {
  it.each([
    ['Hello, caller 0 here. Do you sell gift cards?', 'Do you sell gift cards?'],
    ['Hi there, this is Anna calling. Is there parking?', 'Is there parking?'],
    ['Good morning, my name is Ben Carter, are you open on Sunday?', 'are you open on Sunday?'],
    ['hi my name is anna, do you take cards', 'do you take cards'],
    ['Hi, it’s Dana again. What is your address?', 'What is your address?'],
    ['Good afternoon, Anna Bell speaking. What is your address?', 'What is your address?'],
    ['Hey, how are you doing today? Are you open on Sunday?', 'Are you open on Sunday?'],
    ['Hello? Can you hear me? Do you take Apple Pay?', 'Do you take Apple Pay?'],
    ['Um, hi, yeah, I was just wondering, is there parking?', 'is there parking?'],
    ['Yeah hi, just a quick one, is there parking?', 'is there parking?'],
    ['Hi, I found your number online. Is there parking?', 'Is there parking?'],
    ['Oh hi, I was hoping you could help me. What is your address?', 'What is your address?'],
    ['Hi, I’m calling from Port Ellery. What is your address?', 'What is your address?'],
    ['Hi, can I ask you something? How much is a cut?', 'How much is a cut?'],
    ['Hello, are you open on Sunday? Thanks so much, bye.', 'are you open on Sunday?'],
    [
      'I have a rabbit. Sorry to bother you. How much is neutering?',
      'I have a rabbit. How much is neutering?',
    ],
    ['Good evening. This is Mrs. Alvarez. Are you open on Sunday?', 'Are you open on Sunday?'],
    ['Hello there. My name’s Tom Reyes and I have a question. Is there parking?', 'Is there parking?'],
    ['hi um do you take cards', 'do you take cards'],
    ['Hola, me llamo Ana. ¿Abren el domingo?', '¿Abren el domingo?'],
    ['Buenos días, tengo una pregunta. ¿Hay estacionamiento?', '¿Hay estacionamiento?'],
    ['Guten Tag, mein Name ist Kern. Haben Sie am Samstag offen?', 'Haben Sie am Samstag offen?'],
    ['Bonjour, ici Claire, vous prenez la carte ?', 'vous prenez la carte ?'],
  ])('%s', (text, asked) => {
    expect(withoutCourtesies(text)).toBe(asked);
  });

  it.each([
    'I’m vegan. Do you have anything for me?',
    'This is urgent. Can someone call me?',
    'It’s for my daughter. How much is a cut?',
    'I am 12. May I come alone?',
    'I’m a new patient. How much is an exam?',
    'My dog is ill, can you see him today?',
    'I live in Port Ellery. Do you deliver?',
    'A cut, please, and a beard trim. How much?',
    'It costs 12,50 or 9.30?',
    'I have a question about gift cards. Do they expire?',
    'I’m calling about my booking on Friday. Can I move it?',
    'Do you say hello, thanks and goodbye in French?',
    'Write to anna@example.com. When do you open?',
    'There is a stain on it. Can you clean it?',
    'Well water testing, what does it cost?',
    'This is broken. Is it under warranty?',
  ])('leaves alone: %s', (text) => {
    expect(withoutCourtesies(text)).toBe(text);
  });

  it('knows the house by its name', () => {
    const asked = 'Hello, is this Marigold Hair Studio? Are you open?';
    expect(withoutCourtesies(asked, 'Marigold Hair Studio')).toBe('Are you open?');
    expect(withoutCourtesies(asked, 'Fennimore Heating')).toBe('is this Marigold Hair Studio? Are you open?');
  });

  it.each(['Hello', 'Hi, how are you?', 'Thanks, bye!', 'My name is Anna.', 'Can you hear me?', ''])(
    'is left as it is where nothing else is said: %s',
    (text) => {
      expect(withoutCourtesies(text)).toBe(text);
    },
  );
});
