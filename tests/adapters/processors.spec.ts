import { expect, test } from 'vitest';
import { processorSentences } from '../../adapters/composition/processors.js';

const said = (hasModel: boolean, hasPhone: boolean, isSandbox = false, hasPayments = false): string =>
  processorSentences({ isSandbox, hasModel, hasPhone, hasTelegram: hasPhone, hasPayments }).join(' ');

test('the paper on privacy names who is switched on, and nobody else', () => {
  expect(said(false, false)).toMatch(/Resend/u);
  expect(said(false, false)).not.toMatch(/Twilio|Telegram|language model|Stripe/u);
  expect(said(false, false, false, true)).toMatch(/Stripe/u);
  expect(said(true, true)).toMatch(/language model.*Resend.*Twilio.*Telegram/u);
});

test('in the sandbox nothing leaves the machine, and the paper says so', () => {
  expect(said(false, true, true)).toMatch(/stay on this machine/u);
  expect(said(false, true, true)).not.toMatch(/Twilio|Resend|Telegram/u);
});
