import { Fault } from '../ports/fault.js';
import {
  DraftFault,
  type DraftEnd,
  type Hands,
  type LanguageModel,
  type Question,
  type Spent,
  type Support,
} from '../ports/language-model.js';
import { isAbout } from './about.js';
import { isBorneOut } from './borne-out.js';
import { createClauses } from './clauses.js';
import { addressesAssistant } from './grounding/injection.js';
import { touchesTopic } from './off-limits.js';
import { plainText } from './words.js';
import type { Grounding, Unsupported, Verdict } from './grounding/grounding.js';

/** Milliseconds; kept also where the model does not hear that its time is up. */
interface Limits {
  /** Until the first clause has to be out; undefined where nobody has to wait for one. */
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
  /** Told of an error that is no fault of the world, where another model can answer in its place; else it is raised. */
  readonly onBug: ((error: unknown) => void) | undefined;
}

/**
 * What came of a draft. `slow`: no clause in time. `down`: the model failed. `ungrounded`: the first thing it stated was not
 * supported, so nothing more of it was waited for.
 */
export interface Checked {
  readonly end: DraftEnd['outcome'] | 'slow' | 'down' | 'ungrounded';
  /** What was released, joined. */
  readonly text: string;
  readonly supports: readonly Support[];
  readonly withheld: readonly Unsupported[];
  readonly spent: Spent;
}

const nothingSpent: Spent = { inputTokens: 0, outputTokens: 0, costMicros: 0 };

/**
 * Lets a model speak and releases each clause once it is checked. Clauses that say nothing of the business, or nothing but yes,
 * wait for the first one that does: a "Sure!" before an answer that is then held back would be half a promise.
 */
export async function checkedDraft(needs: Needs): Promise<Checked> {
  const { question, grounding, use, release, limits, wait } = needs;
  const clauses = createClauses();
  const supports: Support[] = [];
  const withheld: Unsupported[] = [];
  const waiting: string[] = [];
  /** What a mere "yes" among those rests on. */
  const agreed: Support[] = [];
  const released: string[] = [];
  const stop = new AbortController();

  const letOut = (clause: string): void => {
    released.push(clause);
    release(clause);
  };
  const take = (clause: string, found: Verdict): void => {
    if (found.verdict === 'unsupported') {
      withheld.push(found.reason);
      return;
    }
    const isAgreement = found.verdict === 'supported' && found.onlyAgrees === true;
    if (isAgreement) agreed.push(...found.by);
    if ((found.verdict === 'plain' || isAgreement) && supports.length === 0) {
      waiting.push(clause);
      return;
    }
    if (found.verdict === 'supported') supports.push(...agreed.splice(0), ...found.by);
    for (const one of [...waiting.splice(0), clause]) letOut(one);
  };
  const check = (clause: string): void => {
    if (stop.signal.aborted) return;
    if (clause.trim() === '') {
      waiting.push(clause);
      return;
    }
    const found = grounding.check(clause);
    const isBeside =
      found.verdict === 'supported' && supports.length === 0 && !isAbout(question, clause, found.by);
    take(clause, isBeside ? { verdict: 'unsupported', reason: 'other-subject' } : found);
    // Whoever begins with something that stands nowhere is not trusted with the rest.
    if (withheld.length > 0 && supports.length === 0) stop.abort('ungrounded');
  };
  const say = (text: string): void => {
    for (const clause of clauses.push(text)) check(clause);
  };
  const quote = (clause: string, rests: readonly Support[]): void => {
    if (!stop.signal.aborted) take(clause, verdictOnQuote(clause, rests, question.offLimits));
  };

  const deadline = async (ms: number, isDue: () => boolean): Promise<void> => {
    await wait(Math.max(0, ms - graceMs), stop.signal);
    if (!stop.signal.aborted && isDue()) stop.abort('slow');
  };
  const { firstClauseMs, replyMs } = limits;
  if (firstClauseMs !== undefined) void deadline(firstClauseMs, () => released.length === 0);
  void deadline(replyMs, () => true);

  const useInTime: Hands['use'] = (call) =>
    stop.signal.aborted ? Promise.resolve('Refused: this reply has ended.') : use(call);
  const ended = await settled(needs, { say, quote, use: useInTime }, stop.signal);
  const isComplete = ended.outcome === 'complete' || ended.outcome === 'declined';
  // Of a draft that was cut, the last words may be half a price: "from 6" of "from 65".
  if (isComplete) for (const clause of clauses.end()) check(clause);
  const isWhole = isComplete && !stop.signal.aborted;
  stop.abort('ended');
  // A reply of nothing but courtesy or agreement is one, as long as nothing had to be held back.
  if (isWhole && (supports.length > 0 || withheld.length === 0)) {
    supports.push(...agreed);
    for (const one of waiting) letOut(one);
  }
  const text = released.join('').trimEnd();
  const reason: unknown = stop.signal.reason;
  const end = reason === 'slow' || reason === 'ungrounded' ? reason : ended.outcome;
  return { end, text, supports, withheld, spent: ended.spent };
}

interface Ended {
  readonly outcome: DraftEnd['outcome'] | 'down';
  readonly spent: Spent;
}

const down: Ended = { outcome: 'down', spent: nothingSpent };

/** How long a model that was told to stop has, to say what it took; milliseconds, of those that it was given. */
const graceMs = 200;

/** Whoever waits for the reply does not wait for a model that does not hear its signal. */
async function settled(
  { model, question, wait, onBug }: Pick<Needs, 'model' | 'question' | 'wait' | 'onBug'>,
  hands: Hands,
  signal: AbortSignal,
): Promise<Ended> {
  const late = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  })
    .then(() => wait(graceMs, new AbortController().signal))
    .then(() => down);
  const drafting = model.draft(question, hands, signal).catch((error: unknown): Ended => {
    if (error instanceof DraftFault) return { outcome: 'down', spent: error.spent };
    if (error instanceof Fault || signal.aborted) return down;
    if (onBug === undefined) throw error;
    onBug(error);
    return down;
  });
  return Promise.race([late, drafting]);
}

function verdictOnQuote(clause: string, rests: readonly Support[], offLimits: readonly string[]): Verdict {
  if (offLimits.some((topic) => touchesTopic(topic, clause))) {
    return { verdict: 'unsupported', reason: 'off-limits' };
  }
  // Words that were planted on a page for an assistant are no words to a customer.
  if (addressesAssistant(plainText(clause))) return { verdict: 'unsupported', reason: 'instruction' };
  if (!isBorneOut(clause, rests)) return { verdict: 'unsupported', reason: 'value-not-in-source' };
  return rests.length === 0 ? { verdict: 'plain' } : { verdict: 'supported', by: rests };
}
