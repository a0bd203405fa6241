import { isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js';
import { parsePhoneNumberFromString as parseWithTypes } from 'libphonenumber-js/max';
import { z } from 'zod';
import type { ContactDetails } from '../../application/ports/contact-details.js';

const address = z.email().max(254);
const around = /^[<([{"'„“«:;,]+|[>)\]}"'”“».,;:!?]+$/gu;

/** Reads e-mail addresses by their form, and phone numbers by the numbering plans in libphonenumber. */
export const createContactDetails = (): ContactDetails => ({
  email(text) {
    const words = text.split(/\s+/u).filter((word) => word.includes('@'));
    for (const word of words) {
      const parsed = address.safeParse(
        word
          .replaceAll(around, '')
          .replace(/^mailto:/iu, '')
          .toLowerCase(),
      );
      if (parsed.success) return parsed.data;
    }
    return null;
  },

  phone(text, country) {
    const from = isSupportedCountry(country) ? country : undefined;
    const number = parsePhoneNumberFromString(text, { ...(from && { defaultCountry: from }), extract: true });
    return number?.isPossible() === true ? number.number : null;
  },

  isTextable(to, from) {
    const [number, own] = [parseWithTypes(to), parseWithTypes(from)];
    if (number?.isValid() !== true || number.countryCallingCode !== own?.countryCallingCode) return false;
    // Twenty countries share +1, and texts to most of them are texts abroad.
    if (number.countryCallingCode === '1' && ![number, own].every(isNorthAmerican)) return false;
    // In North America a number does not tell whether it is a mobile one: the carrier will.
    return ['MOBILE', 'FIXED_LINE_OR_MOBILE'].includes(number.getType() ?? '');
  },
});

/** The United States with their territories, and Canada: one country to carriers, as far as texts go. */
const northAmerica: ReadonlySet<string> = new Set(['US', 'CA', 'PR', 'VI', 'GU', 'AS', 'MP']);
const isNorthAmerican = ({ country }: PhoneNumber): boolean => northAmerica.has(country ?? '');
