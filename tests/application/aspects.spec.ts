import { describe, expect, test } from 'vitest';
import { asksFor, gives } from '../../application/answering/aspects.js';

describe('how far, big or heavy something is', () => {
  test.each(['whats the range on the kayak motors', 'what is the weight of it', 'how heavy is the tent'])(
    '"%s" is told by a measure, and by no span of days',
    (question) => {
      const wanted = asksFor(question);
      expect(wanted).toBe('extent');
      if (wanted === undefined) return;
      expect(gives(wanted, 'It is good for 12 miles.')).toBe(true);
      expect(gives(wanted, 'The battery stays here unless you rent for more than one day.')).toBe(false);
    },
  );
  test('a price range is still told by a price', () => {
    expect(gives('extent', 'Kayaks cost $20 to $40.')).toBe(true);
  });
});

test('no sum of money says how many there are, or when something ends', () => {
  for (const question of ['how many make-ups do we get', 'what is the last day of the term']) {
    const wanted = asksFor(question);
    expect(wanted).toBeDefined();
    if (wanted !== undefined) expect(gives(wanted, 'It is $980.')).toBe(false);
  }
});
