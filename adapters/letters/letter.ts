import type { Letter } from '../../application/ports/mail.js';
import type { Block, Link } from './blocks.js';
import { htmlOf } from './layout.js';
import { textOf } from './text.js';

export interface Words {
  readonly subject: string;
  /** BCP 47; English where left out. */
  readonly language?: string;
  /** What a list of letters shows beside the subject; the first paragraph where left out. */
  readonly preview?: string;
  readonly before: readonly Block[];
  /** The one thing to do; a letter that only tells something has none. */
  readonly link?: Link;
  /** Small print. */
  readonly after?: readonly string[];
  /** Where whoever has the letter gets no more of its kind. */
  readonly unsubscribe?: Link;
}

/**
 * A letter as text and as HTML. It is read in the dark and with images off: there are none, nor anything else that is fetched
 * or that tells us of its being read.
 */
export const letterOf = (words: Words): Pick<Letter, 'subject' | 'text' | 'html'> => ({
  subject: words.subject,
  text: textOf(words),
  html: htmlOf(words),
});
