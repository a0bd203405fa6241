import { describe, expect, test } from 'vitest';
import { readEnvironment } from '../../adapters/composition/environment/environment.js';

const mail = { RESEND_API_KEY: 're_test_key', MAIL_FROM: 'Desk <desk@example.com>' };
const read = (env: Readonly<Record<string, string>>) => readEnvironment(env, '/');

test('without any of the variables nobody is asked', () => {
  expect(read({}).openAi).toBeUndefined();
});

test('a key is enough, and takes the desk out of the sandbox', () => {
  const environment = read({ OPENAI_API_KEY: 'sk-test-key', ...mail });
  expect(environment.openAi).toEqual({
    apiKey: 'sk-test-key',
    baseUrl: 'https://api.openai.com/v1',
    model: 'gpt-5.4-mini',
    embeddingModel: undefined,
  });
  expect(environment.isSandbox).toBe(false);
});

test('a server of this machine needs no key, and stays in the sandbox', () => {
  const environment = read({
    OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1',
    OPENAI_MODEL: 'llama3.3:70b',
    OPENAI_EMBEDDING_MODEL: 'nomic-embed-text',
  });
  expect(environment.openAi).toEqual({
    apiKey: 'none',
    baseUrl: 'http://127.0.0.1:11434/v1',
    model: 'llama3.3:70b',
    embeddingModel: 'nomic-embed-text',
  });
  expect(environment.isSandbox).toBe(true);
});

test('a server beside ours may be reached without TLS, but it is no sandbox', () => {
  const environment = read({ OPENAI_BASE_URL: 'http://models:8000/v1', ...mail });
  expect(environment.openAi?.baseUrl).toBe('http://models:8000/v1');
  expect(environment.isSandbox).toBe(false);
  expect(() => read({ OPENAI_BASE_URL: 'http://models:8000/v1' })).toThrow('environment-refused');
});

describe('is refused, in a sentence without the value', () => {
  test.each([
    [
      'another machine without TLS',
      { OPENAI_BASE_URL: 'http://models.example/v1', OPENAI_API_KEY: 'sk-test-key' },
    ],
    ['another machine without a key', { OPENAI_BASE_URL: 'https://models.example/v1' }],
    [
      'a name and password in the address',
      { OPENAI_BASE_URL: 'https://ann:sk-test-key@models.example/v1', OPENAI_API_KEY: 'sk-test-key' },
    ],
    [
      'a query in the address',
      { OPENAI_BASE_URL: 'https://models.example/v1?key=sk-test-key', OPENAI_API_KEY: 'sk-test-key' },
    ],
    ['another protocol', { OPENAI_BASE_URL: 'ftp://models.example/v1' }],
    ['a model without anybody to ask', { OPENAI_MODEL: 'gpt-5.4-mini' }],
    ['a sentence for a model', { OPENAI_API_KEY: 'sk-test-key', OPENAI_MODEL: 'the best one' }],
  ])('%s', (_name, env) => {
    const refusal = () => read({ ...mail, ...env });
    expect(refusal).toThrow('environment-refused');
    expect(refusal).toThrow(
      expect.objectContaining({
        publicText: expect.stringMatching(/^OPENAI_(?!.*(?:sk-test|models\.example|best one))/u) as string,
      }) as Error,
    );
  });
});
