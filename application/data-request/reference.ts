/**
 * What a request is called in the register where no letter with a number came: digits out of its random id, so that the same request has
 * the same number at a repetition. `from`: how it came, in capitals.
 */
export const referenceOf = (from: 'WEB' | 'CALL', requestId: string): string => {
  const hex = requestId.replaceAll(/[^0-9a-f]/giu, '').slice(-12);
  return `${from}-${String(Number.parseInt(hex === '' ? '0' : hex, 16)).padStart(9, '0')}`;
};
