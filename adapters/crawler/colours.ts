type Colour = readonly [red: number, green: number, blue: number];

const named: Readonly<Record<string, Colour>> = {
  white: [255, 255, 255],
  black: [0, 0, 0],
  snow: [255, 250, 250],
  ivory: [255, 255, 240],
  ghostwhite: [248, 248, 255],
  whitesmoke: [245, 245, 245],
};
/** So far apart in each channel that nobody tells them from each other. */
const nearness = 8;

export const isTransparent = (text: string): boolean =>
  text === 'transparent' || /^(rgba|hsla)\([^)]*[,/]\s*0(\.0+)?%?\s*\)$/u.test(text);

/** Whether text of the one colour on the other cannot be seen. What is not understood is taken to be seen. */
export function isSameColour(one: string, other: string): boolean {
  const [first, second] = [colourOf(one), colourOf(other)];
  if (first === undefined || second === undefined) return false;
  return first.every((channel, index) => Math.abs(channel - (second[index] ?? 0)) <= nearness);
}

function colourOf(text: string): Colour | undefined {
  const word = text.trim().toLowerCase();
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/u.exec(word)?.[1];
  if (hex !== undefined) {
    const [red = 0, green = 0, blue = 0] = (
      hex.length === 3 ? (hex.match(/./gu) ?? []).map((digit) => digit + digit) : (hex.match(/../gu) ?? [])
    ).map((pair) => Number.parseInt(pair, 16));
    return [red, green, blue];
  }
  const channels = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/u.exec(word);
  if (channels !== null) return [Number(channels[1]), Number(channels[2]), Number(channels[3])];
  return named[word];
}
