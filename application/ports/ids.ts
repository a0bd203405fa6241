/** A new UUIDv7: random, ordered by time. */
export type NewId = () => string;
