/** What the embed's `data-` attributes say. */
export interface Options {
  /** Where the desk is, such as `https://desk.example.com`. */
  readonly base: string;
  readonly site: string;
  /** `bottom-end`, `bottom-start`, `top-end` or `top-start`. */
  readonly corner: string;
  /** `#rrggbb`; empty for the house's own. */
  readonly colour: string;
  /** BCP 47, the first choice first, with commas between: of the embed, the page, the browser. */
  readonly languages: string;
  readonly usage: string;
  /** By their keys: what the page words for itself. */
  readonly texts: Readonly<Record<string, string>>;
  readonly nonce: string;
  readonly isHiddenOn: (path: string) => boolean;
}

/** The embed's own tag; a tag manager leaves no current script. */
export const embedTag = (): HTMLScriptElement | null =>
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[data-site][src*="/widget.js"]');

export function optionsOf({ src, nonce, dataset }: HTMLScriptElement): Options {
  const { site = '', position = '', colour = '', language, hidden = '', usage = 'on', texts } = dataset;
  const [, vertical, side] = /^(top|bottom)-(start|end)$/u.exec(position) ?? [];
  const pages = hidden.split(',').map((page) => page.trim());
  const spoken = [language, document.documentElement.lang, ...navigator.languages];
  return {
    base: new URL(src).origin,
    site,
    corner: `${vertical ?? 'bottom'}-${side ?? 'end'}`,
    colour: /^#[\da-f]{6}$/iu.test(colour) ? colour : '',
    languages: spoken.filter(Boolean).join().slice(0, 200),
    usage,
    texts: textsIn(texts),
    nonce,
    // `/checkout` is one page, `/account/*` all below it.
    isHiddenOn: (path) =>
      pages.some((page) => (page.endsWith('*') ? path.startsWith(page.slice(0, -1)) : page === path)),
  };
}

function textsIn(json = '{}'): Options['texts'] {
  try {
    return JSON.parse(json) as Options['texts'];
  } catch {
    return {};
  }
}
