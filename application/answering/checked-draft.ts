import { Fault } from '../ports/fault.js';
import type { DraftEnd, Hands, LanguageModel, Question, Spent, Support } from '../ports/language-model.js';
import { isBorneOut } from './borne-out.js';
import { createClauses } from './clauses.js';
import { touchesTopic } from './off-limits.js';
import type { createGrounding, Unsupported, Verdict } from './grounding/grounding.js';

interface Limits {
  /** Milliseconds until the first clause has to be out; undefined where nobody has to wait for one. */
  readonly firstClauseMs: number | undefined;
  readonly replyMs: number;
}

interface Needs {
  readonly model: LanguageModel;
  readonly question: Question;
  readonly grounding: ReturnType<typeof createGrounding>;
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
  const { model, question, grounding, use, release, limits, wait } = needs;
  const clauses = createClauses();
  const supports: Support[] = [];
  const withheld: Unsupported[] = [];
  const waiting: string[] = [];
  const released: string[] = [];
  const stop = new AbortController();
  let isSlow = false;

  const letOut = (clause: string): void => {
    released.push(clause);
    release(clause);
  };
  const take = (clause: string, found: Verdict): void => {
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
  const check = (clause: string): void => {
    if (clause.trim() === '') waiting.push(clause);
    else take(clause, grounding.check(clause));
  };
  const say = (text: string): void => {
    if (stop.signal.aborted) return;
    for (const clause of clauses.push(text)) check(clause);
  };
  const quote = (clause: string, rests: readonly Support[]): void => {
    if (!stop.signal.aborted) take(clause, verdictOnQuote(clause, rests, question.offLimits));
  };

  const deadline = async (ms: number, isDue: () => boolean): Promise<void> => {
    await wait(ms, stop.signal);
    if (stop.signal.aborted || !isDue()) return;
    isSlow = true;
    stop.abort();
  };
  const { firstClauseMs, replyMs } = limits;
  if (firstClauseMs !== undefined) void deadline(firstClauseMs, () => released.length === 0);
  void deadline(replyMs, () => true);

  const ended = await settled(model, question, { say, quote, use }, stop.signal);
  if (!stop.signal.aborted) for (const clause of clauses.end()) check(clause);
  const isWhole = !stop.signal.aborted && ended.outcome !== 'down';
  stop.abort();
  // A reply of nothing but courtesy is one, as long as nothing had to be held back.
  if (isWhole && (supports.length > 0 || withheld.length === 0)) for (const one of waiting) letOut(one);
  const text = released.join('').trimEnd();
  return { end: isSlow ? 'slow' : ended.outcome, text, supports, withheld, spent: ended.spent };
}

async function settled(
  model: LanguageModel,
  question: Question,
  hands: Hands,
  signal: AbortSignal,
): Promise<{ readonly outcome: DraftEnd['outcome'] | 'down'; readonly spent: Spent }> {
  try {
    return await model.draft(question, hands, signal);
  } catch (error) {
    if (error instanceof Fault) return { outcome: 'down', spent: nothingSpent };
    throw error;
  }
}

function verdictOnQuote(clause: string, rests: readonly Support[], offLimits: readonly string[]): Verdict {
  if (offLimits.some((topic) => touchesTopic(topic, clause))) {
    return { verdict: 'unsupported', reason: 'off-limits' };
  }
  if (!isBorneOut(clause, rests)) return { verdict: 'unsupported', reason: 'value-not-in-source' };
  return rests.length === 0 ? { verdict: 'plain' } : { verdict: 'supported', by: rests };
}
