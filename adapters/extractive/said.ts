/** What one question is answered with. */
export interface Said {
  /** Clauses in order, each a whole quote or one plain sentence. */
  readonly clauses: readonly string[];
  /** The language of the page that is quoted, where the words are not our own. */
  readonly language: string | undefined;
}
