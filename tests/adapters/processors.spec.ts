import { expect, test } from 'vitest';
import { processorsOf } from '../../adapters/composition/processors.js';

const named = (hasModel: boolean, hasPhone: boolean, isSandbox = false, hasPayments = false) =>
  processorsOf({
    ...{ isSandbox, hasPhone, hasTelegram: hasPhone, hasPayments },
    modelHost: hasModel ? 'api.example.com' : undefined,
  }).map(({ name }) => name);

test('who is switched on is named, and nobody else', () => {
  expect(named(false, false)).toEqual(['Resend']);
  expect(named(false, false, false, true)).toEqual(['Resend', 'Stripe']);
  expect(named(true, true)).toEqual(['api.example.com', 'Resend', 'Twilio', 'Telegram']);
});

test('in the sandbox nothing leaves the machine', () => {
  expect(named(false, true, true, true)).toEqual([]);
});
