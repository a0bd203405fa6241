import type { WidgetSettings } from '../adapters/http/contract/widget.js';
import type { Options } from './options.js';
import type { Texts } from './speak.js';

/** What a page may listen to. None of it carries what was said. */
export type HappeningName =
  | 'ready'
  | 'open'
  | 'close'
  | 'sent'
  | 'reply'
  | 'unread'
  | 'ended'
  | 'erased'
  /** Whom the page named was taken for who they are, or not: why not stands in the answer of that request. */
  | 'identified'
  | 'refused';
export type Listener = (detail?: number) => void;

/** What the page said, until it is sent: never before the visitor has written. */
export interface Said {
  /** Who the visitor is, signed by the business's server. */
  token?: string | undefined;
  context?: Readonly<Record<string, unknown>>;
}

/** What the first script hands to the panel. */
export interface Host {
  readonly options: Options;
  readonly settings: WidgetSettings;
  readonly root: ShadowRoot;
  /** Carries the corner; in it stands the dock, and in that the bubble. */
  readonly place: HTMLElement;
  readonly dock: HTMLElement;
  readonly bubble: HTMLButtonElement;
  readonly said: Said;
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
  readonly visitorId: () => string;
  /** There is a token to be sent, once the visitor has written. */
  readonly identify: () => void;
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
  /** What a token names as `visitor`; undefined where there is no chat. Another once a chat has ended. It loads the panel. */
  visitorId(): Promise<string | undefined>;
  /** The business's server has signed who the visitor is. */
  identify(who: { readonly token: string }): void;
  /** Sent with the next message: at most ten texts of 200 characters, whatever is beyond is left out. */
  setContext(context: Readonly<Record<string, unknown>>): void;
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
