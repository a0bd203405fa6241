/** What a phone company keeps of calls and texts, and how it goes. All are safe to repeat; each raises `telephony-unavailable`. */
export interface PhoneTraces {
  /** Hangs up; a call that is over is over. */
  end(callRef: string): Promise<void>;
  /** The call and what was recorded of it. Answers how many records went. */
  removeCall(callRef: string): Promise<number>;
  removeText(textRef: string): Promise<number>;
  /** Every text between two numbers, E.164, either way. */
  removeTexts(between: { readonly line: string; readonly number: string }): Promise<number>;
}
