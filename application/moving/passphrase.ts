/** What seals a business that is taken out. No way leads around it, so it must not be guessed. */
export const passphraseLength = { min: 12, max: 1_000 } as const;
