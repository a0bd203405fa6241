import type { DeskSettings } from '../../adapters/http/contract/desk.js';
import { codeOf, get, post } from './api.js';
import { Loaded } from './loaded.svelte.js';

/** How the desk behaves. One for the whole window, so that every screen knows when it is paused. */
export const desk = new Loaded(() => get<DeskSettings>('/desk'));

/** Holds at once. Somebody else may have done it a moment ago, which is as good. */
async function switchTo(act: 'pause' | 'resume', doneBefore: string): Promise<void> {
  try {
    await post(`/desk/${act}`);
  } catch (error) {
    if (codeOf(error) !== doneBefore) throw error;
  }
  await desk.refresh();
}

export const pauseDesk = (): Promise<void> => switchTo('pause', 'desk-is-paused');
export const resumeDesk = (): Promise<void> => switchTo('resume', 'desk-is-not-paused');
