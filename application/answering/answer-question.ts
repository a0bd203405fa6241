import type { Fallback, Provenance, ReplyKind, Source } from '../../domain/conversation/conversation.js';
import type { Clock } from '../ports/clock.js';
import type { LanguageModel, Link, Question, Support } from '../ports/language-model.js';
import type { Passage, Passages } from '../ports/passages.js';
import { asksSomething } from './asks-something.js';
import { isWithin, type Budgets, type SpentSoFar } from './budgets.js';
import { checkedDraft, type Checked } from './checked-draft.js';
import { withoutCourtesies } from './courtesies.js';
import { dateSought } from './dates-sought.js';
import { lateGrounding } from './grounding/late-grounding.js';
import { touchesTopic } from './off-limits.js';
import { phrasesFor } from './phrases.js';
import { createTools, type Wishes } from './tools.js';

interface Needs {
  /** The one that is configured; the extractive one itself where there is no other. */
  readonly model: LanguageModel;
  readonly extractive: LanguageModel;
  readonly passages: Passages;
  readonly budgets: Budgets;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: Clock;
  /** Told of an error of a model's adapter that is a bug of ours; the extractive model answers nevertheless. */
  readonly onBug: (error: unknown) => void;
}

/** A question with all that its answer may depend on. */
export interface Asked extends Pick<
  Question,
  'businessName' | 'timeZone' | 'text' | 'language' | 'history' | 'tone' | 'offLimits' | 'links' | 'visitorId'
> {
  readonly tenant: string;
  /** When it is taken to be asked, where that is not now: ISO 8601. */
  readonly at?: string;
  readonly isLead: boolean;
  readonly isHandedOff: boolean;
  readonly spent: SpentSoFar;
}

export interface Answered {
  readonly kind: Extract<ReplyKind, 'answered' | 'unpublished' | 'small-talk' | 'off-limits'>;
  /** The clauses that were released, joined. */
  readonly text: string;
  readonly sources: readonly Source[];
  readonly consulted: readonly string[];
  readonly wantsContact: boolean;
  readonly wantsPerson: boolean;
  readonly provenance: Provenance;
}

export type AnswerQuestion = (asked: Asked, release: (clause: string) => void) => Promise<Answered>;

const passageCountMax = 12;
const datedCountMax = 4;
const sourcesMax = 20;
const shortWords = 8;
/** By then a vendor has the question, and thinks. */
const thinkingMs = 10;

/**
 * Answers one question from what the business has published or taught. Whoever words it, nothing is released before it was
 * checked; where a model is down, slow, out of budget or makes things up, the extractive one answers in its place.
 */
export function answerQuestion({
  model,
  extractive,
  passages,
  budgets,
  wait,
  now,
  onBug,
}: Needs): AnswerQuestion {
  const sinceOf = () => {
    const began = Date.parse(now());
    return () => Math.max(0, Date.parse(now()) - began);
  };

  /** "And on Sunday?" finds nothing without what was asked before it. */
  const find = async (
    { tenant, text: said, language, history, timeZone }: Asked,
    at: string,
  ): Promise<readonly Passage[]> => {
    const text = withoutCourtesies(said);
    const previous = history.findLast(({ from }) => from === 'visitor');
    const isShort = text.split(/\s+/u).length <= shortWords;
    const sought = [text, ...(previous !== undefined && isShort ? [withoutCourtesies(previous.text)] : [])];
    const date = dateSought(text, at, timeZone);
    const found = await Promise.all([
      ...sought.map((one) => passages.find(tenant, { text: one, language }, passageCountMax)),
      ...(date === undefined ? [] : [passages.find(tenant, { text: date, language }, datedCountMax)]),
    ]);
    return [...new Map(found.flat().map((passage) => [passage.passageId, passage])).values()];
  };

  return async (asked, release) => {
    const since = sinceOf();
    const question = { ...asked, now: asked.at ?? now() };
    if (asked.offLimits.some((topic) => touchesTopic(topic, asked.text))) {
      return offLimits(asked, release, since());
    }
    const found = await find(asked, question.now);
    const retrievalMs = since();
    const consulted = new Set(found.map(({ passageId }) => passageId));
    let firstClauseMs: number | null = null;
    const out = (clause: string): void => {
      firstClauseMs ??= since();
      release(clause);
    };

    const ask = async (one: LanguageModel): Promise<Draft> => {
      const grounding = lateGrounding({ question, passages: found });
      const lookUp = async (query: string) => {
        const sought = { text: query, language: asked.language };
        const more = await passages.find(asked.tenant, sought, passageCountMax);
        for (const { passageId } of more) consulted.add(passageId);
        grounding.add(more);
        return more;
      };
      const tools = createTools({ ...asked, lookUp });
      const isExtractive = one === extractive;
      const drafting = checkedDraft({
        model: one,
        question: { ...question, passages: found },
        grounding,
        use: tools.use,
        release: out,
        limits: {
          firstClauseMs: isExtractive ? undefined : budgets.firstClauseMs,
          replyMs: budgets.replyMs,
        },
        wait,
        onBug: one === extractive ? undefined : onBug,
      });
      // Whoever quotes is checked by what stands there alone.
      if (!isExtractive) {
        void wait(thinkingMs, new AbortController().signal).then(() => {
          grounding.prepare();
        });
      }
      return { model: one, isExtractive, checked: await drafting, wishes: tools.wishes };
    };
    const complete = (draft: Draft, fallback: Fallback, before?: Draft): Answered => {
      const { added, ...reply } = completed(asked, draft, before);
      for (const clause of added) out(clause);
      const provenance = { ...reply.provenance, fallback, retrievalMs, firstClauseMs };
      return { ...reply, consulted: [...consulted], provenance };
    };

    if (model === extractive) return complete(await ask(extractive), 'none');
    if (!isWithin(budgets, asked.spent)) return complete(await ask(extractive), 'budget');
    const tried = await ask(model);
    const fallback = fallbackAfter(tried.checked);
    if (fallback === 'none') return complete(tried, 'none');
    return complete(await ask(extractive), fallback, tried);
  };
}

