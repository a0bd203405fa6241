import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readEnvironment } from '../../adapters/composition/environment/environment.js';
import { examplePlans, readPlans } from '../../adapters/composition/plans.js';

const folder = mkdtempSync(join(tmpdir(), 'plans-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const mail = { RESEND_API_KEY: 're_test_key', MAIL_FROM: 'Desk <desk@example.com>' };
const keys = { STRIPE_SECRET_KEY: 'sk_test_made_up', STRIPE_WEBHOOK_SECRET: 'whsec_made_up' };
const read = (env: Readonly<Record<string, string>>) => readEnvironment(env, '/');

describe('billing', () => {
  test('is on in the sandbox, whose double collects the money, unless it is switched off', () => {
    expect(read({})).toMatchObject({ isSandbox: true, isBilled: true, stripe: undefined });
    expect(read({ BILLING: 'off' })).toMatchObject({ isSandbox: true, isBilled: false });
  });

  test('is off outside it without a key, and on with one', () => {
    expect(read({ OPENAI_API_KEY: 'sk-test-key', ...mail })).toMatchObject({ isBilled: false });
    expect(read({ ...keys, ...mail, PLANS_FILE: 'plans.json' })).toMatchObject({
      ...{ isBilled: true, isSandbox: false, plansFile: '/plans.json' },
      stripe: { apiUrl: 'https://api.stripe.com', webhookSecret: 'whsec_made_up' },
    });
  });

  test.each([
    [
      'a key without the secret of its webhooks',
      { STRIPE_SECRET_KEY: keys.STRIPE_SECRET_KEY },
      'go together',
    ],
    ['a key without plans', keys, 'PLANS_FILE'],
    [
      'a publishable key',
      { ...keys, STRIPE_SECRET_KEY: 'pk_test_made_up' },
      'STRIPE_SECRET_KEY is not valid',
    ],
    [
      'another machine without TLS',
      { ...keys, PLANS_FILE: 'p', STRIPE_API_URL: 'http://stripe.example.com' },
      'TLS',
    ],
    ['nobody who collects the money', { OPENAI_API_KEY: 'sk-test-key', BILLING: 'on' }, 'BILLING'],
  ])('is refused with %s', (_what, env, said) => {
    expect(() => read({ ...mail, ...env })).toThrow(
      expect.objectContaining({ publicText: expect.stringContaining(said) as string }) as Error,
    );
  });
});

describe('a file of plans', () => {
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  test('is taken as it stands', () => {
    expect(readPlans(write('good.json', JSON.stringify(examplePlans)))).toEqual(examplePlans);
  });
  test.each([
    ['that is not there', join(folder, 'none.json'), 'cannot be read'],
    ['that is no JSON', write('no.json', 'plans'), 'cannot be read'],
    [
      'with the same price twice',
      write(
        'twice.json',
        JSON.stringify({ ...examplePlans, offered: [0, 0].map((at) => examplePlans.offered[at]) }),
      ),
      'offered',
    ],
    [
      'with a word nobody knows',
      write('word.json', JSON.stringify({ ...examplePlans, colour: 'red' })),
      'not valid',
    ],
  ])('%s is refused', (_what, file, said) => {
    expect(() => readPlans(file)).toThrow(
      expect.objectContaining({ publicText: expect.stringContaining(said) as string }) as Error,
    );
  });
});
