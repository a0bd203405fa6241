const dayMs = 24 * 60 * 60 * 1_000;

/** What the law leaves us for whatever somebody asks about their data, and how long before its end the operator is told. */
export const requestDays = { alarm: 20, deadline: 30 } as const;

/** `alarm`: the operator has ten days left. `deadline`: the time is over. */
export type Overdue = 'alarm' | 'deadline';

export const daysAfter = (at: string, days: number): string =>
  new Date(Date.parse(at) + days * dayMs).toISOString();

/** Counted from when the wish reached us. */
export const deadlineOf = (receivedAt: string) => ({
  alarmAt: daysAfter(receivedAt, requestDays.alarm),
  deadlineAt: daysAfter(receivedAt, requestDays.deadline),
});
