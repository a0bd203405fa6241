/** Nobody notes and sorts more about one conversation, or about texts before the next one comes; a program that does is stopped here. */
export const sortingCountMax = 200;
