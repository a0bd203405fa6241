/** Nobody writes this much to a front desk; a machine that does is stopped here. */
export const messageCountMax = 200;

/** A website that signs once a page needs far fewer. */
export const identityCountMax = 20;

/** For so long a visitor waits for the word of the person who has the conversation; then the desk answers again. */
export const idleMs = 10 * 60_000;
