import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';

/** A request as the scripted model sees it. */
export interface ModelRequest {
  readonly endpoint: 'responses' | 'chat' | 'embeddings';
  /** How many requests came before this one to this server. */
  readonly index: number;
  /** How many rounds of tools this draft has behind it: 0 for its first request. */
  readonly round: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: IncomingHttpHeaders;
  /** The rules. */
  readonly instructions: string;
  /** Everything else the model reads, in order: the data, what it said, what tools told it. */
  readonly text: string;
  /** Names of the tools it may call. */
  readonly tools: readonly string[];
  /** What the tools told it, in order, with their fences. */
  readonly toolOutputs: readonly string[];
  /**
   * What stands in the data blocks of a kind: `visitor`, `page`, `taught`, `visitor said before`, `desk said before`, `link`,
   * `tone`, `off-limits`, `now`, `business`, `language`, `tool-result`. Blocks whose fence is not that of the rules are none.
   */
  data(kind: string): readonly string[];
  /** Resolves when the connection is done with: `finished`, or `cut` before the answer had come to its end. */
  readonly closed: Promise<Closed>;
}

export type Closed = 'finished' | 'cut';

const part = z.object({ text: z.string() });
const content = z
  .union([z.string(), z.array(part).transform((parts) => parts.map(({ text }) => text).join('\n'))])
  .nullish()
  .transform((text) => text ?? '');
const responsesBody = z.object({
  instructions: z.string().default(''),
  input: z.array(
    z.object({
      type: z.string().default('message'),
      content,
      output: z.string().default(''),
      arguments: z.string().default(''),
    }),
  ),
  tools: z.array(z.object({ name: z.string() })).default([]),
});
const chatBody = z.object({
  messages: z.array(z.object({ role: z.string(), content })),
  tools: z.array(z.object({ function: z.object({ name: z.string() }) })).default([]),
});

interface Arrival {
  readonly endpoint: ModelRequest['endpoint'];
  readonly index: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: IncomingHttpHeaders;
  readonly closed: Promise<Closed>;
}

export function modelRequest(arrival: Arrival): ModelRequest {
  const read = { responses: readResponses, chat: readChat, embeddings: readNothing }[arrival.endpoint](
    arrival.body,
  );
  return {
    ...arrival,
    ...read,
    data(kind) {
      const word = /The WORD is: ([0-9a-f]+)/u.exec(read.instructions)?.[1] ?? '';
      const block = new RegExp(`<data-${word} kind="${kind}">\n([\\s\\S]*?)\n</data-${word}>`, 'gu');
      return word === '' ? [] : [...read.text.matchAll(block)].map(([, inside]) => inside ?? '');
    },
  };
}

type Read = Pick<ModelRequest, 'instructions' | 'text' | 'tools' | 'toolOutputs' | 'round'>;

function readResponses(body: unknown): Read {
  const { instructions, input, tools } = responsesBody.parse(body);
  const toolOutputs = input.filter(({ type }) => type === 'function_call_output').map(({ output }) => output);
  const isCall = ({ type }: { readonly type: string }): boolean => type === 'function_call';
  return {
    instructions,
    text: input.map((item) => item.content + item.arguments + item.output).join('\n'),
    tools: tools.map(({ name }) => name),
    toolOutputs,
    // The calls of one round stand next to each other.
    round: input.filter((item, at) => isCall(item) && !isCall(input[at - 1] ?? { type: '' })).length,
  };
}

function readChat(body: unknown): Read {
  const { messages, tools } = chatBody.parse(body);
  const rest = messages.filter(({ role }) => role !== 'system');
  return {
    instructions: messages.find(({ role }) => role === 'system')?.content ?? '',
    text: rest.map((message) => message.content).join('\n'),
    tools: tools.map(({ function: { name } }) => name),
    toolOutputs: rest.filter(({ role }) => role === 'tool').map((message) => message.content),
    round: rest.filter(({ role }) => role === 'assistant').length,
  };
}

const readNothing = (): Read => ({ instructions: '', text: '', tools: [], toolOutputs: [], round: 0 });
