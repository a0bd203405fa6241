import type { Ask } from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type {
  Comparison,
  Rehearsal,
  RehearsalCommand,
  RehearsalEvent,
  RehearsalReason,
  Rehearsed,
  Verdict,
} from '../../domain/rehearsal/rehearsal.js';
import type { AnswerQuestion } from '../answering/answer-question.js';
import type { Business } from '../conversation/answer-visitor.js';
import type { HandleConversation } from '../conversation/start-conversation.js';
import { askedOf, replyTo, turnsUpTo } from '../conversation/turns.js';
import type { Policy } from '../handling/follow.js';
import type { Context, Handle } from '../handling/handle.js';
import type { Clock } from '../ports/clock.js';
import { compare } from './compare.js';

export type HandleRehearsal = Handle<Rehearsal, RehearsalCommand, RehearsalEvent, RehearsalReason>;

interface Needs {
  readonly handleConversation: HandleConversation;
  readonly handleRehearsal: HandleRehearsal;
  readonly businessOf: (tenant: string) => Promise<Business>;
  /** Answers with the language model of this name; undefined where there is none such any more. */
  readonly answerWith: (model: string) => AnswerQuestion | undefined;
  readonly now: Clock;
}

interface Outcome {
  readonly visitorId: string;
  readonly verdict: Verdict;
  readonly comparison: Comparison | null;
  readonly costMicros: number;
}

/**
 * A started rehearsal asks its questions again, one after the other, as of the time they were asked. What is done is in the log, so
 * one that was cut off goes on where it was.
 */
export const runRehearsals = (needs: Needs): Policy<RehearsalEvent> => ({
  name: 'run-rehearsals',
  filter: { categories: ['rehearsal'], types: ['RehearsalStarted'] },
  afterMs: 0,
  concurrency: 2,
  async when({ envelope, event }, signal) {
    if (event.type !== 'RehearsalStarted') return;
    const { handleRehearsal, answerWith, now } = needs;
    const { rehearsalId, model, questions } = event.data;
    const end = async (type: 'CompleteRehearsal' | 'CancelRehearsal'): Promise<void> => {
      await handleRehearsal(
        rehearsalId,
        { type, data: { rehearsalId }, commandId: `${rehearsalId}/${type}`, now: now() },
        envelope,
      );
    };
    const answer = answerWith(model);
    if (answer === undefined) {
      await end('CancelRehearsal');
      return;
    }
    for (const question of questions) {
      const { state } = await handleRehearsal.load(envelope.tenant, rehearsalId);
      if (signal.aborted || state.status !== 'running') return;
      if (state.doneIds.includes(question.messageId)) continue;
      const outcome = await askAgain(needs, answer, question, envelope);
      const { messageId } = question;
      await handleRehearsal(
        rehearsalId,
        {
          type: 'RecordVerdict',
          data: { rehearsalId, messageId, ...outcome },
          commandId: `${rehearsalId}/${messageId}`,
          now: now(),
        },
        envelope,
      );
    }
    await end('CompleteRehearsal');
  },
});

const gone: Outcome = { visitorId: '', verdict: 'gone', comparison: null, costMicros: 0 };

async function askAgain(
  { handleConversation, businessOf }: Needs,
  answer: AnswerQuestion,
  { conversationId, messageId }: Rehearsed,
  { tenant }: Context,
): Promise<Outcome> {
  const { state, events } = await handleConversation.load(tenant, conversationId);
  const before = replyTo(events, messageId);
  if (state.status === 'unstarted' || before === undefined) return gone;
  const turns = turnsUpTo(events, messageId, state.language);
  if (turns === undefined || isErased(before.text) || isErased(before.sources)) return gone;

  const asked = askedOf({ tenant, business: await businessOf(tenant), state, turns });
  const { isOverAllowance = false } = asked.spent;
  const nothing = { replyCount: 0, tokens: 0, costMicros: 0, costMicrosToday: 0, isOverAllowance };
  // An owner's rehearsal is not held to the budget of a day, unless the operator has set one for this business.
  const { costMicrosPerDayMax = null, costMicrosToday } = asked.spent;
  const spent = costMicrosPerDayMax === null ? nothing : { ...nothing, costMicrosToday, costMicrosPerDayMax };
  const after = await answer({ ...asked, at: turns.receivedAt, spent }, () => undefined);
  const said = withoutWhatWasAsked(before.text, before.asks);
  const verdict = compare({ kind: before.kind, text: said, sources: before.sources }, after);
  const comparison = verdict === 'same' ? null : { question: turns.text, before: said, after: after.text };
  return { visitorId: state.visitorId, verdict, comparison, costMicros: after.provenance.costMicros };
}

/** What was asked for below an answer was the conversation's, not the model's. */
const withoutWhatWasAsked = (text: string, asks: Ask | null): string =>
  asks === null ? text : text.replace(/\n\n[^\n]*$/u, '');
