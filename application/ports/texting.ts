export interface Text {
  readonly tenant: string;
  readonly contactId: string;
  readonly requestId: string;
  readonly attemptId: string;
  /** E.164. */
  readonly from: string;
  readonly to: string;
  readonly body: string;
  /** How long the carrier may try; afterwards it does not deliver it any more. Milliseconds. */
  readonly validMs: number;
}

export type TextReceipt =
  | { readonly outcome: 'accepted'; readonly textRef: string }
  /** It was not taken, for certain. `code`: the carrier's own. */
  | { readonly outcome: 'rejected'; readonly code: string }
  /** It may have been taken: never send it again. */
  | { readonly outcome: 'unknown' };

/** Texts to callers. An outcome is data; `send` raises only for a bug, and never tries twice. */
export interface Texting {
  send(text: Text): Promise<TextReceipt>;
  /**
   * What the carrier has of a text whose outcome is unknown: by numbers, words and time, because it knows no keys. Undefined where it
   * has none. Raises the fault `texting-unavailable` when it does not answer.
   */
  find(
    text: Pick<Text, 'from' | 'to' | 'body'> & {
      /** ISO 8601. */
      readonly since: string;
      /** When the next text like it may have been sent: what came after that is the other one. Null where there is none. */
      readonly until: string | null;
      /** Those that are known to be of other attempts. */
      readonly except: readonly string[];
    },
  ): Promise<{ readonly textRef: string } | undefined>;
  /** When a text that somebody wrote reached the carrier, ISO 8601, by its clock and to the second; null where it does not say. */
  writtenAt(textRef: string): Promise<string | null>;
}
