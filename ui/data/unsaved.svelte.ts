import { businessEdits } from './business-edits.svelte.js';
import { deskEdits } from './edits.svelte.js';
import { lineEdits } from './line-edits.svelte.js';

/** Where something was typed and not saved. */
export const unsaved = {
  get desk(): boolean {
    return deskEdits.some(({ isDirty }) => isDirty);
  },
  get line(): boolean {
    return lineEdits.some(({ isDirty }) => isDirty);
  },
  get business(): boolean {
    return businessEdits.some(({ isDirty }) => isDirty);
  },
  get isThere(): boolean {
    return this.desk || this.line || this.business;
  },
};

/** Nobody reads what somebody else typed: called when the window changes hands. */
export function forgetEdits(): void {
  for (const edit of [...deskEdits, ...lineEdits, ...businessEdits]) edit.forget();
}

addEventListener('beforeunload', (event) => {
  if (unsaved.isThere) event.preventDefault();
});
