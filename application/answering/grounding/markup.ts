/** Characters that nobody sees: zero width, turned direction, tags, control. */
const invisible =
  /(?![\n\r\t])\p{Cc}|\p{Cf}|\p{Co}|\p{Zl}|\p{Zp}|\p{Variation_Selector}(?<!\uFE0F)|\u034F|\u115F|\u1160|\u3164|\uFFA0/u;
const shown: readonly RegExp[] = [
  /<\/?[a-z!?][^>]*>?/iu,
  /&(?:#x?[\da-f]+|[a-z]{2,8});/iu,
  /!\s?\[[^\]]*\]/u,
  /```|~~~/u,
  /\$\(|\$\{|\{\{|\}\}|<%|%>/u,
  /^\s*\[[^\]]+\]:\s*\S/u,
];
/** Letters of two alphabets in one word: one of them only looks like the other. */
const mixed =
  /[\p{Script=Latin}]['’-]?[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]['’-]?[\p{Script=Latin}]/u;
/** Digits that are not those of Latin text, and letters made to look like others. */
const disguised =
  /(?![0-9])\p{Nd}|[\u{1D400}-\u{1D7FF}]|[\u{1F100}-\u{1F1FF}]|[\uFF01-\uFF5E]|[\u2460-\u24FF]/u;

/** Whether a clause holds anything but words and common marks. */
export const hasMarkup = (clause: string): boolean =>
  [invisible, mixed, disguised, ...shown].some((pattern) => pattern.test(clause));
