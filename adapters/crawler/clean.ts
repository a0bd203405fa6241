/** Characters that are not seen but read: zero-width, bidirectional controls, tags and supplementary variation selectors. */
const unseen =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\u{E0000}-\u{E0FFF}]/gu;
const controls = /\p{Cc}+/gu;

/** Text as a person sees it: one space between words, and nothing that does not show. */
export const clean = (text: string): string =>
  text.replace(unseen, '').replace(controls, ' ').replaceAll(/\s+/gu, ' ').trim();
