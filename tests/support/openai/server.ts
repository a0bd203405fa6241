import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { embed } from './embeddings.js';
import { modelRequest, type Closed, type ModelRequest } from './request.js';
import { answers, type Script, type Step } from './script.js';
import { stream } from './stream.js';

export interface OpenAiServer {
  /** What an SDK takes: `http://127.0.0.1:PORT/v1`. */
  readonly baseUrl: string;
  /** Every request there was, in order. */
  readonly requests: readonly ModelRequest[];
  /** Every event, chunk or body that was told in the vendor's words; what `writes` wrote is not among them. */
  readonly told: readonly { readonly endpoint: ModelRequest['endpoint']; readonly body: unknown }[];
  close(): Promise<void>;
}

type Plain = Extract<Step, { step: 'status' }>;

interface Options {
  /** What the server answers to requests of the Responses API, where it knows none: `answers(404)` and the like. */
  readonly withoutResponses?: Plain;
}

/**
 * A server on this machine that speaks OpenAI's wire protocol, as far as a front desk uses it: the Responses API and chat
 * completions, both streamed, and embeddings. What it says comes from a script for each request:
 *
 *     const server = await openAiServer(({ round, data }) =>
 *       round === 0
 *         ? [thinks(), calls('look_up_knowledge', { query: data('visitor')[0] ?? '' })]
 *         : [says('A cleaning costs $90.', { everyMs: 5 }), uses(1_200, 9)],
 *     );
 *     const model = createOpenAiModel(openAiConfig.parse({ apiKey: 'test', baseUrl: server.baseUrl, model: 'x' }), seams);
 *
 * The envelope (created, items added and done, completed, usage) is told around the script's steps. `script.ts` lists the
 * steps, among them those by which a vendor fails; `request.ts` says what a script sees, such as the blocks of data by kind.
 */
export async function openAiServer(
  script: (request: ModelRequest) => Script | Promise<Script>,
  { withoutResponses }: Options = {},
): Promise<OpenAiServer> {
  const requests: ModelRequest[] = [];
  const told: { endpoint: ModelRequest['endpoint']; body: unknown }[] = [];
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const endpoint = endpoints.get(incoming.url ?? '');
    if (endpoint === undefined || incoming.method !== 'POST') {
      answerPlainly(outgoing, answers(404, { message: `Invalid URL (${incoming.method ?? ''})` }));
      return;
    }
    const closed = new Promise<Closed>((resolve) => {
      outgoing.once('close', () => {
        resolve(outgoing.writableFinished ? 'finished' : 'cut');
      });
    });
    const arrival = { endpoint, index: requests.length, headers: incoming.headers, closed };
    const request = modelRequest({ ...arrival, body: await bodyOf(incoming) });
    requests.push(request);
    const steps =
      endpoint === 'responses' && withoutResponses !== undefined ? [withoutResponses] : await script(request);
    const tell = (body: unknown): void => {
      told.push({ endpoint, body });
    };
    const [first] = steps;
    if (first?.step === 'status') answerPlainly(outgoing, first);
    else await (endpoint === 'embeddings' ? embed : stream)({ request, steps, outgoing, tell });
  };
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(500, { 'x-should-retry': 'false' }).end(String(error));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${String(port)}/v1`,
    requests,
    told,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const endpoints: ReadonlyMap<string, ModelRequest['endpoint']> = new Map([
  ['/v1/responses', 'responses'],
  ['/v1/chat/completions', 'chat'],
  ['/v1/embeddings', 'embeddings'],
]);

async function bodyOf(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  return z.record(z.string(), z.unknown()).parse(JSON.parse(Buffer.concat(pieces).toString('utf8')));
}

function answerPlainly(outgoing: ServerResponse, { status, headers, body }: Plain): void {
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}
