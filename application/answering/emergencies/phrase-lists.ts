/** In the order in which they are looked for: what is said of oneself first, the general cry for help last. */
export const fixedKinds = [
  'self-harm',
  'poisoning',
  'violence',
  'fire',
  'gas',
  'electrical',
  'medical',
  'other',
] as const;

export type FixedKind = (typeof fixedKinds)[number];

/** Phrases of one language, as expressions over lower-case words without accents, one space between them. */
export interface LanguagePhrases {
  /** What says by itself that it is happening. */
  readonly happening: Readonly<Record<FixedKind, readonly string[]>>;
  /** Names of dangers: reported only in a frame, or cried out alone. */
  readonly named: Readonly<Partial<Record<FixedKind, string>>>;
  readonly frames: readonly string[];
  /** Words that say nothing but that somebody calls for help; they count where nothing else is said. */
  readonly cries: string;
}

/** Up to so many words between two others. */
export const upTo = (count: number): string => `(?: [\\p{L}\\d]+){0,${String(count)}}`;
