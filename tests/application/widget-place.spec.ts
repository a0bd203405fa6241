import { expect, test } from 'vitest';
import { mayCarryWidget } from '../../application/account/widget-place.js';

const own = { website: 'https://www.corner.example/hair', origins: [] };

test.each([
  ['https://www.corner.example', true],
  ['https://corner.example', true],
  ['http://corner.example:8080', true],
  ['https://booking.corner.example', true],
  ['https://evilcorner.example', false],
  ['https://corner.example.evil.example', false],
  ['https://example', false],
  ['null', false],
  ['', false],
  ['file:///corner.example', false],
])('the widget of corner.example runs on %s: %s', (origin, expected) => {
  expect(mayCarryWidget(origin, own)).toBe(expected);
});

test('it runs on websites that the owner has named, by their whole name', () => {
  const more = { ...own, origins: ['https://shop.example'] };
  expect(mayCarryWidget('https://shop.example', more)).toBe(true);
  expect(mayCarryWidget('http://shop.example', more)).toBe(false);
  expect(mayCarryWidget('https://www.shop.example', more)).toBe(false);
  expect(mayCarryWidget('https://corner.example', { website: null, origins: [] })).toBe(false);
});
