import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import { z } from 'zod';
import type { OpenAiConfig } from './config.js';
import { reasoningEffortOf } from './reasoning-effort.js';
import type { Ask, Ear, PastRound, Reader, Round } from './round.js';
import type { ToolUse } from './tools.js';
import { Trouble } from './trouble.js';

type Config = Pick<OpenAiConfig, 'model' | 'outputTokensMax' | 'baseUrl'>;

/** The same request for servers that know no Responses. */
export function chatRequest(config: Config, ask: Ask): ChatCompletionCreateParamsStreaming {
  const { instructions, input, past, tools, mayCall } = ask;
  return {
    model: config.model,
    messages: [
      { role: 'system', content: instructions },
      { role: 'user', content: input },
      ...past.flatMap(messagesOf),
    ],
    tools: tools.map(({ name, description, parameters }) => ({
      type: 'function',
      function: { name, description, parameters: { ...parameters }, strict: true },
    })),
    tool_choice: mayCall ? 'auto' : 'none',
    parallel_tool_calls: false,
    stream: true,
    stream_options: { include_usage: true },
    ...dialect(config, ask),
  };
}

/**
 * OpenAI itself wants its newer words and is told to keep nothing. Others refuse words they do not know, and know the older
 * one for the limit.
 */
function dialect({ baseUrl, model, outputTokensMax }: Config, { safetyIdentifier }: Ask) {
  const { hostname } = new URL(baseUrl);
  if (hostname !== 'api.openai.com' && !hostname.endsWith('.api.openai.com')) {
    return { max_tokens: outputTokensMax };
  }
  const effort = reasoningEffortOf(model);
  return {
    ...(effort === undefined ? {} : { reasoning_effort: effort }),
    max_completion_tokens: outputTokensMax,
    safety_identifier: safetyIdentifier,
    store: false,
  };
}

function messagesOf({ said, calls, outputs }: PastRound): ChatCompletionMessageParam[] {
  return [
    {
      role: 'assistant',
      content: said === '' ? null : said,
      tool_calls: calls.map(({ callId, name, arguments: given }) => ({
        ...{ id: callId, type: 'function' as const, function: { name, arguments: given } },
      })),
    },
    ...calls.map(({ callId }, index) => ({
      ...{ role: 'tool' as const, tool_call_id: callId, content: outputs[index] ?? '' },
    })),
  ];
}

/** Servers leave out what they have not, or say null, or say nothing at length. */
const words = z
  .string()
  .nullish()
  .transform((text) => text ?? '');
const toolDelta = z.object({
  index: z.int().nonnegative().max(63).default(0),
  id: words.pipe(z.string().max(512)),
  function: z.object({ name: words, arguments: words }).default({ name: '', arguments: '' }),
});
const choice = z.object({
  delta: z.object({
    content: words,
    refusal: words,
    tool_calls: z
      .array(toolDelta)
      .nullish()
      .transform((parts) => parts ?? []),
  }),
  finish_reason: words,
});
const usage = z.object({
  prompt_tokens: z.int().nonnegative(),
  completion_tokens: z.int().nonnegative(),
  prompt_tokens_details: z.object({ cached_tokens: z.int().nonnegative().nullish() }).nullish(),
});
const chunk = z.object({
  choices: z.array(choice),
  usage: usage.nullish().catch(undefined),
});

/** Understands a stream of chat completion chunks. */
export function chatReader(ear: Ear): Reader {
  const calls = new Map<number, { callId: string; name: string; arguments: string }>();
  let isRefused = false;
  let finish = '';

  const take = ({ index, id, function: given }: z.output<typeof toolDelta>): void => {
    const call = calls.get(index) ?? { callId: `call_${String(index)}`, name: '', arguments: '' };
    calls.set(index, call);
    if (id !== '') call.callId = id;
    call.name += given.name;
    call.arguments += given.arguments;
    ear.unsaid(given.arguments.length);
  };
  const hear = ({ delta, finish_reason: reason }: z.output<typeof choice>): void => {
    if (delta.content !== '') ear.say(delta.content);
    if (delta.refusal !== '') isRefused = true;
    ear.unsaid(delta.refusal.length);
    for (const part of delta.tool_calls) take(part);
    finish = reason;
  };
  const count = (counted: z.output<typeof usage>): void => {
    const cached = counted.prompt_tokens_details?.cached_tokens ?? 0;
    ear.used({ input: counted.prompt_tokens, cached, output: counted.completion_tokens });
  };

  return {
    next(event) {
      const { success, data } = chunk.safeParse(event);
      if (!success) throw new Trouble('malformed', 'chunk');
      // After its end there is only the usage to come.
      const [first] = data.choices;
      if (first !== undefined && finish === '') hear(first);
      if (data.usage != null) count(data.usage);
    },
    round: () => (finish === '' ? undefined : roundOf(finish, isRefused, [...calls.values()])),
  };
}

function roundOf(finish: string, isRefused: boolean, calls: readonly ToolUse[]): Round {
  if (isRefused || finish === 'content_filter') return { end: 'refused', calls: [] };
  if (finish === 'length') return { end: 'incomplete', calls: [] };
  return { end: 'complete', calls };
}
