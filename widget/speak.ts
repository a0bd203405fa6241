/** Everything the widget says of its own. Every language says all of it, or it does not compile. */
export interface Texts {
  readonly close: string;
  readonly title: string;
  readonly placeholder: string;
  readonly send: string;
  readonly privacy: string;
  readonly you: string;
  readonly desk: string;
  readonly sources: string;
  readonly writing: string;
  readonly notSent: string;
  readonly retry: string;
  readonly end: string;
  readonly ended: string;
  readonly fresh: string;
  readonly unavailable: string;
  readonly erased: string;
  readonly copy: string;
  /** The link to it. */
  readonly copyReady: string;
  readonly erase: string;
  readonly eraseSure: string;
  readonly erasing: string;
  readonly receipt: string;
  readonly helpful: string;
  readonly yes: string;
  readonly no: string;
  readonly mailMe: string;
  readonly mailAddress: string;
  readonly mailCode: string;
  readonly mailNext: string;
  readonly mailCancel: string;
  readonly mailSent: string;
  /** `{count}` characters. */
  readonly left: string;
  readonly person: string;
  /** What is sent then: the desk knows it as a wish for a person. */
  readonly personAsk: string;
  readonly noPerson: string;
  /** Of whoever writes in the assistant's place; `{business}` in the next three. */
  readonly personName: string;
  readonly personCame: string;
  readonly personLeft: string;
  /** Left by themselves: ten minutes without a word. */
  readonly personIdle: string;
  /** `{to}`: a time of the business's clock. */
  readonly thereNow: string;
  /** `{hours}`: one or several spans of time. */
  readonly thereToday: string;
  readonly nobodyToday: string;
  /** `{count}` messages. */
  readonly unread: string;
  readonly hide: string;
  readonly moves: string;
  readonly choices: string;
  readonly offline: string;
}

/** Hands a language's texts to the panel. */
export function speak(texts: Texts): void {
  if (window.MiaPulse !== undefined) window.MiaPulse.texts = texts;
}
