import type { Passage } from './passages.js';

export interface Turn {
  readonly from: 'visitor' | 'desk';
  readonly text: string;
}

/** A link of the business that the desk may offer. The model names it by its id and never writes an address. */
export interface Link {
  readonly linkId: string;
  readonly label: string;
  readonly url: string;
}

export interface Question {
  readonly businessName: string;
  readonly text: string;
  /** Primary language, lower case, such as `es`: that of the visitor's words, or else of the visitor's browser. */
  readonly language: string;
  /** What was said before, oldest first; at most 20 turns. */
  readonly history: readonly Turn[];
  /** Found by the passages port for this question, best first. */
  readonly passages: readonly Passage[];
  /** ISO 8601 instant of the question, and the business's IANA time zone. */
  readonly now: string;
  readonly timeZone: string;
  /** How the house wants to sound, in the owner's words; may be empty. */
  readonly tone: string;
  /** What the owner does not want spoken of. */
  readonly offLimits: readonly string[];
  readonly links: readonly Link[];
  /** Random id of who asks. A vendor is shown a hash of it at most. */
  readonly visitorId: string;
}

/** What a model may ask for besides speaking. Nothing else exists, and each is decided by the rules of the house. */
export type ToolCall =
  | { readonly tool: 'look_up_knowledge'; readonly query: string }
  | {
      readonly tool: 'capture_lead';
      readonly name: string | null;
      readonly email: string | null;
      readonly phone: string | null;
      readonly note: string | null;
    }
  | { readonly tool: 'request_hand_off'; readonly reason: string }
  | { readonly tool: 'offer_link'; readonly linkId: string };

/** What a clause rests on: the very words of a passage. */
export interface Support {
  readonly passage: Passage;
  /** A substring of the passage's text. */
  readonly excerpt: string;
}

/** What a model has to work with. */
export interface Hands {
  /** The next piece of what it says, of any size. Nothing of it reaches anybody before it was checked. */
  say(text: string): void;
  /**
   * A whole clause with all that it rests on; nothing, where it says nothing of the business. For models that quote: every
   * excerpt has to stand in its passage and every value of the clause in what it rests on, or it is held back.
   */
  quote(clause: string, rests: readonly Support[]): void;
  /** Resolves to what the model is told of the outcome; a refusal is told as well. Never raises for a bad argument. */
  use(call: ToolCall): Promise<string>;
}

/** What a draft took. `costMicros`: millionths of a US dollar; 0 where the model costs nothing or its price is not known. */
export interface Spent {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicros: number;
}

/**
 * `complete`: it said all it had to say. `declined`: it knows no answer, and what it said says so. `refused`: the vendor's
 * model would not speak. `incomplete`: it was cut off by its own limit.
 */
export interface DraftEnd {
  readonly outcome: 'complete' | 'declined' | 'refused' | 'incomplete';
  readonly spent: Spent;
}

/** Words an answer from what was found. What it says is a draft: it is checked, clause by clause, before anybody sees it. */
export interface LanguageModel {
  /** Names the model for the record, such as `extractive-2` or the vendor's own name. */
  readonly name: string;
  /** Which wording of its instructions it works by, as a hash; null where it has none. */
  readonly promptVersion: string | null;
  /**
   * Says the draft through `hands`, then resolves. Raises `Fault('model-unavailable')` when the vendor fails, and soon after
   * `signal` is aborted.
   */
  draft(question: Question, hands: Hands, signal: AbortSignal): Promise<DraftEnd>;
}
