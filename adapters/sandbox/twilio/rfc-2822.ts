/** A moment as Twilio writes it (RFC 2822, always in GMT). */
export const rfc2822 = (moment: Date): string => moment.toUTCString().replace('GMT', '+0000');
