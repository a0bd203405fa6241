import { Fault } from '../ports/fault.js';
import type { DraftEnd, Hands, LanguageModel, Question, Spent } from '../ports/language-model.js';
import { createClauses } from './clauses.js';
import type { Grounding, Support, Unsupported } from './grounding/grounding.js';

interface Limits {
  /** Milliseconds until the first clause has to be out; undefined where nobody has to wait for one. */
  readonly firstClauseMs: number | undefined;
  readonly replyMs: number;
}

interface Needs {
  readonly model: LanguageModel;
  readonly question: Question;
  readonly grounding: Pick<Grounding, 'check'>;
  readonly use: Hands['use'];
  readonly release: (clause: string) => void;
  readonly limits: Limits;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What came of a draft. `slow`: no clause in time. `down`: the model failed. */
export interface Checked {
  readonly end: DraftEnd['outcome'] | 'slow' | 'down';
  /** What was released, joined. */
  readonly text: string;
  readonly supports: readonly Support[];
  readonly withheld: readonly Unsupported[];
  readonly spent: Spent;
}

const nothingSpent: Spent = { inputTokens: 0, outputTokens: 0, costMicros: 0 };

/**
 * Lets a model speak and releases each clause once it is checked. Clauses that say nothing of the business wait for the first
 * one that does: a "Sure!" before an answer that is then held back would be half a promise.
 */
export async function checkedDraft(needs: Needs): Promise<Checked> {
  const { grounding, use, release, limits, wait } = needs;
  const clauses = createClauses();
  const supports: Support[] = [];
  const withheld: Unsupported[] = [];
  const waiting: string[] = [];
  const released: string[] = [];
  const stop = new AbortController();

  const letOut = (clause: string): void => {
    released.push(clause);
    release(clause);
  };
  const check = (clause: string): void => {
    if (clause.trim() === '') {
      waiting.push(clause);
      return;
    }
    const found = grounding.check(clause);
    if (found.verdict === 'unsupported') {
      withheld.push(found.reason);
      return;
    }
    if (found.verdict === 'plain' && supports.length === 0) {
      waiting.push(clause);
      return;
    }
    if (found.verdict === 'supported') supports.push(...found.by);
    for (const one of [...waiting.splice(0), clause]) letOut(one);
  };
  const say = (text: string): void => {
    if (stop.signal.aborted) return;
    for (const clause of clauses.push(text)) check(clause);
  };

  const deadline = async (ms: number, isDue: () => boolean): Promise<void> => {
    await wait(ms, stop.signal);
    if (stop.signal.aborted || !isDue()) return;
    stop.abort('slow');
  };
  const { firstClauseMs, replyMs } = limits;
  if (firstClauseMs !== undefined) void deadline(firstClauseMs, () => released.length === 0);
  void deadline(replyMs, () => true);

  const useInTime: Hands['use'] = (call) =>
    stop.signal.aborted ? Promise.resolve('Refused: this reply has ended.') : use(call);
  const ended = await settled(needs, { say, use: useInTime }, stop.signal);
  const isWhole = !stop.signal.aborted && (ended.outcome === 'complete' || ended.outcome === 'declined');
  // Of a draft that was cut, the last words may be half a price: "from 6" of "from 65".
  if (isWhole) for (const clause of clauses.end()) check(clause);
  stop.abort('ended');
  // A reply of nothing but courtesy is one, as long as nothing had to be held back.
  if (isWhole && (supports.length > 0 || withheld.length === 0)) for (const one of waiting) letOut(one);
  const text = released.join('').trimEnd();
  const end = stop.signal.reason === 'slow' ? 'slow' : ended.outcome;
  return { end, text, supports, withheld, spent: ended.spent };
}

interface Ended {
  readonly outcome: DraftEnd['outcome'] | 'down';
  readonly spent: Spent;
}

const down: Ended = { outcome: 'down', spent: nothingSpent };

/** Whoever waits for the reply does not wait for a model that does not hear its signal. */
async function settled(
  { model, question }: Pick<Needs, 'model' | 'question'>,
  hands: Hands,
  signal: AbortSignal,
): Promise<Ended> {
  const cut = new Promise<Ended>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve(down);
    });
  });
  const drafting = model.draft(question, hands, signal).catch((error: unknown): Ended => {
    if (error instanceof Fault || signal.aborted) return down;
    throw error;
  });
  return Promise.race([cut, drafting]);
}
