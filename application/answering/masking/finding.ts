/** What a placeholder says was there. */
export const removals = [
  'card number',
  'card security code',
  'bank account number',
  'social security number',
  'tax number',
  'identity number',
  'passport number',
  'driving licence number',
  'password',
  'PIN',
  'code',
  'API key',
] as const;

type Removal = (typeof removals)[number];

/** Where in a folded text something stands that must not be kept; `end` is exclusive. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly what: Removal;
}

export const placeholderOf = (what: Removal): string => `[${what} removed]`;

/** Where the first group of each match stands. The expression needs the flags `g` and `d`. */
export const groupsOf = (expression: RegExp, text: string, what: Removal): readonly Finding[] =>
  [...text.matchAll(expression)].flatMap((match) => {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    return end > start ? [{ start, end, what }] : [];
  });

export const digitsIn = (text: string): string => text.replaceAll(/\D/gu, '');

const business =
  /\b(?:order|orders|ref|reference|invoice|booking|reservation|ticket|case|part|parts|model|sku|serial|item|product|tracking|parcel|article|quote|customer|member|membership|voucher|gift|pedido|factura|reserva|referencia|bestell\w*|auftrag\w*|rechnung\w*|artikel\w*|kunden\w*|buchung\w*|commande|facture|reservation|dossier|encomenda|fatura|phone|tel|telephone|telefono|telefon|fax|mobile|cell|imei|isbn|ean)\b[^\n\d]{0,24}$/iu;

/** Whether the words just before say that a number is one of business: an order's, an invoice's, a telephone's. */
export const announcedAsBusiness = (text: string, start: number): boolean =>
  business.test(text.slice(Math.max(0, start - 48), start));
