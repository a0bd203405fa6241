import { addScript } from './add-script.js';
import { createBubble } from './bubble.js';
import type { HappeningName, Listener, MiaPulseGlobal, Panel, Said } from './host.js';
import { kept } from './kept.js';
import { embedTag, optionsOf } from './options.js';
import { onRoute, settingsFor } from './visit.js';

/** Draws the bubble; everything else is loaded when somebody means to use it. */
function start(): void {
  const tag = embedTag();
  // Whoever embeds it twice by mistake gets it once.
  if (tag === null || window.MiaPulse !== undefined) return;
  const options = optionsOf(tag);
  const said: Said = {};
  const listeners = new Map<HappeningName, Set<Listener>>();
  const emit = (name: HappeningName, detail?: number): void => {
    // An error in a listener is the page's own.
    for (const listener of listeners.get(name) ?? []) {
      queueMicrotask(() => {
        listener(detail);
      });
    }
  };
  let isAllowed = options.usage === 'on';
  const isWanted = (): boolean =>
    !options.isHiddenOn(location.pathname) && !kept(options.site).endsWith('away');
  let isShown = isWanted();
  let panel: Panel | undefined;
  let loading: Promise<Panel | undefined> | undefined;

  // In a task of its own, so that neither is felt.
  const settled = new Promise<void>((resolve) => setTimeout(resolve)).then(() =>
    settingsFor(options, isAllowed),
  );
  // Unknown site, or nobody there: no bubble is better than one that leads nowhere.
  const drawn = settled.then((settings) => settings && { settings, ...createBubble(options, settings) });

  const loadPanel = async (): Promise<Panel | undefined> => {
    const bubble = await drawn;
    if (bubble === undefined) return undefined;
    const { settings, ...parts } = bubble;
    parts.say('busy', 'true');
    try {
      await Promise.all(
        ['panel', `texts-${settings.language}`].map((name) =>
          addScript(`${options.base}/widget-${name}.js`, options.nonce),
        ),
      );
      const texts = { ...api.texts, ...options.texts } as NonNullable<MiaPulseGlobal['texts']>;
      const onClose = (): void => {
        parts.say('expanded', 'false');
        parts.bubble.focus();
      };
      return api.panel?.({ ...parts, options, settings, said, emit, onClose, onUnread: parts.unread }, texts);
    } finally {
      parts.say('busy', '');
    }
  };
  const load = async (): Promise<Panel | undefined> => {
    loading ??= loadPanel();
    panel = await loading.catch(() => undefined);
    // A script that did not come may come next time.
    if (panel === undefined) loading = undefined;
    return panel;
  };
  const setShown = (shown: boolean): void => {
    isShown = shown;
    void drawn.then((bubble) => {
      if (bubble === undefined) return;
      bubble.place.hidden = !shown;
      // Some pages put a new body in the place of the old one.
      if (!bubble.host.isConnected) document.body.append(bubble.host);
    });
  };

  const api: MiaPulseGlobal = {
    open: () =>
      void load().then(async (loaded) => {
        const bubble = await drawn;
        bubble?.tell(loaded === undefined ? bubble.settings.bubble.unreachable : '');
        if (bubble === undefined || loaded === undefined) return;
        setShown(true);
        loaded.open();
        bubble.say('expanded', 'true');
      }),
    close: () => panel?.close(),
    toggle: () => {
      if (panel?.isOpen === true) panel.close();
      else api.open();
    },
    show: () => {
      setShown(true);
    },
    hide: () => {
      panel?.close();
      setShown(false);
    },
    allowUsage: () => {
      if (isAllowed || options.usage !== 'consent') return;
      isAllowed = true;
      void settingsFor(options, true);
    },
    visitorId: async () => (await load())?.visitorId(),
    identify: ({ token }) => {
      said.token = token;
      panel?.identify();
    },
    setContext: (context) => {
      said.context = context;
    },
    on: (name, listener) => {
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
    },
    off: (name, listener) => {
      listeners.get(name)?.delete(listener);
    },
  };
  window.MiaPulse = api;

  onRoute(() => {
    setShown(isWanted());
    if (isAllowed) void settingsFor(options, true, location.origin);
  });
  const draw = async (): Promise<void> => {
    const bubble = await drawn;
    if (bubble === undefined) return;
    for (const name of ['pointerenter', 'focus']) bubble.bubble.addEventListener(name, () => void load());
    bubble.bubble.addEventListener('click', () => {
      api.toggle();
    });
    setShown(isShown);
    emit('ready');
  };
  // In the head of a page that is still coming there is no body yet.
  if ((document.body as HTMLElement | null) === null)
    addEventListener('DOMContentLoaded', () => void draw().catch(() => undefined));
  else void draw().catch(() => undefined);
}

try {
  start();
} catch {
  // Whatever it is, the page goes on without a chat.
}
