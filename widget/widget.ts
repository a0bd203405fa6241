import type { SettingsRequest, WidgetSettings } from '../adapters/http/contract/widget.js';
import type { MiaPulseGlobal, Panel } from './host.js';

const style = `:host{all:initial;position:fixed;inset-block-end:20px;inset-inline-end:20px;z-index:2147483000;color-scheme:light dark}
#bubble{all:unset;box-sizing:border-box;display:grid;place-items:center;width:56px;height:56px;border-radius:50%;background:#3540c4;color:#fff;cursor:pointer;box-shadow:0 2px 6px #0003,0 8px 24px #0003;transition:transform .15s}
#bubble:hover{transform:scale(1.05)}#bubble:focus-visible{outline:3px solid #3540c4;outline-offset:3px}
#bubble[aria-busy=true]{opacity:.7}#bubble svg{width:26px;height:26px;fill:currentColor}
@media (forced-colors:active){#bubble{border:2px solid ButtonText}}
@media (prefers-reduced-motion:reduce){#bubble{transition:none}}@media print{:host{display:none}}`;
const labels: Readonly<Record<string, string | undefined>> = {
  en: 'Open chat',
  es: 'Abrir chat',
  de: 'Chat \u00f6ffnen',
  fr: 'Ouvrir le chat',
};
const icon =
  'M12 3C6.5 3 2 6.8 2 11.5c0 2.6 1.4 5 3.6 6.5L5 22l4.6-2.3c.8.2 1.6.3 2.4.3 5.5 0 10-3.8 10-8.5S17.500 3 12 3z';

/** Draws the bubble; everything else is loaded when somebody means to use it. Never throws into the page it is on. */
function start(): void {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement) || window.MiaPulse !== undefined) return;
  const site = script.dataset['site'] ?? '';
  const base = new URL(script.src).origin;
  let panel: Panel | undefined;
  let loading: Promise<Panel | undefined> | undefined;

  const call = (act: (panel: Panel) => void): void => {
    void load().then((loaded) => {
      if (loaded !== undefined) act(loaded);
    });
  };
  const api: MiaPulseGlobal = {
    open: () => {
      call((loaded) => {
        loaded.open();
      });
    },
    close: () => panel?.close(),
    toggle: () => {
      if (panel?.isOpen === true) panel.close();
      else api.open();
    },
  };
  window.MiaPulse = api;

  const settled = settings(base, site);
  const host = document.createElement('div');
  // Session recorders of the page keep their eyes shut here.
  host.setAttribute('data-private', '');
  host.className = 'ph-no-capture sentry-block rr-block';
  const root = host.attachShadow({ mode: 'open' });
  const bubble = document.createElement('button');

  const load = async (): Promise<Panel | undefined> => {
    loading ??= loadPanel();
    bubble.setAttribute('aria-busy', 'true');
    panel = await loading.catch(() => undefined);
    // A script that did not come may come next time.
    if (panel === undefined) loading = undefined;
    bubble.setAttribute('aria-busy', 'false');
    return panel;
  };
  const loadPanel = async (): Promise<Panel | undefined> => {
    const [answer] = await Promise.all([settled, addScript(`${base}/widget-panel.js`)]);
    if (answer === undefined) return undefined;
    return api.panel?.({
      base,
      site,
      root,
      settings: answer,
      onClose: () => {
        bubble.setAttribute('aria-expanded', 'false');
        bubble.focus();
      },
    });
  };

  void settled.then((answer) => {
    // Unknown site, or nobody there: no bubble is better than one that leads nowhere.
    if (answer === undefined) return;
    draw(root, bubble, answer);
    bubble.addEventListener('pointerenter', () => void load());
    bubble.addEventListener('focus', () => void load());
    bubble.addEventListener('click', () => {
      api.toggle();
      bubble.setAttribute('aria-expanded', 'true');
    });
    document.body.append(host);
  });
}

function draw(root: ShadowRoot, bubble: HTMLButtonElement, { language, businessName }: WidgetSettings): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  bubble.id = 'bubble';
  bubble.type = 'button';
  bubble.lang = language;
  bubble.setAttribute('aria-label', `${labels[language] ?? 'Open chat'}: ${businessName}`);
  bubble.setAttribute('aria-haspopup', 'dialog');
  bubble.setAttribute('aria-expanded', 'false');
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', icon);
  svg.append(path);
  bubble.append(svg);
  root.append(bubble);
}

/** The one request before anybody means to use it; it also reports the page view, unless the visitor asks not to be counted. */
async function settings(base: string, site: string): Promise<WidgetSettings | undefined> {
  const { doNotTrack } = navigator;
  const refuses =
    doNotTrack === '1' || ('globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true);
  const asked: SettingsRequest = {
    site,
    pageUrl: location.href.slice(0, 2_000),
    referrer: document.referrer.slice(0, 2_000),
    language: document.documentElement.lang || navigator.language,
    pageView: !refuses,
  };
  try {
    const answer = await fetch(`${base}/widget/v1/settings`, { method: 'POST', body: JSON.stringify(asked) });
    return answer.ok ? ((await answer.json()) as WidgetSettings) : undefined;
  } catch {
    return undefined;
  }
}

const addScript = (src: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    // A page with Trusted Types lets nobody set an address without a policy of its own.
    const policy = window.trustedTypes?.createPolicy('miapulse', { createScriptURL: (url: string) => url });
    script.src = (policy?.createScriptURL(src) ?? src) as string;
    script.async = true;
    script.addEventListener('load', () => {
      resolve();
    });
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error('not loaded'));
    });
    document.head.append(script);
  });

declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL(url: string): string },
      ): { createScriptURL(url: string): unknown };
    };
  }
}

try {
  start();
} catch {
  // Whatever it is, the page goes on without a chat.
}
