import type { ResponseCreateParamsStreaming, ResponseInputItem } from 'openai/resources/responses/responses';
import { z } from 'zod';
import type { OpenAiConfig } from './config.js';
import { reasoningEffortOf } from './reasoning-effort.js';
import type { Ask, Ear, PastRound, Reader, Round } from './round.js';
import type { ToolUse } from './tools.js';
import { plain, Trouble } from './trouble.js';

type Config = Pick<OpenAiConfig, 'model' | 'outputTokensMax'>;

/** A request of the Responses API: nothing of it is kept by the vendor, so every round says everything again. */
export function responsesRequest(
  { model, outputTokensMax }: Config,
  ask: Ask,
): ResponseCreateParamsStreaming {
  const { instructions, input, past, tools, mayCall, safetyIdentifier } = ask;
  const effort = reasoningEffortOf(model);
  return {
    model,
    instructions,
    input: [{ role: 'user', content: [{ type: 'input_text', text: input }] }, ...past.flatMap(itemsOf)],
    tools: tools.map((tool) => ({
      type: 'function',
      ...{ name: tool.name, description: tool.description, parameters: { ...tool.parameters }, strict: true },
    })),
    tool_choice: mayCall ? 'auto' : 'none',
    parallel_tool_calls: false,
    ...(effort === undefined ? {} : { reasoning: { effort } }),
    max_output_tokens: outputTokensMax,
    safety_identifier: safetyIdentifier,
    store: false,
    stream: true,
  };
}

/** Calls go back without the vendor's ids of items: under those it would look for reasoning that it was told not to store. */
function itemsOf({ said, calls, outputs }: PastRound): ResponseInputItem[] {
  return [
    ...(said === '' ? [] : [{ role: 'assistant' as const, content: said }]),
    ...calls.map(({ callId, name, arguments: given }) => ({
      ...{ type: 'function_call' as const, call_id: callId, name, arguments: given },
    })),
    ...calls.map(({ callId }, index) => ({
      ...{ type: 'function_call_output' as const, call_id: callId, output: outputs[index] ?? '' },
    })),
  ];
}

const typed = z.object({ type: z.string() });
const delta = z.object({ delta: z.string() });
const itemDone = z.object({ item: typed });
const callDone = z.object({
  item: z.object({ call_id: z.string().min(1).max(512), name: z.string(), arguments: z.string() }),
});
const usage = z.object({
  input_tokens: z.int().nonnegative(),
  output_tokens: z.int().nonnegative(),
  input_tokens_details: z.object({ cached_tokens: z.int().nonnegative().nullish() }).nullish(),
});
const ended = z.object({
  response: z.object({
    usage: usage.nullish().catch(undefined),
    error: z.object({ code: z.string().nullish() }).nullish().catch(undefined),
  }),
});
const failed = z.object({ code: z.string().nullish().catch(undefined) });

/** Raises `Trouble` where an event is not of the shape that the vendor describes. */
function shaped<Schema extends z.ZodType>(schema: Schema, event: unknown, type: string): z.output<Schema> {
  const { success, data } = schema.safeParse(event);
  if (!success) throw new Trouble('malformed', plain(type));
  return data;
}

type Understood = (event: unknown, type: string) => Round | undefined;

/** Understands a stream of the Responses API. What it does not know, reasoning among it, it passes over. */
export function responsesReader(ear: Ear): Reader {
  let round: Round | undefined;
  const understood = understanding(ear);
  return {
    round: () => round,
    next(event) {
      if (round !== undefined) return;
      const { type } = shaped(typed, event, '');
      round = understood.get(type)?.(event, type);
    },
  };
}

function understanding(ear: Ear): ReadonlyMap<string, Understood> {
  const calls: ToolUse[] = [];
  let isRefused = false;
  const unsaid: Understood = (event, type) => {
    ear.unsaid(shaped(delta, event, type).delta.length);
    return undefined;
  };
  return new Map<string, Understood>([
    [
      'response.output_text.delta',
      (event, type) => {
        ear.say(shaped(delta, event, type).delta);
        return undefined;
      },
    ],
    [
      'response.refusal.delta',
      (event, type) => {
        isRefused = true;
        return unsaid(event, type);
      },
    ],
    ['response.function_call_arguments.delta', unsaid],
    [
      'response.output_item.done',
      (event, type) => {
        if (shaped(itemDone, event, type).item.type !== 'function_call') return undefined;
        const { item } = shaped(callDone, event, type);
        calls.push({ callId: item.call_id, name: item.name, arguments: item.arguments });
        return undefined;
      },
    ],
    [
      'response.completed',
      (event, type) => {
        endedBy(event, type, ear);
        return { end: isRefused ? 'refused' : 'complete', calls };
      },
    ],
    [
      'response.incomplete',
      (event, type) => {
        endedBy(event, type, ear);
        // A call that was cut off in the middle is no call.
        return { end: isRefused ? 'refused' : 'incomplete', calls: [] };
      },
    ],
    [
      'response.failed',
      (event, type) => {
        throw new Trouble('failed', plain(endedBy(event, type, ear).error?.code));
      },
    ],
    [
      'error',
      (event, type) => {
        throw new Trouble('failed', plain(shaped(failed, event, type).code));
      },
    ],
  ]);
}

function endedBy(event: unknown, type: string, ear: Ear) {
  const { response } = shaped(ended, event, type);
  if (response.usage != null) {
    const { input_tokens: input, output_tokens: output, input_tokens_details: details } = response.usage;
    ear.used({ input, output, cached: details?.cached_tokens ?? 0 });
  }
  return response;
}
