import type { Stage } from '../../adapters/http/contract/leads.js';
import { filled, texts } from '../texts.js';
import { post } from './api.js';

interface Move {
  readonly leadId: string;
  readonly name: string | null;
  readonly from: Stage;
  readonly to: Stage;
}

/** Moves leads from stage to stage, says so, and takes the last move back where that is wanted. */
export class Moves {
  said = $state<string>();
  undo = $state.raw<() => Promise<void>>();
  error = $state.raw<unknown>();
  readonly #done: () => Promise<void>;

  constructor(done: () => Promise<void>) {
    this.#done = done;
  }

  /** Something else was done, which nobody takes back. */
  say(said: string): void {
    this.said = said;
    this.undo = undefined;
  }

  async move(move: Move): Promise<void> {
    const { leadId, name, from, to } = move;
    this.error = undefined;
    try {
      await post(`/leads/${leadId}/stage`, { from, to });
      this.said = filled(texts.leads.moved, {
        name: name ?? texts.leads.noName,
        stage: texts.leads.stages[to],
      });
      this.undo = () => this.move({ ...move, from: to, to: from });
    } catch (error) {
      this.error = error;
    }
    await this.#done();
  }
}
