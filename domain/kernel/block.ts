import { daysAfter } from './deadline.js';

const blockDays = 30;

/** A block ends by itself: nobody is turned away for ever because of one click. */
export const endOfBlock = (blockedAt: string): string => daysAfter(blockedAt, blockDays);

/** `until`: null for whoever was not blocked. */
export const isBlocked = (until: string | null, now: string): boolean => until !== null && now < until;
