/**
 * How long the model may think: as little as its family can, because a visitor waits and the sources stand in the prompt.
 * Undefined for a model that does not reason, or that may not know the word.
 */
export function reasoningEffortOf(model: string): 'none' | 'minimal' | undefined {
  if (/^gpt-5\.\d+(-mini|-nano)?(-\d{4}-\d{2}-\d{2})?$/u.test(model)) return 'none';
  if (/^gpt-5(-mini|-nano)?(-\d{4}-\d{2}-\d{2})?$/u.test(model)) return 'minimal';
  return undefined;
}
