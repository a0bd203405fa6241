/** A number as it is saved: `+1 (202) 555-0143` becomes `+12025550143`. */
export const dialled = (text: string): string => text.replace(/[\s().\-–/]/gu, '');

export const isNumber = (text: string): boolean => /^\+[1-9]\d{6,14}$/u.test(dialled(text));

/** A North American number in groups, as people read it aloud; any other as it is. */
export const numberText = (number: string): string =>
  number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/u, '+1 $1 $2 $3');
