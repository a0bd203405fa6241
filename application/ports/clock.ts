/** The present instant, ISO 8601 in UTC with milliseconds. */
export type Clock = () => string;
