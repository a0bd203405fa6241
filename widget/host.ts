import type { WidgetSettings } from '../adapters/http/contract/widget.js';

/** What the first script hands to the panel. */
export interface Host {
  /** Where the desk is, such as `https://desk.example.com`. */
  readonly base: string;
  readonly site: string;
  readonly root: ShadowRoot;
  readonly settings: WidgetSettings;
  /** Gives the bubble the focus back. */
  readonly onClose: () => void;
}

export interface Panel {
  readonly open: () => void;
  readonly close: () => void;
  readonly isOpen: boolean;
}

/** The two scripts find each other by this name alone. */
export interface MiaPulseGlobal {
  open(): void;
  close(): void;
  toggle(): void;
  /** Set by the panel's script. */
  panel?: (host: Host) => Panel;
}

declare global {
  interface Window {
    MiaPulse?: MiaPulseGlobal;
  }
}
