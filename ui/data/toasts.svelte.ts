import { messageOf } from './api.js';
import { newId } from './new-id.js';

/** What can be done about it right there, such as taking it back. */
interface ToastAct {
  readonly label: string;
  readonly run: () => Promise<void> | void;
}
interface Toast {
  readonly toastId: string;
  readonly text: string;
  readonly act: ToastAct | undefined;
}

const countMax = 3;

/** What is said in passing in this window, the newest last. */
export const toasts: { list: readonly Toast[] } = $state({ list: [] });

/** The same words stand there once: said again, they are heard again. */
export function toast(text: string, act?: ToastAct): void {
  const dialog = document.querySelector('dialog[open]');
  if (dialog !== null) {
    // What stands behind it is not heard.
    const shut = (): void => {
      toast(text, act);
    };
    dialog.addEventListener('close', shut, { once: true });
    return;
  }
  const others = toasts.list.filter((one) => one.text !== text);
  toasts.list = [...others, { toastId: newId(), text, act }].slice(-countMax);
}

export function dismiss(toastId: string): void {
  toasts.list = toasts.list.filter((one) => one.toastId !== toastId);
}

/** It is done once. What goes wrong is said in its place. */
export async function runToast({ toastId, act }: Toast): Promise<void> {
  dismiss(toastId);
  try {
    await act?.run();
  } catch (error) {
    toast(messageOf(error));
  }
}

/** The next person in this window is told nothing of this one. */
export function forgetToasts(): void {
  toasts.list = [];
}
