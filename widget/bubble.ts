import type { WidgetSettings } from '../adapters/http/contract/widget.js';
import { inkOn } from './colour.js';
import { kept } from './kept.js';
import type { Options } from './options.js';

const own = '#3540c4';
/** What the page says with `!important` loses against what we say with it. */
const style = `:host{all:initial!important;display:contents!important;color-scheme:light dark!important}[hidden]{display:none!important}
#dock{position:fixed;inset-block:auto 20px;inset-inline:auto 20px;z-index:2147483000}
[data-corner^=top] #dock{inset-block:20px auto}[data-corner$=start] #dock{inset-inline:20px auto}
#bubble{all:unset;box-sizing:border-box;display:grid;place-items:center;width:56px;height:56px;border-radius:50%;background:var(--b);color:var(--i);cursor:pointer;touch-action:none;box-shadow:0 0 0 1px #0002,0 2px 6px #0003,0 8px 24px #0003}
#bubble:focus-visible{outline:3px solid var(--b);outline-offset:3px;box-shadow:0 0 0 3px var(--i)}
#bubble[aria-busy=true]{opacity:.7}svg{width:26px;height:26px;fill:currentColor}
#tip{position:absolute;inset-block-end:100%;inset-inline-end:0;inline-size:max-content;max-inline-size:220px;margin-block:8px;padding:8px 12px;border-radius:10px;background:#1b1c21;color:#fff;font:14px/1.4 system-ui,sans-serif}
#tip:empty{display:none}[data-corner^=top] #tip{inset-block:100% auto}[data-corner$=start] #tip{inset-inline:0 auto}
#count{position:absolute;inset-block-start:-4px;inset-inline-end:-4px;min-width:20px;border-radius:10px;background:#b3261e;color:#fff;font:700 12px/20px system-ui,sans-serif;text-align:center}#count:empty{display:none}
@media (forced-colors:active){#bubble{border:2px solid ButtonText}}@media print{#dock{display:none}}`;
const icon =
  'M12 3C6.5 3 2 6.8 2 11.5c0 2.6 1.4 5 3.6 6.5L5 22l4.6-2.3c.8.2 1.6.3 2.4.3 5.5 0 10-3.8 10-8.5S17.5 3 12 3z';

/** Draws the bubble in an open shadow root. */
export function createBubble({ site, corner, colour, texts }: Options, settings: WidgetSettings) {
  const { language, businessName, bubble: words } = settings;
  const host = document.createElement('div');
  // Session recorders of the page keep their eyes shut here.
  host.className = 'ph-no-capture sentry-block rr-block fs-exclude';
  for (const name of ['private', 'hj-suppress', 'clarity-mask', 'dd-privacy']) {
    host.setAttribute(`data-${name}`, name === 'dd-privacy' ? 'hidden' : 'true');
  }
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];

  const make = (name: string, id: string, ...children: readonly Node[]): HTMLElement => {
    const made = document.createElement(name);
    made.id = id;
    made.append(...children);
    return made;
  };
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', icon);
  svg.append(path);
  const count = make('span', 'count');
  const bubble = make('button', 'bubble', svg, count) as HTMLButtonElement;
  const tip = make('div', 'tip');
  const dock = make('div', 'dock', bubble, tip);
  const place = make('div', 'place', dock);
  const [moved = ''] = kept(site).split(' ');
  place.dataset['corner'] = moved === '' ? corner : moved;
  place.lang = language;
  place.dir = language === 'ar' ? 'rtl' : 'ltr';
  tip.setAttribute('role', 'status');
  dock.style.setProperty('--b', colour || own);
  dock.style.setProperty('--i', inkOn(colour || own));
  bubble.type = 'button';
  const label = `${texts['open'] ?? words.open}: ${businessName}`;
  const say = (name: string, value: string): void => {
    if (value === '') bubble.removeAttribute(`aria-${name}`);
    else bubble.setAttribute(`aria-${name}`, value);
  };
  say('label', label);
  say('haspopup', 'dialog');
  say('expanded', 'false');
  root.append(place);
  return {
    ...{ host, root, place, dock, bubble, say },
    /** Beside the bubble; empty for nothing. */
    tell: (text: string): void => {
      if (tip.textContent !== text) tip.textContent = text;
    },
    unread: (many: number, said: string): void => {
      count.textContent = many > 0 ? String(many) : '';
      say('label', many > 0 ? `${label}. ${said}` : label);
    },
  };
}
