/** What a letter is made of, as data: the same blocks become HTML and plain text. Every text in them is text, never markup. */
export type Block =
  /** A paragraph; a line break in it stays one. */
  | string
  | { readonly kind: 'heading'; readonly text: string }
  /** One more place to go, beside the one thing to do. */
  | { readonly kind: 'link'; readonly link: Link }
  /** Characters to type off, such as a code of six digits. */
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** A small chart of cells with a colour, so that it is seen with images off. */
  | { readonly kind: 'bars'; readonly caption: string; readonly bars: readonly Bar[] }
  /** What was said in a conversation, oldest first. */
  | { readonly kind: 'said'; readonly lines: readonly Said[] };

export interface Figure {
  readonly label: string;
  /** As it is read, with its unit: `12`, `4 min`. */
  readonly value: string;
  /** Against the time before: `+3 to last week`. */
  readonly change?: string;
}

export interface Bar {
  readonly label: string;
  /** At least 0; the longest bar is that of the largest amount. */
  readonly amount: number;
  /** As it is read; the amount where left out. */
  readonly shown?: string;
}

export interface Said {
  readonly who: string;
  /** Ours stands apart from what others said. */
  readonly isOurs: boolean;
  readonly text: string;
  readonly links: readonly Link[];
}

export interface Link {
  readonly url: string;
  readonly label: string;
}
