/** What somebody texted, and what it was meant as. */
export interface Texted {
  readonly tenant: string;
  readonly from: string;
  readonly messageId: string;
  readonly kind: 'stop' | 'cancel' | 'start' | 'help' | 'other';
}

/** What a caller did and was told in one call: the caller's own account of it. */
export interface Phoned {
  readonly tenant: string;
  readonly callId: string;
  readonly from: string | null;
  /** How often the caller said yes, to whatever it was. */
  yesCount: number;
  /** Said to the caller: that a text is on its way. */
  promisedCount: number;
  /** Turns in which the caller was told that there will be no texts any more. */
  readonly leftAlone: string[];
}

/** What callers, texters and the phone company know by themselves: the log is held against it. */
export const createPhoneLedger = () => ({
  calls: new Map<string, Phoned>(),
  /** Told by the phone company to have begun, by call. */
  recordings: new Map<string, string>(),
  /** Told to be complete. */
  completed: new Set<string>(),
  texted: new Map<string, Texted>(),
  /** Texts that the house had the phone company send back, by message. */
  replies: [] as string[],
  /** Endings of texts of which the house knows, by attempt. */
  toldEndings: new Map<string, string>(),
  /** What the phone company has yet to tell. */
  awaited: 0,
});
