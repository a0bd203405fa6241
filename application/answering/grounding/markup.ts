/** Characters that nobody sees: zero width, turned direction, tags, control. */
const invisible =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0E\uFEFF\uFFA0\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/u;
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
