import type { Stage } from '../../adapters/http/contract/leads.js';
import { filled, texts } from '../texts.js';
import { post } from './api.js';
import { toast } from './toasts.svelte.js';

interface Move {
  readonly leadId: string;
  readonly name: string | null;
  readonly from: Stage;
  readonly to: Stage;
}

/** Moves leads from stage to stage, says so, and takes a move back where that is wanted. */
export class Moves {
  error = $state.raw<unknown>();
  readonly #done: (moved?: Move) => Promise<void>;

  /** `done` is told of the move; of none where it was refused. */
  constructor(done: (moved?: Move) => Promise<void>) {
    this.#done = done;
  }

  async move(move: Move): Promise<void> {
    this.error = undefined;
    try {
      await this.#make(move);
    } catch (error) {
      this.error = error;
    }
  }

  async #make(move: Move): Promise<void> {
    const { leadId, name, from, to } = move;
    try {
      await post(`/leads/${leadId}/stage`, { from, to });
    } catch (error) {
      await this.#done();
      throw error;
    }
    const said = { name: name ?? texts.leads.noName, stage: texts.leads.stages[to] };
    toast(filled(texts.leads.moved, said), {
      label: texts.toasts.undo,
      run: () => this.#make({ ...move, from: to, to: from }),
    });
    await this.#done(move);
  }
}
