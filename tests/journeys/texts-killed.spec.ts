import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { testDatabase } from '../support/database.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { phoneNetwork } from '../support/phone-network.js';

/** A business sends thirty texts an hour at the most: whoever wants more kills has more businesses. */
const isLong = process.env['LONG'] === '1';
const killCount = isLong ? 25 : 1;
const installations = isLong ? [1, 2, 3, 4] : [1];

test.each(installations)(
  `killed ${String(killCount)} times around the moment of the text, it sends none twice (installation %i)`,
  async () => {
    const data = dataDirectory();
    const database = await testDatabase();
    const network = await phoneNetwork(database);
    let running: Running | undefined;
    onTestFinished(async () => {
      await running?.kill();
      await network.close();
      await database.close();
      data.dispose();
    });
    const start = async () => {
      const product = await startProduct({ DATA_DIR: data.path, ...network.variables });
      running = product;
      await network.lead(product.origin);
      return product;
    };
    const textsTo = async (number: string): Promise<number> =>
      (await network.texts.list(number)).filter(({ to }) => to === number).length;

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
    // And the line still serves. Its text is begun after whatever was confirmed before the end and not begun: that is sent now,
    // if it is in time, and nothing that was begun is sent again.
    const last = await network.call({ from: '+12025559999' });
    await last.until('heard', ({ text }) => text.includes('How can I help you'));
    await last.ask('Could you text me the booking link?', /You will get one text/u);
    await last.ask('Yes please', /sending it now/u);
    await expect.poll(() => textsTo('+12025559999'), { timeout: 20_000 }).toBe(1);
    const counts = await Promise.all(callers.map(textsTo));
    expect(
      counts.every((count) => count <= 1),
      String(counts),
    ).toBe(true);
    if (isLong) console.info(`${String(killCount)} kills, texts: ${String(counts)}`);
    await product.stop();
  },
  // Each kill is a start, and one more follows.
  (killCount + 1) * 60_000,
);
