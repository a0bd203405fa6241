import { element } from './element.js';
import type { Host } from './host.js';
import { keep, kept } from './kept.js';
import type { Texts } from './speak.js';

/** Nearer than this, pixels, a drag was a tap. */
const tapMax = 8;

/**
 * The bubble goes to another corner by dragging or with the arrow keys, and away. There it stays for the visit, away until the chat is opened.
 */
export function createPlacing({ place, dock, bubble, options: { site } }: Host, texts: Texts) {
  let from: { readonly x: number; readonly y: number } | undefined;
  let isDragged = false;
  let [moved = ''] = kept(site).split(' ');
  let isAway = kept(site).endsWith('away');
  const note = (): void => {
    keep(site, isAway ? `${moved} away` : moved);
  };
  const move = (vertical?: 'top' | 'bottom', isRight?: boolean): void => {
    const [was = '', side = ''] = (place.dataset['corner'] ?? '').split('-');
    const isEnd = isRight === undefined ? side === 'end' : isRight === (place.dir !== 'rtl');
    moved = `${vertical ?? was}-${isEnd ? 'end' : 'start'}`;
    place.dataset['corner'] = moved;
    note();
  };

  bubble.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowUp') move('top');
    if (key === 'ArrowDown') move('bottom');
    if (key === 'ArrowLeft') move(undefined, false);
    if (key === 'ArrowRight') move(undefined, true);
  });
  bubble.addEventListener('pointerdown', ({ clientX, clientY, pointerId }) => {
    from = { x: clientX, y: clientY };
    isDragged = false;
    bubble.setPointerCapture(pointerId);
  });
  bubble.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (from === undefined) return;
    const [x, y] = [clientX - from.x, clientY - from.y];
    isDragged ||= Math.hypot(x, y) > tapMax;
    if (isDragged) dock.style.translate = `${String(x)}px ${String(y)}px`;
  });
  const drop = ({ clientX, clientY, type }: PointerEvent): void => {
    from = undefined;
    dock.style.translate = '';
    if (isDragged && type === 'pointerup') {
      move(clientY < innerHeight / 2 ? 'top' : 'bottom', clientX > innerWidth / 2);
    }
  };
  bubble.addEventListener('pointerup', drop);
  bubble.addEventListener('pointercancel', drop);
  place.addEventListener(
    'click',
    (event) => {
      if (isDragged) event.stopImmediatePropagation();
      isDragged = false;
    },
    true,
  );

  const away = element('button', { type: 'button', id: 'away', 'aria-label': texts.hide }, '\u00d7');
  away.addEventListener('click', () => {
    isAway = true;
    note();
    window.MiaPulse?.hide();
  });
  bubble.setAttribute('aria-describedby', 'moves');
  dock.append(away, element('span', { id: 'moves', hidden: '' }, texts.moves));

  return {
    back: (): void => {
      isAway = false;
      note();
    },
    /** Nothing of it is left on this device. */
    forget: (): void => {
      moved = '';
      isAway = false;
      note();
    },
  };
}
