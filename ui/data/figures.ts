export interface Piece {
  readonly text: string;
  /** A price, time or other figure that the other text does not have. */
  readonly isChanged: boolean;
}

const figure = /((?:[$€£¥]\s?)?\d+(?:[.,:–-]\d+)*(?:\s?[€%])?)/u;

/** A text in pieces, so that the figures by which it differs from another can be marked. */
export function markedFigures(text: string, other: string): readonly Piece[] {
  const known = new Set(other.split(figure).filter((_piece, index) => index % 2 === 1));
  return text
    .split(figure)
    .map((piece, index) => ({ text: piece, isChanged: index % 2 === 1 && !known.has(piece) }))
    .filter((piece) => piece.text !== '');
}
