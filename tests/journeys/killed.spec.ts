import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import type { Resumed } from '../../adapters/http/contract/widget.js';
import { dataDirectory, startProduct } from '../support/installation.js';
import { visit, type Visitor } from '../support/visitor.js';

const data = dataDirectory();
const site = 'marigold-demo';
const killCount = process.env['LONG'] === '1' ? 100 : 3;

interface Said {
  readonly visitor: Visitor;
  readonly acknowledged: Set<string>;
}

afterAll(data.dispose);

const isAnswered = ({ messages }: Resumed): boolean =>
  messages.filter(({ from }) => from === 'desk').length * 2 === messages.length;

/** Speaks until the line breaks. `heard` tells of the first message that was acknowledged, and of each after it. */
async function speakUntilKilled(visitor: Visitor, heard: EventTarget): Promise<Said> {
  const acknowledged = new Set<string>();
  try {
    for (;;) {
      const messageId = randomUUID();
      await visitor.send('Are you open on Saturday?', messageId, {
        onReceived: () => {
          acknowledged.add(messageId);
          heard.dispatchEvent(new Event('message'));
        },
      });
    }
  } catch {
    return { visitor, acknowledged };
  }
}

test(`killed ${String(killCount)} times at random, it loses and doubles no acknowledged message`, async () => {
  const said: Said[] = [];
  for (let round = 0; round < killCount; round += 1) {
    const product = await startProduct({ DATA_DIR: data.path });
    const visitors = await Promise.all([visit(product.origin, site), visit(product.origin, site)]);
    const heard = new EventTarget();
    const first = once(heard, 'message');
    const speaking = Promise.all(visitors.map((visitor) => speakUntilKilled(visitor, heard)));
    await first;
    await wait(randomInt(0, 300));
    await product.kill();
    said.push(...(await speaking));
  }

  const product = await startProduct({ DATA_DIR: data.path });
  const total = said.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
  expect(total).toBeGreaterThanOrEqual(killCount);
  const unanswered: Visitor[] = [];
  for (const { visitor, acknowledged } of said) {
    const resumed = await visitor.resume(product.origin);
    const ids = resumed.messages.filter(({ from }) => from === 'visitor').map(({ messageId }) => messageId);
    expect(new Set(ids).size, 'none is doubled').toBe(ids.length);
    for (const id of acknowledged) expect(ids, 'none is lost').toContain(id);
    if (!isAnswered(resumed)) unanswered.push(visitor);
  }
  // What was acknowledged but not answered when the process died is answered by itself.
  for (const visitor of unanswered) {
    await expect
      .poll(async () => isAnswered(await visitor.resume(product.origin)), {
        timeout: 20_000,
        interval: 1_000,
      })
      .toBe(true);
  }
  await product.stop();
});
