import { Fault } from '../../../application/ports/fault.js';

/** Work that may share a round trip with other work, but not with work of the same lane. */
export interface Job<Input, Output> {
  readonly lane: string;
  /** Its share of a batch: 1 fills one. */
  readonly weight: number;
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly reject: (error: unknown) => void;
}

interface Needs<Input, Output> {
  /** One round trip; answers in the order of the inputs. */
  readonly run: (inputs: readonly Input[]) => Promise<readonly Output[]>;
  /** Whether the outcome is unknown because the line broke: the same work is then sent again, for it is safe to repeat. */
  readonly isLost: (error: unknown) => boolean;
  readonly wait: (ms: number) => Promise<void>;
}

const queueMax = 10_000;
const triesMax = 5;
/** From this much on work is cut in two: while one half is written, the other is made ready. Less is not worth a commit more. */
const halvedFrom = 0.1;

/**
 * Group commit: work is sent on the next turn of the loop, and while a batch is under way the rest gathers for the next. Two
 * are under way only where there is much to do. No timer, so an idle log answers at once.
 */
export function createCoalescer<Input, Output>({ run, isLost, wait }: Needs<Input, Output>) {
  let queue: Job<Input, Output>[] = [];
  const lanes = new Set<string>();
  let underWay = 0;
  let isAwaited = false;

  const runPatiently = async (jobs: readonly Job<Input, Output>[]): Promise<readonly Output[]> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await run(jobs.map(({ input }) => input));
      } catch (error) {
        if (!isLost(error)) throw error;
        if (tries >= triesMax) {
          throw new Fault('store-unavailable', 'The database cannot be reached. Please try again.', error);
        }
        await wait(50 * 2 ** tries);
      }
    }
  };

  const settle = async (jobs: readonly Job<Input, Output>[]): Promise<void> => {
    try {
      const outputs = await runPatiently(jobs);
      jobs.forEach(({ resolve, reject }, index) => {
        const output = outputs[index];
        if (output === undefined) reject(new Error('The batch came back short'));
        else resolve(output);
      });
    } catch (error) {
      const [first] = jobs;
      if (jobs.length === 1 || error instanceof Fault) for (const { reject } of jobs) reject(error);
      // One of them cannot be stored: alone it fails alone.
      else if (first !== undefined) for (const job of jobs) await settle([job]);
    }
  };

  const send = async (batch: readonly Job<Input, Output>[]): Promise<void> => {
    underWay += 1;
    for (const { lane } of batch) lanes.add(lane);
    await settle(batch);
    for (const { lane } of batch) lanes.delete(lane);
    underWay -= 1;
    flushSoon();
  };

  const flush = (): void => {
    isAwaited = false;
    while (queue.length > 0 && underWay < 2) {
      const waiting = weightOf(queue);
      if (underWay === 1 && waiting < halvedFrom / 2) return;
      const isHalved = underWay === 0 && waiting >= halvedFrom;
      const { batch, rest } = nextBatch(queue, lanes, isHalved ? Math.min(1, waiting / 2) : 1);
      if (batch.length === 0) return;
      queue = rest;
      void send(batch);
    }
  };

  const flushSoon = (): void => {
    if (isAwaited || queue.length === 0) return;
    isAwaited = true;
    setImmediate(flush);
  };

  return (lane: string, weight: number, input: Input): Promise<Output> => {
    if (queue.length >= queueMax) {
      return Promise.reject(new Fault('overloaded', 'There is too much to do just now. Please try again.'));
    }
    return new Promise((resolve, reject) => {
      queue.push({ lane, weight, input, resolve, reject });
      flushSoon();
    });
  };
}

const weightOf = (jobs: readonly { readonly weight: number }[]): number =>
  jobs.reduce((sum, { weight }) => sum + weight, 0);

/** The oldest work, at most one job of each lane and none of a lane that is under way; a lane's order is kept. */
function nextBatch<Input, Output>(
  queue: readonly Job<Input, Output>[],
  underWay: ReadonlySet<string>,
  weightMax: number,
) {
  const batch: Job<Input, Output>[] = [];
  const rest: Job<Input, Output>[] = [];
  const lanes = new Set(underWay);
  let weight = 0;
  for (const job of queue) {
    const fits = batch.length === 0 || weight + job.weight <= weightMax;
    if (fits && !lanes.has(job.lane)) {
      batch.push(job);
      weight += job.weight;
    } else rest.push(job);
    lanes.add(job.lane);
  }
  return { batch, rest };
}
