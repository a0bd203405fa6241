import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../adapters/http/contract/session.js';
import { mia, miaTold } from '../support/command-line.js';
import type { Running } from '../support/installation.js';
import { logIn } from '../support/members.js';
import { ownerOf } from '../support/owner.js';
import { startSandbox } from '../support/sandbox.js';
import { visit } from '../support/visitor.js';

let product: Running;
let variables: Readonly<Record<string, string>>;

beforeAll(async () => {
  product = await startSandbox();
  variables = { PORT: new URL(product.origin).port };
  const visitor = await visit(product.origin, 'marigold-demo');
  // The demo's pages are read in the background of the first start.
  for (let tries = 0; tries < 150; tries += 1) {
    if (JSON.stringify(await visitor.send('Are you open on Sunday?')).includes('closed')) break;
    await wait(200);
  }
});
afterAll(async () => {
  await product.stop();
});

const forThePublic = {
  ...{
    PUBLIC_URL: 'https://desk.example.com',
    TRUST_PROXY_HOPS: '1',
    MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  },
  ...{ RESEND_API_KEY: 're_abcdefgh', MAIL_FROM: 'desk@example.com', SUPPORT_EMAIL: 'help@example.com' },
  ...{
    DATABASE_URL: 'postgres://a@localhost/a',
    KEY_VAULT_URL: 'postgres://a@localhost/b',
    OPERATOR_NAME: 'Example',
  },
};
// People speak as long as they speak: the calls are held side by side.
const piped = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

test.concurrent(
  'a call at the terminal is answered, gets its link by text, and stops the texts',
  async () => {
    const lines = ['How much is a women’s haircut?', 'Can you text me the booking link?', '1', '/text STOP'];
    const { code, out, err } = await miaTold(piped(...lines), variables, 'call', '--from', '+12025550151');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const said = out.split('\n');
    const at = (words: string | RegExp): number =>
      said.findIndex((line) => (typeof words === 'string' ? line.includes(words) : words.test(line)));
    expect(out).toContain('sending it now');
    const order = [
      at('this call is recorded'),
      at('You: How much'),
      at(/^Assistant: .*62/u),
      at('You: Can you text'),
      at('You will get one text'),
      // It comes while the assistant still says so.
      at(/^Text from \+12025550100: .*marigold\.example\/booking/u),
      at('You: /text STOP'),
      at(/^Text from \+12025550100: .*unsubscribed/iu),
      at(/^Ended: completed, \d+ s\.$/u),
    ];
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  },
);

test.concurrent('for scripts all of it is JSON, and the owner sees the call', async ({ expect }) => {
  const { code, out } = await miaTold(piped('/hangup', 'nobody'), variables, 'call', '--hidden', '--json');
  expect(code).toBe(0);
  const told = JSON.parse(out) as { callSid: string; status: string; lines: string[] };
  expect(told).toMatchObject({ status: 'completed', to: '+12025550100' });
  expect(told.lines.join(' ')).toContain('this call is recorded');
  expect(told.lines.join(' ')).not.toContain('nobody');
  const owner = await ownerOf(product);
  await expect
    .poll(() => owner.logged(told.callSid))
    .toMatchObject({ outcome: 'missed', callerEnding: null });
});

test.concurrent('where it cannot call, it says what to do', async () => {
  const owner = await logIn(product.origin, 'owner@marigold.example');
  const { business } = (await (await owner.get('/session')).json()) as Session;
  const asked: readonly [
    changed: Readonly<Record<string, string>>,
    words: string,
    code: number,
    says: string,
  ][] = [
    [{ PORT: '9' }, 'call', 1, 'start the sandbox with “npm start” first'],
    // The demo's website is there, and no product.
    [{ PORT: new URL(business.website ?? '').port }, 'call', 1, 'There is no handset'],
    [{ ...forThePublic }, 'call', 1, 'This installation is no sandbox'],
    [{}, 'call --from 5550143', 2, '--from does not fit: a number such as'],
    [{}, 'call somebody', 2, 'There is nothing to name'],
  ];
  for (const [changed, words, code, says] of asked) {
    const said = await mia({ ...variables, ...changed }, ...words.split(' '));
    expect(said).toMatchObject({ code, out: '', err: expect.stringContaining(says) as string });
  }
});

test.concurrent('a number that is no line is not called', async () => {
  const said = await mia(variables, 'call', '--to', '+12025550199');
  expect(said).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('No line of the sandbox has this number') as string,
  });
});
