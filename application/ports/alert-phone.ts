/** One message to a member's telephone. Numbers are E.164. */
interface Outgoing {
  readonly tenant: string;
  readonly notificationId: string;
  readonly attemptId: string;
  /** The business's own line. */
  readonly from: string;
  readonly to: string;
}

export type AlertPhoneReceipt =
  | { readonly outcome: 'accepted'; readonly ref: string }
  /** It was not taken, for certain. `code`: the phone company's own. */
  | { readonly outcome: 'refused'; readonly code: string }
  /** It may have been taken: it is asked for, and never sent again. */
  | { readonly outcome: 'unknown' };

/**
 * Texts and calls to members, not to callers. What became of them later is told by its webhooks. An outcome is data; `find…` raise the fault
 * `telephony-unavailable` when the phone company does not answer, and answer undefined where it has none. `since`: ISO 8601.
 */
export interface AlertPhone {
  text(text: Outgoing & { readonly body: string }): Promise<AlertPhoneReceipt>;
  /** What is said, and what a key means, is asked for when somebody answers. */
  call(call: Outgoing): Promise<AlertPhoneReceipt>;
  findText(
    text: Pick<Outgoing, 'from' | 'to'> & { readonly body: string; readonly since: string },
  ): Promise<{ readonly ref: string } | undefined>;
  findCall(
    call: Pick<Outgoing, 'from' | 'to'> & { readonly since: string },
  ): Promise<{ readonly ref: string } | undefined>;
}
