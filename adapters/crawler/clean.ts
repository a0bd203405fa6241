/** Characters that are not seen but read: zero-width, bidirectional controls, tags and variation selectors. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;
const controls = /\p{Cc}+/gu;

/** Text as a person sees it: one space between words, and nothing that does not show. */
export const clean = (text: string): string =>
  text.replace(unseen, '').replace(controls, ' ').replaceAll(/\s+/gu, ' ').trim();
