import { ownWords, type Answered, type AnswerQuestion } from '../answering/answer-question.js';
import { masked } from '../answering/masking.js';
import { languageOf } from '../answering/words.js';
import type { Business } from '../conversation/answer-visitor.js';
import { fullService } from '../billing/service.js';
import { emergencyAnswer } from '../desk/emergency-answer.js';
import type { Passage, Passages } from '../ports/passages.js';

interface Needs {
  readonly businessOf: (tenant: string) => Promise<Business>;
  readonly answerWith: (model: 'extractive' | 'configured') => AnswerQuestion;
  readonly passages: Passages;
}

export interface Tried extends Pick<Answered, 'text' | 'sources' | 'provenance'> {
  readonly kind: Answered['kind'] | 'emergency';
  /** What was found for it, best first. */
  readonly passages: readonly Passage[];
}

const passageCountMax = 12;
const nobody = { visitorId: 'trial', isLead: true, isHandedOff: true };
const nothingSpent = { replyCount: 0, tokens: 0, costMicros: 0, costMicrosToday: 0 };

/** Answers a question as a visitor would be answered, and shows what was found for it. Nothing of it is stored. */
export const tryQuestion =
  ({ businessOf, answerWith, passages }: Needs) =>
  async (
    tenant: string,
    asked: { readonly text: string; readonly model: 'extractive' | 'configured' },
  ): Promise<Tried> => {
    const business = await businessOf(tenant);
    const { desk, name: businessName, timeZone, costMicrosToday, standing } = business;
    const costMicrosPerDayMax = standing?.costMicrosPerDayMax ?? null;
    const text = masked(asked.text);
    const language = languageOf(text) ?? 'en';
    const emergency = emergencyAnswer(desk, { text, language, timeZone });
    if (emergency !== undefined) {
      return { kind: 'emergency', text: emergency.reply, sources: [], passages: [], provenance: ownWords };
    }
    const [found, answered] = await Promise.all([
      passages.find(tenant, { text, language }, passageCountMax),
      answerWith(asked.model)(
        {
          ...{ tenant, businessName, timeZone, text, language, history: [], tone: desk.tone, ...nobody },
          offLimits: desk.topics.map(({ topic }) => topic),
          links: desk.links,
          spent: {
            ...{ ...nothingSpent, costMicrosToday, costMicrosPerDayMax },
            isOverAllowance: { ...fullService, ...business.service }.chat !== 'full',
          },
        },
        () => undefined,
      ),
    ]);
    const { kind, text: said, sources, provenance } = answered;
    return { kind, text: said, sources, passages: found, provenance };
  };
