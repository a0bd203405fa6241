/** Finds a contact's random id by number or address, without either standing anywhere in clear. */
export interface ContactDirectory {
  /**
   * The id of whoever has one of these (`email:ann@example.com`, `phone:+15550100`, lower-cased, E.164) in this scope (an
   * account id, or `installation` for people who log in). Unknown ones are linked to the id found, or to `freshId`.
   */
  resolve(scope: string, handles: readonly string[], freshId: string): Promise<string>;
  /** The id, or undefined; links nothing. */
  find(scope: string, handle: string): Promise<string | undefined>;
  /**
   * Erasure: a returning person gets a new id. Answers how many rows went. `suppress`: their handles stay as hashes that answer one
   * question only, whether texts are wanted.
   */
  forget(scope: string, contactId: string, more?: { readonly suppress: boolean }): Promise<number>;
}

/** All that is known of a scope, such as a business, at once. */
export interface ScopeDirectory {
  /** Whether anybody is found under this id. */
  knows(scope: string, contactId: string): Promise<boolean>;
  /** Answers how many rows went. */
  forgetScope(scope: string): Promise<number>;
}

/** Numbers whose owner wanted no texts and was forgotten since. */
export interface Suppressions {
  has(scope: string, handle: string): Promise<boolean>;
  /** Whoever it belongs to has asked for texts again. */
  lift(scope: string, handle: string): Promise<void>;
  /** With the business that had to heed them. Answers how many rows went. */
  forgetAll(scope: string): Promise<number>;
}

/** The same, for people whose handle changes and who stay who they are. */
export interface MemberDirectory extends ContactDirectory {
  /**
   * A contact is found by another handle from now on, whoever was found by it before, and no longer by the old one. Safe to
   * repeat.
   */
  move(
    scope: string,
    handle: { readonly from: string; readonly to: string; readonly contactId: string },
  ): Promise<void>;
}
