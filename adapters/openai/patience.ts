import { Trouble } from './trouble.js';

/** Settles as the promise does, or rejects as soon as the signal is aborted. */
export function unlessAborted<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(new Trouble('aborted'));
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}

interface Watch {
  /** How long nothing may come; read anew before every piece. */
  readonly stallMs: () => number;
  readonly bytesMax: number;
  readonly signal: AbortSignal;
}

/** The same bytes, unless they cease to come, never cease to come, or are wanted no more: then the connection is cut. */
export function watched(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  { stallMs, bytesMax, signal }: Watch,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  let bytes = 0;
  const cut = (): void => {
    reader.cancel().catch(() => undefined);
  };
  const next = async () => {
    const read = await unlessStalled(unlessAborted(reader.read(), signal), stallMs());
    bytes += read.value?.length ?? 0;
    if (bytes > bytesMax) throw new Trouble('too-long');
    return read;
  };
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const { done, value } = await next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          cut();
          throw error;
        }
      },
      cancel: cut,
    },
    { highWaterMark: 0 },
  );
}

function unlessStalled<Result>(promise: Promise<Result>, stallMs: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Trouble('stalled'));
    }, stallMs);
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
