import { expect, test } from 'vitest';
import { readEnvironment } from '../../adapters/composition/environment/environment.js';

const botToken = `5550100:${'t'.repeat(35)}`;
const mail = { RESEND_API_KEY: 're_12345678', MAIL_FROM: 'Desk <desk@example.com>' };
const read = (env: Readonly<Record<string, string>>) => readEnvironment(env, '/');

test('a bot is reached where its token says, and nothing of it is played', () => {
  const { telegram, isSandbox } = read({ ...mail, TELEGRAM_BOT_TOKEN: botToken });
  expect(telegram).toEqual({ botToken, webhookSecret: undefined, apiUrl: 'https://api.telegram.org' });
  expect(isSandbox).toBe(false);
  expect(read({}).telegram).toBeUndefined();
});

test.each([
  [{ TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-sixteen' }, 'need TELEGRAM_BOT_TOKEN'],
  [{ TELEGRAM_API_URL: 'https://telegram.example.com' }, 'need TELEGRAM_BOT_TOKEN'],
  [{ TELEGRAM_BOT_TOKEN: 'short' }, 'TELEGRAM_BOT_TOKEN is not valid'],
  [
    { TELEGRAM_BOT_TOKEN: botToken, TELEGRAM_WEBHOOK_SECRET: 'short' },
    'TELEGRAM_WEBHOOK_SECRET is not valid',
  ],
  [{ TELEGRAM_BOT_TOKEN: botToken, TELEGRAM_API_URL: 'http://telegram.example.com' }, 'without TLS'],
])('a start that would not be safe is refused: %j', (env, sentence) => {
  const start = () => read({ ...mail, ...env });
  expect(start).toThrow();
  try {
    start();
  } catch (error) {
    expect(error).toMatchObject({ publicText: expect.stringContaining(sentence) as string });
    expect(String(error)).not.toContain(botToken);
  }
});
