import type { WidgetSettings } from '../adapters/http/contract/widget.js';
import type { Options } from './options.js';
import type { Texts } from './speak.js';

/** What a page may listen to. None of it carries what was said. */
export type HappeningName = 'ready' | 'open' | 'close' | 'sent' | 'reply' | 'unread' | 'ended' | 'erased';
export type Listener = (detail?: number) => void;

/** What the first script hands to the panel. */
export interface Host {
  readonly options: Options;
  readonly settings: WidgetSettings;
  readonly root: ShadowRoot;
  /** Carries the corner; in it stands the dock, and in that the bubble. */
  readonly place: HTMLElement;
  readonly dock: HTMLElement;
  readonly bubble: HTMLButtonElement;
  readonly emit: (name: HappeningName, detail?: number) => void;
  /** Gives the bubble the focus back. */
  readonly onClose: () => void;
  /** `words`: how many, as it is read out. */
  readonly onUnread: (count: number, words: string) => void;
}

export interface Panel {
  readonly open: () => void;
  readonly close: () => void;
  readonly isOpen: boolean;
}

/** The one global: what a page may ask of the widget. */
export interface MiaPulseGlobal {
  open(): void;
  close(): void;
  toggle(): void;
  /** The bubble, after `hide` or on a hidden page. */
  show(): void;
  /** The bubble and the panel, until the page is left. */
  hide(): void;
  /** The visitor agrees that page views are counted, where the embed says `data-usage="consent"`. */
  allowUsage(): void;
  on(name: HappeningName, listener: Listener): void;
  off(name: HappeningName, listener: Listener): void;
  /** Set by the scripts that come later; no business of the page. */
  panel?: (host: Host, texts: Texts) => Panel;
  texts?: Texts;
}

declare global {
  interface Window {
    MiaPulse?: MiaPulseGlobal;
  }
}
