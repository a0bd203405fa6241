/**
 * One thing the scripted model does, in the order it does it. Steps that say or ask for something are told in whichever
 * interface the request came by; the rest is about the connection.
 */
export type Step =
  | { readonly step: 'say'; readonly text: string; readonly size: number; readonly everyMs: number }
  | {
      readonly step: 'call';
      readonly tool: string;
      readonly arguments: string;
      readonly callId: string | undefined;
    }
  | { readonly step: 'refuse'; readonly text: string }
  | { readonly step: 'think'; readonly text: string }
  | { readonly step: 'usage'; readonly input: number; readonly cached: number; readonly output: number }
  | { readonly step: 'no-usage' }
  | { readonly step: 'incomplete'; readonly reason: 'max_output_tokens' | 'content_filter' }
  | { readonly step: 'fail'; readonly code: string }
  | { readonly step: 'error'; readonly code: string }
  | { readonly step: 'raw'; readonly text: string }
  | { readonly step: 'pause'; readonly ms: number }
  | { readonly step: 'keep-alive'; readonly times: number; readonly everyMs: number }
  | { readonly step: 'stall' }
  | { readonly step: 'cut' }
  | { readonly step: 'end' }
  | { readonly step: 'late-headers'; readonly ms: number }
  | {
      readonly step: 'status';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly step: 'vectors'; readonly vectors: readonly (readonly number[])[] };

export type Script = readonly Step[];

/** Says a text in pieces of `size` characters (12), one every `everyMs` (0). */
export const says = (text: string, { size = 12, everyMs = 0 } = {}): Step => ({
  ...{ step: 'say', text, size, everyMs },
});
/** Asks for a tool. A string is sent as it is, so that it need not be JSON; a tool need not exist. */
export const calls = (tool: string, given: object | string, callId?: string): Step => ({
  step: 'call',
  tool,
  arguments: typeof given === 'string' ? given : JSON.stringify(given),
  callId,
});
/** Refuses to speak, in the vendor's own words for that. */
export const refuses = (text = 'I cannot help with that.'): Step => ({ step: 'refuse', text });
/** Thinks first: items and events of reasoning, which chat completions do not have. */
export const thinks = (text = 'Let me see.'): Step => ({ step: 'think', text });
/** The usage reported at the end; without this step it is estimated from the characters. */
export const uses = (input: number, output: number, cached = 0): Step => ({
  step: 'usage',
  input,
  cached,
  output,
});
/** Reports no usage at all, as some servers do not. */
export const usesUntold = (): Step => ({ step: 'no-usage' });
/** Ends before all was said. */
export const breaksOff = (reason: 'max_output_tokens' | 'content_filter' = 'max_output_tokens'): Step => ({
  ...{ step: 'incomplete', reason },
});
/** Ends with `response.failed`; chat completions have an error chunk in its place. */
export const fails = (code = 'server_error'): Step => ({ step: 'fail', code });
/** Sends an `error` event in the middle of the stream. */
export const errs = (code = 'server_error'): Step => ({ step: 'error', code });
/** Writes bytes as they stand, such as half an event, an event nobody knows, or one that is no JSON. */
export const writes = (text: string): Step => ({ step: 'raw', text });
/** An event as JSON, whatever it holds. */
export const sends = (event: unknown): Step => writes(`data: ${JSON.stringify(event)}\n\n`);
export const pauses = (ms: number): Step => ({ step: 'pause', ms });
/** Comments that keep a connection open and say nothing. */
export const keepsAlive = (times: number, everyMs: number): Step => ({ step: 'keep-alive', times, everyMs });
/** Sends nothing more and leaves the connection open until the other side has had enough. */
export const stalls = (): Step => ({ step: 'stall' });
/** Breaks the connection. */
export const cuts = (): Step => ({ step: 'cut' });
/** Closes the stream politely, but without the event that ends an answer. */
export const stops = (): Step => ({ step: 'end' });
/** Only as the first step: the headers come that late. */
export const hesitates = (ms: number): Step => ({ step: 'late-headers', ms });
/** Only as the first step: answers with an error, in the vendor's shape. */
export const answers = (
  status: number,
  {
    code = null,
    message = 'No.',
    ...headers
  }: { code?: string | null; message?: string } & Record<string, unknown> = {},
): Extract<Step, { step: 'status' }> => ({
  step: 'status',
  status,
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
  body: JSON.stringify({ error: { type: 'invalid_request_error', code, message, param: null } }),
});
/** Only as the first step: any body at all. */
export const answersRaw = (
  status: number,
  body: string,
  contentType = 'application/json',
): Extract<Step, { step: 'status' }> => ({
  ...{ step: 'status', status, headers: { 'content-type': contentType }, body },
});
/** For the embeddings endpoint: these vectors in place of the ones it makes up. */
export const gives = (...vectors: readonly (readonly number[])[]): Step => ({ step: 'vectors', vectors });
