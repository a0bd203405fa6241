import type { Counted, Teller } from './teller.js';

/** The chunks of one chat completion, as the vendor sends them. */
export function chatTeller(request: Readonly<Record<string, unknown>>, index: number): Teller {
  let callCount = 0;
  const chunk = (choices: readonly object[], more: object = {}) => ({
    ...{ id: `chatcmpl_${String(index)}`, object: 'chat.completion.chunk', created: 1_790_000_000 },
    ...{ model: request['model'], choices, ...more },
  });
  const delta = (said: object, reason: string | null = null) =>
    chunk([{ index: 0, delta: said, logprobs: null, finish_reason: reason }]);
  const tail = (reason: string, usage: Counted | undefined): readonly object[] => [
    delta({}, reason),
    ...(usage === undefined ? [] : [chunk([], { usage: usageOf(usage) })]),
  ];
  /** Chat completions describe no error inside a stream; servers send their usual one. */
  const error = (code: string): readonly object[] => [
    { error: { type: 'server_error', code, message: 'It did not work.', param: null } },
  ];
  return {
    begin: () => [delta({ role: 'assistant', content: '', refusal: null })],
    say: (pieces) => pieces.map((content) => delta({ content })),
    refuse: (text) => [delta({ refusal: text })],
    call({ tool: name, arguments: given, callId }) {
      const place = { index: callCount };
      const id = callId ?? `call_${String(index)}_${String(callCount)}`;
      callCount += 1;
      const middle = Math.ceil(given.length / 2);
      return [
        { ...place, id, type: 'function', function: { name, arguments: '' } },
        { ...place, function: { arguments: given.slice(0, middle) } },
        { ...place, function: { arguments: given.slice(middle) } },
      ].map((part) => delta({ tool_calls: [part] }));
    },
    think: () => [],
    end: (usage) => tail(callCount > 0 ? 'tool_calls' : 'stop', usage),
    breakOff: (reason, usage) => tail(reason === 'content_filter' ? 'content_filter' : 'length', usage),
    fail: error,
    error,
  };
}

const usageOf = ({ input, cached, output }: Counted) => ({
  prompt_tokens: input,
  completion_tokens: output,
  total_tokens: input + output,
  prompt_tokens_details: { cached_tokens: cached },
});
