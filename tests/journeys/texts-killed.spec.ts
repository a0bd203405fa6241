import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { dataDirectory, startProduct } from '../support/installation.js';
import { phoneNetwork } from '../support/phone-network.js';

const killCount = process.env['LONG'] === '1' ? 100 : 4;
const data = dataDirectory();
let database: TestDatabase;
let network: Awaited<ReturnType<typeof phoneNetwork>>;

beforeAll(async () => {
  database = await testDatabase();
  network = await phoneNetwork(database);
});
afterAll(async () => {
  await network.close();
  await database.close();
  data.dispose();
});

const start = async () => {
  const product = await startProduct({ DATA_DIR: data.path, ...network.variables });
  await network.lead(product.origin);
  return product;
};
const textsTo = async (number: string): Promise<number> =>
  (await network.texts.list(number)).filter(({ to }) => to === number).length;

test(
  `killed ${String(killCount)} times around the moment of the text, it sends none twice`,
  async () => {
    const callers: string[] = [];
    for (let round = 0; round < killCount; round += 1) {
      const product = await start();
      const from = `+120255${String(51_000 + round)}`;
      const call = await network.call({ from });
      await call.until('heard', ({ text }) => text.includes('How can I help you'));
      await call.ask('Could you text me the booking link?', /You will get one text/u);
      const said = call.say('Yes please');
      await wait(randomInt(20, 250));
      await product.kill();
      call.hangUp();
      await said;
      callers.push(from);
    }

    const product = await start();
    // What was confirmed and not begun before the end is sent now, if it is in time; nothing that was begun is sent again.
    await wait(3_000);
    const counts = await Promise.all(callers.map(textsTo));
    expect(
      counts.every((count) => count <= 1),
      String(counts),
    ).toBe(true);
    // And the line still serves.
    const last = await network.call({ from: '+12025559999' });
    await last.until('heard', ({ text }) => text.includes('How can I help you'));
    await last.ask('Could you text me the booking link?', /You will get one text/u);
    await last.ask('Yes please', /sending it now/u);
    await expect.poll(() => textsTo('+12025559999'), { timeout: 20_000 }).toBe(1);
    await product.stop();
  },
  killCount * 20_000,
);
