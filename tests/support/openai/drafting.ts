import { openAiConfig } from '../../../adapters/openai/config.js';
import { createOpenAiModel, type OpenAiSeams } from '../../../adapters/openai/openai.js';
import type { Hands, LanguageModel, Question, ToolCall } from '../../../application/ports/language-model.js';
import type { Passage } from '../../../application/ports/passages.js';
import type { z } from 'zod';

export const passage = (text: string, more: Partial<Passage> = {}): Passage => ({
  ...{ passageId: 'a1', origin: 'page', pageId: 'p1', version: 'v1', url: 'https://clinic.example/prices' },
  ...{ title: 'Prices', language: 'en', headings: ['Cleaning'], kind: 'text', cells: [], score: 1 },
  text,
  ...more,
});

/** A question to a made-up dental practice. */
export const question = (more: Partial<Question> = {}): Question => ({
  businessName: 'Harbor Dental',
  text: 'How much is a cleaning?',
  language: 'en',
  history: [],
  passages: [passage('A cleaning costs $90.')],
  now: '2026-03-04T15:00:00.000Z',
  timeZone: 'America/New_York',
  tone: '',
  offLimits: [],
  links: [{ linkId: 'booking', label: 'Book online', url: 'https://clinic.example/book' }],
  ...more,
});

export interface RecordedHands extends Hands {
  readonly pieces: readonly string[];
  readonly calls: readonly ToolCall[];
  text(): string;
}

/** Hands that remember, and answer every tool with `told`. */
export function recordedHands(
  told: (call: ToolCall) => string | Promise<string> = () => 'Done.',
): RecordedHands {
  const pieces: string[] = [];
  const calls: ToolCall[] = [];
  return {
    pieces,
    calls,
    text: () => pieces.join(''),
    say(text) {
      pieces.push(text);
    },
    async use(call) {
      calls.push(call);
      return told(call);
    },
  };
}

type Given = Partial<z.input<typeof openAiConfig>>;

/** The adapter as it is, with short budgets. */
export const modelAt = (
  baseUrl: string,
  given: Given = {},
  seams: Partial<OpenAiSeams> = {},
): LanguageModel =>
  createOpenAiModel(
    openAiConfig.parse({
      ...{ apiKey: 'test-key', baseUrl, model: 'gpt-5.4-mini', timeoutMs: 5_000, stallMs: 2_000 },
      ...given,
    }),
    {
      wait: (ms, signal) =>
        new Promise((resolve) => {
          const timer = setTimeout(resolve, ms);
          signal?.addEventListener('abort', () => {
            clearTimeout(timer);
            resolve();
          });
        }),
      now: () => Date.now(),
      safetyIdentifierOf: () => 'visitor 1',
      onNotice: () => undefined,
      ...seams,
    },
  );

export const never = new AbortController().signal;
