/** A request that can be sent again: whose, under which key, and what it asks. */
export interface Repeatable {
  readonly tenant: string;
  /** The member or API key that asks: nobody is answered in another's place. */
  readonly asker: string;
  readonly key: string;
  /** The same for the same request. */
  readonly fingerprint: string;
}

export interface Answer {
  readonly status: number;
  /** Media type; empty where there is no body. */
  readonly type: string;
  readonly body: Uint8Array;
}

/** What was answered to requests in the last 24 hours, so that whoever asks again is told the same. */
export interface AnsweredRequests {
  /** `begun`: carry it out. `in-use`: it is being carried out. `reused`: under this key something else was asked. Or the answer. */
  begin(request: Repeatable): Promise<'begun' | 'in-use' | 'reused' | Answer>;
  keep(request: Repeatable, answer: Answer): Promise<void>;
  /** It came to nothing that should be told again. */
  forget(request: Repeatable): Promise<void>;
}
