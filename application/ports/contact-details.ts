/** Reads contact details out of what a person typed. */
export interface ContactDetails {
  /** The address in lower case, or null when there is none in the text. */
  email(text: string): string | null;
  /** E.164, or null. `country`: ISO 3166-1 alpha-2, for numbers written without a country code. */
  phone(text: string, country: string): string | null;
  /** Whether a number can be sent a text from another: a mobile one, as far as it can be told, of the same country. Both E.164. */
  isTextable(to: string, from: string): boolean;
}
