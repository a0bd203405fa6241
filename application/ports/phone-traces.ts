/** What a phone company keeps of calls and texts, and how it goes. All are safe to repeat; each raises `telephony-unavailable`. */
export interface PhoneTraces {
  /** Hangs up; a call that is over is over. */
  end(callRef: string): Promise<void>;
  /** The call and what was recorded of it. Answers how many records went. */
  removeCall(callRef: string): Promise<number>;
  removeText(textRef: string): Promise<number>;
  /** Numbers from which somebody wrote to a line, as far as it is still known there; at most the last 1,000 texts are looked at. */
  writersTo(line: string): Promise<readonly string[]>;
  /** Every call and text of a line. Answers how many records went. */
  removeLine(line: string): Promise<number>;
  /** Gives a rented number back; one that was brought along no longer leads here. Answers how many numbers that were. */
  releaseLine(line: string): Promise<number>;
  /** Every text between two numbers, E.164, either way. */
  removeTexts(between: { readonly line: string; readonly number: string }): Promise<number>;
}
