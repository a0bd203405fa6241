import type { Element } from 'domhandler';
import { isSameColour, isTransparent } from './colours.js';
import type { Style } from './styles.js';
import { ancestorsOf } from './tree.js';

interface Needs {
  readonly styleOf: (element: Element) => Style;
  /** Ids of what a button on the page opens: a tab, an answer. */
  readonly opened: ReadonlySet<string>;
}

const forScreenReaders = /(^|\s)(sr-only|visually-hidden(-focusable)?|screen-reader-(text|only))(\s|$)/u;

/** Whether an element itself is kept from view. What can be opened on the page is there to be read. */
export function createHidden({ styleOf, opened }: Needs): (element: Element) => boolean {
  const known = new WeakMap<Element, boolean>();
  const decide = (element: Element): boolean => {
    const { attribs } = element;
    if (attribs['aria-hidden'] === 'true' || forScreenReaders.test(attribs['class'] ?? '')) return true;
    const style = styleOf(element);
    const isClosed =
      style.get('display') === 'none' ||
      (attribs['hidden'] !== undefined && attribs['hidden'] !== 'until-found');
    if (isClosed) return !opened.has(attribs['id'] ?? '');
    return style.size > 0 && (isUnseen(style) || isOwnBackground(element, style, styleOf));
  };
  return (element) => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const isHidden = decide(element);
    known.set(element, isHidden);
    return isHidden;
  };
}

const number = (style: Style, property: string): number =>
  Number.parseFloat(style.get(property) ?? '') || (/^[-+]?0/u.test(style.get(property) ?? '') ? 0 : NaN);

/** Far enough away in pixels, `em` or per cent. */
const isAway = (style: Style, property: string): boolean => {
  const value = style.get(property) ?? '';
  const distance = Number.parseFloat(value);
  return distance <= (/(em|%|vw|vh|ch)\s*$/u.test(value) ? -50 : -400);
};

function isUnseen(style: Style): boolean {
  const visibility = style.get('visibility');
  const position = style.get('position');
  const isPlaced = position === 'absolute' || position === 'fixed';
  const isCut = /^(hidden|clip)/u.test(style.get('overflow') ?? '');
  return (
    visibility === 'hidden' ||
    visibility === 'collapse' ||
    number(style, 'opacity') <= 0.02 ||
    number(style, 'font-size') < 0.1 ||
    isAway(style, 'text-indent') ||
    isAway(style, 'margin-left') ||
    (isPlaced && ['left', 'top', 'right', 'bottom'].some((side) => isAway(style, side))) ||
    /^rect\(\s*(0|1)(px)?[\s,]+(0|1)(px)?[\s,]+(0|1)(px)?[\s,]+(0|1)(px)?\s*\)/u.test(
      style.get('clip') ?? '',
    ) ||
    /^(inset\(\s*(50|100)%|circle\(\s*0)/u.test(style.get('clip-path') ?? '') ||
    /scale\(\s*0\s*\)|translate\w*\(\s*-\d{4,}px/u.test(style.get('transform') ?? '') ||
    (isCut && ['height', 'width', 'max-height', 'max-width'].some((side) => number(style, side) <= 1))
  );
}

/** Written in the colour it stands on, as far as the page itself says which that is. */
function isOwnBackground(element: Element, style: Style, styleOf: Needs['styleOf']): boolean {
  const colour = style.get('color');
  if (colour === undefined) return false;
  if (isTransparent(colour)) return true;
  const ground = groundOf(element, style, styleOf);
  return ground !== undefined && isSameColour(colour, ground);
}

function groundOf(element: Element, style: Style, styleOf: Needs['styleOf']): string | undefined {
  const own = backgroundOf(style, element);
  if (own !== undefined) return own;
  for (const ancestor of ancestorsOf(element)) {
    const background = backgroundOf(styleOf(ancestor), ancestor);
    if (background !== undefined) return background;
    // A class may bring a background from a style sheet that was not read, so nothing is known behind it.
    if (ancestor.attribs['class'] !== undefined) return undefined;
  }
  return 'white';
}

const backgroundOf = (style: Style, { attribs }: Element): string | undefined =>
  style.get('background-color') ?? style.get('background') ?? attribs['bgcolor'];
