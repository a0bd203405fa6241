import type { en } from './en/en.js';

/** The shape of a text catalogue: the keys of the English one, with words of any language. */
type Words<Texts> = Texts extends string ? string : { readonly [Key in keyof Texts]: Words<Texts[Key]> };
export type Catalogue = Words<typeof en>;
