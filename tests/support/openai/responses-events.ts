import type { Counted, Teller } from './teller.js';

/** The envelope and items of one answer of the Responses API, with sequence numbers, as the vendor sends them. */
export function responsesTeller(request: Readonly<Record<string, unknown>>, index: number): Teller {
  const id = `resp_${String(index)}`;
  const output: unknown[] = [];
  let sequence = 0;
  const numbered = (event: object): object => ({ ...event, sequence_number: sequence++ });
  const response = (status: string, more: object = {}) => ({
    ...{ id, object: 'response', created_at: 1_790_000_000, status, error: null, incomplete_details: null },
    ...{ instructions: request['instructions'] ?? null, model: request['model'], output: [...output] },
    ...{
      tools: request['tools'] ?? [],
      tool_choice: request['tool_choice'] ?? 'auto',
      parallel_tool_calls: false,
    },
    ...{ metadata: {}, temperature: 1, top_p: 1, store: request['store'], usage: undefined, ...more },
  });
  const item = (added: object, inside: readonly object[], done: object): readonly object[] => {
    const place = { output_index: output.length };
    output.push(done);
    return [
      numbered({ type: 'response.output_item.added', ...place, item: added }),
      ...inside.map((event) => numbered({ ...event, ...place })),
      numbered({ type: 'response.output_item.done', ...place, item: done }),
    ];
  };

  return {
    begin: () => [
      numbered({ type: 'response.created', response: response('in_progress') }),
      numbered({ type: 'response.in_progress', response: response('in_progress') }),
    ],
    /** The events of a text, cut where the pieces are; the first and the last carry the envelope. */
    say(pieces) {
      const text = pieces.join('');
      const itemId = `msg_${String(index)}_${String(output.length)}`;
      const place = { item_id: itemId, content_index: 0 };
      const message = { id: itemId, type: 'message', role: 'assistant' };
      const part = { type: 'output_text', text, annotations: [], logprobs: [] };
      return item(
        { ...message, status: 'in_progress', content: [] },
        [
          { type: 'response.content_part.added', ...place, part: { ...part, text: '' } },
          ...pieces.map((delta) => ({ type: 'response.output_text.delta', ...place, delta, logprobs: [] })),
          { type: 'response.output_text.done', ...place, text, logprobs: [] },
          { type: 'response.content_part.done', ...place, part },
        ],
        { ...message, status: 'completed', content: [part] },
      );
    },
    refuse(text) {
      const itemId = `msg_${String(index)}_${String(output.length)}`;
      const place = { item_id: itemId, content_index: 0 };
      const message = { id: itemId, type: 'message', role: 'assistant' };
      return item(
        { ...message, status: 'in_progress', content: [] },
        [
          { type: 'response.content_part.added', ...place, part: { type: 'refusal', refusal: '' } },
          { type: 'response.refusal.delta', ...place, delta: text },
          { type: 'response.refusal.done', ...place, refusal: text },
          { type: 'response.content_part.done', ...place, part: { type: 'refusal', refusal: text } },
        ],
        { ...message, status: 'completed', content: [{ type: 'refusal', refusal: text }] },
      );
    },
    call({ tool: name, arguments: given, callId }) {
      const itemId = `fc_${String(index)}_${String(output.length)}`;
      const call = {
        ...{ id: itemId, type: 'function_call', name },
        call_id: callId ?? `call_${String(index)}_${String(output.length)}`,
      };
      const middle = Math.ceil(given.length / 2);
      return item(
        { ...call, status: 'in_progress', arguments: '' },
        [
          ...[given.slice(0, middle), given.slice(middle)].map((delta) => ({
            ...{ type: 'response.function_call_arguments.delta', item_id: itemId, delta },
          })),
          { type: 'response.function_call_arguments.done', item_id: itemId, name, arguments: given },
        ],
        { ...call, status: 'completed', arguments: given },
      );
    },
    think(text) {
      const itemId = `rs_${String(index)}_${String(output.length)}`;
      const place = { item_id: itemId, summary_index: 0 };
      const reasoning = { id: itemId, type: 'reasoning' };
      const part = { type: 'summary_text', text };
      return item(
        { ...reasoning, summary: [] },
        [
          { type: 'response.reasoning_summary_part.added', ...place, part: { ...part, text: '' } },
          { type: 'response.reasoning_summary_text.delta', ...place, delta: text },
        ],
        { ...reasoning, summary: [part] },
      );
    },
    end: (usage) => [
      numbered({ type: 'response.completed', response: response('completed', { usage: usageOf(usage) }) }),
    ],
    breakOff: (reason, usage) => {
      const more = { incomplete_details: { reason }, usage: usageOf(usage) };
      return [numbered({ type: 'response.incomplete', response: response('incomplete', more) })];
    },
    fail: (code) => {
      const more = { error: { code, message: 'It did not work.' } };
      return [numbered({ type: 'response.failed', response: response('failed', more) })];
    },
    error: (code) => [numbered({ type: 'error', code, message: 'It did not work.', param: null })],
  };
}

const usageOf = (usage: Counted | undefined) =>
  usage && {
    input_tokens: usage.input,
    input_tokens_details: { cached_tokens: usage.cached, cache_write_tokens: 0 },
    output_tokens: usage.output,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: usage.input + usage.output,
  };
