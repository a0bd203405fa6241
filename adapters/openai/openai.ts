import { createHash, randomBytes } from 'node:crypto';
import type { DraftEnd, Hands, LanguageModel, Question } from '../../application/ports/language-model.js';
import type { OpenAiConfig } from './config.js';
import { DraftFault } from './draft-fault.js';
import { createFence, type Fence } from './fence.js';
import { createMeter, type Meter, type Usage } from './meter.js';
import { createOpening } from './opening.js';
import { unlessAborted } from './patience.js';
import { priceOf } from './prices.js';
import { inputFor, instructionsFor, promptVersion } from './prompt.js';
import { repeatable, type Ear, type PastRound, type Round } from './round.js';
import type { Budget, SendingSeams } from './sending.js';
import { parseJson, toolsFor, understand, type ToolUse } from './tools.js';
import { Trouble, troubleOf } from './trouble.js';
import { createVendor, type Vendor } from './vendor.js';

export interface OpenAiSeams extends SendingSeams {
  /**
   * Under what name the vendor may know who asks, so that it can report abuse: stable for one visitor, and nothing that says
   * who they are. It is hashed here all the same.
   */
  readonly safetyIdentifierOf: (question: Question) => string;
  /** Something an operator should know, as one sentence without a word of a visitor. */
  readonly onNotice: (sentence: string) => void;
}

const roundsMax = 4;
const callsMax = 6;
const outputLengthMax = 12_000;

/**
 * A model behind OpenAI's API, or behind any server that speaks like it: the Responses API, or chat completions where there
 * is none. Drafts raise `DraftFault` (`model-unavailable`) for whatever goes wrong, within `timeoutMs`.
 */
export function createOpenAiModel(config: OpenAiConfig, seams: OpenAiSeams): LanguageModel {
  const vendor = createVendor(config, seams);
  const price = priceOf(config.model, config.prices);
  if (price === undefined) {
    seams.onNotice(`No price is known for the model ${config.model}: what it costs is counted as nothing.`);
  }
  return {
    name: config.model,
    promptVersion,
    async draft(question, hands, signal) {
      const meter = createMeter(price);
      const ending = AbortSignal.timeout(config.timeoutMs);
      const budget: Budget = {
        endsAt: seams.now() + config.timeoutMs,
        stallMs: config.stallMs,
        signal: AbortSignal.any([signal, ending]),
      };
      const safetyIdentifier = createHash('sha256').update(seams.safetyIdentifierOf(question)).digest('hex');
      try {
        return await converse({ question, hands, vendor, budget, meter, safetyIdentifier });
      } catch (error) {
        if (error instanceof ToolFailed) throw error.cause;
        const isLate = ending.aborted && !signal.aborted;
        throw new DraftFault(meter.spent(), isLate ? new Trouble('over-budget') : troubleOf(error));
      }
    },
  };
}

/** A tool failed on our side: that is not the vendor's doing and goes to the caller as it is. */
class ToolFailed extends Error {}

interface Draft {
  readonly question: Question;
  readonly hands: Hands;
  readonly vendor: Vendor;
  readonly budget: Budget;
  readonly meter: Meter;
  readonly safetyIdentifier: string;
}

async function converse(draft: Draft): Promise<DraftEnd> {
  const { question, meter, budget, safetyIdentifier } = draft;
  const fence = createFence(randomBytes(8).toString('hex'));
  const fixed = {
    instructions: instructionsFor(fence),
    input: inputFor(question, fence),
    tools: toolsFor(question.links),
    safetyIdentifier,
  };
  const past: PastRound[] = [];
  const speech = createSpeech(draft);
  let callCount = 0;
  for (let count = 1; ; count += 1) {
    const mayCall = count < roundsMax && callCount < callsMax;
    const { said, round } = await hear(draft, { ...fixed, past, mayCall }, speech);
    if (budget.signal.aborted) throw new Trouble('aborted');
    if (round.end !== 'complete' || round.calls.length === 0 || !mayCall) {
      return { outcome: outcomeOf(round, speech), spent: meter.spent() };
    }
    const outputs: string[] = [];
    for (const call of round.calls) {
      callCount += 1;
      outputs.push(
        callCount > callsMax ? fence.around('tool-result', noMore) : await use(draft, call, fence),
      );
    }
    const calls = round.calls.map((call) => repeatable(call, parseJson(call.arguments) !== undefined));
    past.push({ said, calls, outputs });
  }
}

type Speech = ReturnType<typeof createSpeech>;

/** What reaches the caller: nothing after the abort, and never the word that only we read. */
function createSpeech({ hands, budget }: Draft) {
  let length = 0;
  const opening = createOpening((text) => {
    if (budget.signal.aborted) return;
    length += text.length;
    hands.say(text);
  });
  return { ...opening, isSilent: () => length === 0 };
}

/** One request and its answer; counted, however it ends. */
async function hear({ vendor, budget, meter }: Draft, ask: Parameters<Vendor['ask']>[0], speech: Speech) {
  let said = '';
  let unsaid = 0;
  let usage: Usage | undefined;
  const ear: Ear = {
    say(text) {
      said += text;
      speech.say(text);
    },
    unsaid(characters) {
      unsaid += characters;
    },
    used(counted) {
      usage = counted;
    },
  };
  const answer = await vendor.ask(ask, budget);
  try {
    const round = await answer.listen(ear);
    speech.end();
    return { said, round };
  } finally {
    meter.count(usage, { sent: answer.sentCharacters, received: said.length + unsaid });
  }
}

function outcomeOf({ end, calls }: Round, speech: Speech): DraftEnd['outcome'] {
  if (end !== 'complete') return end;
  // It went on asking when it had to speak, or came to its end without a word.
  if (calls.length > 0 || speech.isSilent()) return 'incomplete';
  return speech.declined() ? 'declined' : 'complete';
}

const noMore = 'You have asked for enough. Answer with what you have.';

async function use({ question, hands, budget }: Draft, asked: ToolUse, fence: Fence): Promise<string> {
  const understood = understand(asked, question.links);
  if (!understood.isCall) return fence.around('tool-result', understood.told);
  const { call } = understood;
  const using = hands.use(call).catch((error: unknown) => {
    throw new ToolFailed('a tool failed', { cause: error });
  });
  const result = await unlessAborted(using, budget.signal);
  return fence.around('tool-result', result.slice(0, outputLengthMax));
}
