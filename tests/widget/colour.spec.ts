import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { contrast, inkOn, readable } from '../../widget/colour.js';

const colour = fc.integer({ min: 0, max: 0xff_ff_ff }).map((one) => `#${one.toString(16).padStart(6, '0')}`);

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

test.prop([colour])('whatever the colour, what stands on it can be read', (ground) => {
  expect(contrast(inkOn(ground), ground)).toBeGreaterThanOrEqual(4.5);
});

test.prop([colour, fc.constantFrom('#f1f2f6', '#282a32')])(
  'a colour is corrected until it can be read',
  (one, ground) => {
    expect(contrast(readable(one, ground), ground)).toBeGreaterThanOrEqual(4.5);
  },
);

test.prop([colour])('a colour that can be read stays as it is', (one) => {
  if (contrast(one, '#f1f2f6') >= 4.5) expect(readable(one, '#f1f2f6')).toBe(one);
});
