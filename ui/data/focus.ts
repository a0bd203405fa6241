import { tick } from 'svelte';

/** Moves the focus once the screen has changed, so that nobody who works by keyboard is thrown back to its top. */
export async function focusOn(id: string): Promise<void> {
  await tick();
  document.getElementById(id)?.focus();
}
