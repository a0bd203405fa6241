import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import type { Running } from '../support/installation.js';
import { demoOwner, inLetter, signUp } from '../support/members.js';
import { startSandbox } from '../support/sandbox.js';
import { visit } from '../support/visitor.js';
import { keyboardTests } from './keyboard-tests.js';
import { spokenTests } from './spoken-tests.js';

let product: Running;
let browser: Browser;
const email = 'owner@marigold.example';

/** Whoever wants to be called back: a lead, and somebody who wants a person. */
const calledBack = async (name: string, phone: string, address: string): Promise<void> => {
  const visitor = await visit(product.origin, 'marigold-demo', address);
  for (const text of ['I would like to talk to a person', name, 'skip', phone, 'A cut on Saturday', 'yes'])
    await visitor.send(text);
};

beforeAll(async () => {
  [product, browser] = await Promise.all([startSandbox({ TRUST_PROXY_HOPS: '1' }), launchChromium()]);
  const owner = await demoOwner(product);
  await owner.post('/desk', { cannedAnswers: [{ label: 'Parking', text: 'Park behind the house.' }] });
  await calledBack('Maria Lopez', '+1 512 555 0147', '198.51.100.7');
  await calledBack('Bo Sample', '+1 512 555 0148', '198.51.100.8');
  await signUp(product.origin, email, 'Corner Studio');
  // The code of that letter is no answer to the next.
  await inLetter(product.origin, email, /\b(\d{6})\b/u);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const place = () => ({ browser, product });
spokenTests(place);
keyboardTests(place);