interface Draft {
  readonly model: LanguageModel;
  readonly isExtractive: boolean;
  readonly checked: Checked;
  readonly wishes: Wishes;
}

/** Why the extractive model has to answer. What was released already stands: a cut reply is not begun anew. */
function fallbackAfter({ end, supports, withheld, text }: Checked): Fallback {
  if (supports.length > 0 || isSilent(withheld)) return 'none';
  if (end === 'slow' || end === 'down' || end === 'ungrounded') return end;
  if (end === 'refused') return 'refused';
  if (withheld.length > 0) return 'ungrounded';
  return text === '' ? 'down' : 'none';
}

/** It had something to say, and nothing that the owner wants said. */
const isSilent = (withheld: Checked['withheld']): boolean =>
  withheld.length > 0 && withheld.every((why) => why === 'off-limits');

/** The reply, and the clauses that the house adds to what was released of the draft. */
function completed(asked: Asked, draft: Draft, before: Draft | undefined) {
  const { checked, model } = draft;
  const drafts = before === undefined ? [draft] : [before, draft];
  const withheld = drafts.flatMap((one) => one.checked.withheld);
  // What a draft was granted holds, also where another had to speak in its place.
  const wishes = drafts.map((one) => one.wishes);
  const links = [...new Set(wishes.flatMap((one) => one.links))];
  const wantsPerson = wishes.some((one) => one.wantsPerson);
  const sum = (of: keyof Checked['spent']): number =>
    drafts.reduce((total, one) => total + one.checked.spent[of], 0);
  const added = [...endingOf(asked, checked, withheld), ...links.map((link) => `\n${lineOf(link)}`)];
  return {
    added,
    kind: kindOf(asked, draft, withheld),
    text: checked.text + added.join(''),
    sources: sourcesOf(checked.supports),
    wantsContact: wantsPerson || wishes.some((one) => one.wantsContact),
    wantsPerson,
    provenance: {
      model: model.name,
      promptVersion: model.promptVersion,
      withheld,
      toolCalls: wishes.flatMap(({ uses }) => uses),
      inputTokens: sum('inputTokens'),
      outputTokens: sum('outputTokens'),
      costMicros: sum('costMicros'),
    },
  };
}

/** What the house says where something was left out. */
function endingOf(
  { language }: Asked,
  { text, withheld: ofThis }: Checked,
  withheld: Checked['withheld'],
): readonly string[] {
  const phrases = phrasesFor(language);
  const isOffLimits = withheld.includes('off-limits');
  if (text === '') return [isOffLimits ? phrases.offLimits : phrases.unpublished];
  if (ofThis.length === 0) return [];
  return [` ${isOffLimits ? phrases.offLimits : phrases.restUnpublished}`];
}

const lineOf = ({ label, url }: Link): string => `${label}: ${url}`;

function kindOf(
  { text }: Asked,
  { checked, isExtractive }: Draft,
  withheld: Checked['withheld'],
): Answered['kind'] {
  if (checked.supports.length > 0) return 'answered';
  if (checked.text === '' && withheld.includes('off-limits')) return 'off-limits';
  if (checked.end === 'declined' || checked.text === '') return 'unpublished';
  // Only the extractive model knows small talk for certain; another that states nothing has not answered a question.
  return !isExtractive && asksSomething(text) ? 'unpublished' : 'small-talk';
}

function sourcesOf(supports: readonly Support[]): readonly Source[] {
  const seen = new Map<string, Source>();
  for (const { passage, excerpt } of supports) {
    const { origin, pageId, version, passageId, url, title } = passage;
    seen.set(`${passageId} ${excerpt}`, { origin, pageId, version, passageId, url, title, excerpt });
  }
  return [...seen.values()].slice(0, sourcesMax);
}

function offLimits({ language }: Asked, release: (clause: string) => void, tookMs: number): Answered {
  const text = phrasesFor(language).offLimits;
  release(text);
  return {
    kind: 'off-limits',
    text,
    sources: [],
    consulted: [],
    wantsContact: false,
    wantsPerson: false,
    provenance: { ...ownWords, firstClauseMs: tookMs },
  };
}

/** Of a reply that no model had a part in. */
export const ownWords: Provenance = {
  model: 'house',
  promptVersion: null,
  fallback: 'none',
  withheld: [],
  toolCalls: [],
  retrievalMs: 0,
  firstClauseMs: null,
  inputTokens: 0,
  outputTokens: 0,
  costMicros: 0,
};
