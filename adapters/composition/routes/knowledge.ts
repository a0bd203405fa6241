import type { Container } from 'inversify';
import { openQuestions } from '../../../application/knowledge/open-questions.js';
import { toldOtherwise } from '../../../application/knowledge/told-otherwise.js';
import type { Position } from '../../../application/ports/event-store.js';
import { tryQuestion } from '../../../application/rehearsal/try-question.js';
import { createConversationInbox } from '../../../projections/conversation-inbox/queries.js';
import { createDeskActivity, type DeskActivity } from '../../../projections/desk-quarters/queries.js';
import { createLeadInbox } from '../../../projections/lead-inbox/queries.js';
import { createQuestions } from '../../../projections/questions/queries.js';
import { createRehearsalChanges } from '../../../projections/rehearsal-changes/queries.js';
import { createRehearsals } from '../../../projections/rehearsals/queries.js';
import { createTaughtFacts } from '../../../projections/taught-facts/queries.js';
import { createTold } from '../../../projections/told/queries.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import { rehearsingRoutes } from '../../http/routes/rehearsing.js';
import { teachingRoutes } from '../../http/routes/teaching.js';
import { tokens } from '../tokens.js';

interface Place {
  readonly dashboard: Dashboard;
  readonly seen: (position: Position) => Promise<void>;
}

/** What the desk is taught, and what its answers would be with another model or other knowledge. */
export function knowledgeRoutes(container: Container, { dashboard, seen }: Place) {
  const { guard, limits } = dashboard;
  const { query } = container.get(tokens.readModels);
  const now = container.get(tokens.now);
  const inbox = createConversationInbox(query);
  const leads = createLeadInbox(query);
  const days = createDeskActivity(query);
  const questions = createQuestions(query);
  const passages = container.get(tokens.passages);
  const model = container.get(tokens.model);
  const extractive = container.get(tokens.extractive);
  const isConfigured = model !== extractive;
  const maySend = container.get(tokens.maySend);
  const answerers = container.get(tokens.answerersAt)(now);
  const businessOf = container.get(tokens.businessOf);
  const embeddings = container.get(tokens.embeddings);
  const teaching = teachingRoutes({
    ...{ guard, limits, seen, now },
    handleKnowledge: container.get(tokens.handleKnowledge),
    facts: createTaughtFacts(query),
    openQuestions: openQuestions({ questions, embeddings, maySend }),
  });
  const rehearsing = rehearsingRoutes({
    ...{ guard, limits, seen, now, questions },
    handleRehearsal: container.get(tokens.handleRehearsal),
    rehearsals: createRehearsals(query),
    changes: createRehearsalChanges(query),
    told: toldOtherwise({
      passages,
      told: createTold(query),
      async contactOf(tenant, conversationId) {
        const leadId = (await inbox.one(tenant, conversationId))?.leadId;
        return leadId == null ? undefined : leads.one(tenant, leadId);
      },
    }),
    tryOut: tryQuestion({ businessOf, passages, answerWith: (name) => answerers[name] }),
    async modelsOf(tenant) {
      const free = { model: 'extractive' as const, name: extractive.name, costMicrosPerQuestion: 0 };
      if (!isConfigured || !(await maySend(tenant))) return [free];
      const costMicrosPerQuestion = await costPerQuestion(days, tenant, now());
      return [{ model: 'configured' as const, name: model.name, costMicrosPerQuestion }, free];
    },
  });
  return [teaching, rehearsing];
}

/** What a question is taken to cost where none was asked in the last 30 days: 2,000 tokens of a small model. */
const costMicrosGuess = 1_500;

async function costPerQuestion(days: DeskActivity, tenant: string, now: string): Promise<number> {
  const from = new Date(Date.parse(now) - 30 * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);
  const past = await days.since(tenant, from);
  const cost = past.reduce((sum, { costMicros }) => sum + costMicros, 0);
  const count = past.reduce((sum, { answered, unpublished }) => sum + answered + unpublished, 0);
  return cost === 0 ? costMicrosGuess : Math.ceil(cost / Math.max(1, count));
}
