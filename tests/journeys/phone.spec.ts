import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { visit } from '../support/visitor.js';
import { ann, lineNumber, ownNumber, phoneNetwork } from '../support/phone-network.js';

const data = dataDirectory();
let database: TestDatabase;
let network: Awaited<ReturnType<typeof phoneNetwork>>;
let product: Running;

beforeAll(async () => {
  database = await testDatabase();
  network = await phoneNetwork(database);
  product = await startProduct({ DATA_DIR: data.path, ...network.variables });
  await network.lead(product.origin);
  const visitor = await visit(product.origin, 'marigold-demo');
  // The demo's pages are read in the background of the first start.
  for (let tries = 0; tries < 150; tries += 1) {
    if (JSON.stringify(await visitor.send('Are you open on Sunday?')).includes('closed')) break;
    await wait(200);
  }
});
afterAll(async () => {
  await product.stop();
  await network.close();
  await database.close();
  data.dispose();
});

const textsOf = async (number: string): Promise<readonly string[]> =>
  (await network.texts.list(number)).filter(({ to }) => to === number).map(({ body }) => body);

test('a caller is answered from the website, gets the link once, and no more after STOP', async () => {
  const first = await network.call();
  await first.until('heard', ({ text }) => text.includes('this call is recorded'));
  await first.ask('How much is a women’s haircut?', /62/u);
  await first.ask('Could you text me the booking link?', /You will get one text/u);
  await first.ask('Yes please', /sending it now/u);
  await expect.poll(() => textsOf(ann), { timeout: 10_000 }).toHaveLength(1);
  expect((await textsOf(ann))[0]).toContain('https://marigold.example/booking');
  await first.ask('Text me the booking link again please', /one text per call/u);
  first.hangUp();
  await first.ended;

  await network.texts.receive({ from: ann, to: lineNumber, body: 'STOP' });
  const second = await network.call();
  // What is said while the announcement plays is not lost.
  await second.until('speaking', ({ text }) => text.includes('this call is recorded'));
  await second.ask('Can you text me the booking link?', /The address is marigold dot example/u);
  expect(second.heard()).toContain('no texts');
  second.hangUp();
  await second.ended;
  expect(network.faults).toEqual([]);
  // The link, and Twilio's own word that STOP was heard.
  expect(await textsOf(ann)).toHaveLength(2);
});

test('whoever asks for help by text gets one answer: Twilio’s to the bare word, ours to everything else', async () => {
  const [bare, kind] = ['+12025550161', '+12025550162'];
  await network.texts.receive({ from: bare, to: lineNumber, body: 'HELP' });
  await network.texts.receive({ from: kind, to: lineNumber, body: 'Help please' });
  await expect.poll(() => textsOf(kind), { timeout: 10_000 }).toHaveLength(1);
  expect(await textsOf(bare)).toEqual(['Reply STOP to unsubscribe. Msg&Data Rates May Apply.']);
  expect((await textsOf(kind))[0]).toMatch(/Marigold.*STOP/u);
});

test('the line never goes dead: where the product is gone, the business’s own telephone rings', async () => {
  await product.kill();
  const call = await network.call();
  expect(await call.until('bridged')).toMatchObject({ number: ownNumber });
  call.hangUp();
  await call.ended;
  product = await startProduct({ DATA_DIR: data.path, ...network.variables });
});
