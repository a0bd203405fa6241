import { post } from './api.js';
import type { Loaded } from './loaded.svelte.js';

interface Form<Value, Settings> {
  readonly read: (settings: Settings) => Value;
  /** What is posted: the part of the settings that the section is about. */
  readonly write: (value: Value) => object;
}

/** Where the settings come from, and where a change of them is posted. */
interface Origin<Settings> {
  readonly path: string;
  readonly settings: Loaded<Settings>;
}

/** What a section needs of an edit, whatever it is a section of. */
export interface Editing<Value> {
  readonly value: Value | undefined;
  readonly isDirty: boolean;
  save(): Promise<void>;
  discard(): void;
}

/** One section of a screen of settings as it is being edited. It outlives the screen, so that going elsewhere loses nothing. */
export class Edit<Value, Settings> implements Editing<Value> {
  value = $state<Value>();
  readonly isDirty = $derived.by(() => this.#written !== undefined && this.#written !== this.#saved);
  readonly #written = $derived.by(() => (this.value === undefined ? undefined : this.#text(this.value)));
  #saved = $state.raw<string>();
  readonly #origin: Origin<Settings>;
  readonly #form: Form<Value, Settings>;

  constructor(origin: Origin<Settings>, form: Form<Value, Settings>) {
    this.#origin = origin;
    this.#form = form;
  }

  /** Takes over what the server knows; words that were typed here and not saved stay. */
  adopt(settings: Settings): void {
    const next = this.#form.read(settings);
    const text = this.#text(next);
    if (text === this.#saved) return;
    if (!this.isDirty) this.value = next;
    this.#saved = text;
  }

  async save(): Promise<void> {
    if (this.value === undefined) return;
    const change = this.#form.write(this.value);
    await post(this.#origin.path, change);
    this.#saved = JSON.stringify(change);
    await this.#origin.settings.refresh();
  }

  discard(): void {
    this.forget();
    const known = this.#origin.settings.value;
    if (known !== undefined) this.adopt(known);
  }

  forget(): void {
    this.value = undefined;
    this.#saved = undefined;
  }

  #text(value: Value): string {
    return JSON.stringify(this.#form.write(value));
  }
}
