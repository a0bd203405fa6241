import type { ChangeDesk, DeskSettings } from '../../adapters/http/contract/desk.js';
import { post } from './api.js';
import { desk } from './desk.svelte.js';

interface Form<Value> {
  readonly read: (settings: DeskSettings) => Value;
  readonly write: (value: Value) => ChangeDesk;
}

/** One section of the desk as it is being edited. It outlives its screen, so that going elsewhere loses nothing. */
export class Edit<Value> {
  value = $state<Value>();
  readonly isDirty = $derived.by(() => this.#written !== undefined && this.#written !== this.#saved);
  readonly #written = $derived.by(() => (this.value === undefined ? undefined : this.#text(this.value)));
  #saved = $state.raw<string>();
  readonly #form: Form<Value>;

  constructor(form: Form<Value>) {
    this.#form = form;
  }

  /** Takes over what the server knows; words that were typed here and not saved stay. */
  adopt(settings: DeskSettings): void {
    const next = this.#form.read(settings);
    const text = this.#text(next);
    if (text === this.#saved) return;
    if (!this.isDirty) this.value = next;
    this.#saved = text;
  }

  async save(): Promise<void> {
    if (this.value === undefined) return;
    const change = this.#form.write(this.value);
    await post('/desk', change);
    this.#saved = JSON.stringify(change);
    await desk.refresh();
  }

  discard(): void {
    this.forget();
    if (desk.value !== undefined) this.adopt(desk.value);
  }

  forget(): void {
    this.value = undefined;
    this.#saved = undefined;
  }

  #text(value: Value): string {
    return JSON.stringify(this.#form.write(value));
  }
}
