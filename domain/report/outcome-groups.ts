/** What became of calls, as reports count it and as the log is narrowed to it. One that goes on is `live`. */
export const outcomeGroups = {
  answered: ['answered'],
  'passed-on': ['transferred', 'rung-through'],
  voicemail: ['voicemail'],
  missed: ['missed'],
  refused: ['blocked', 'spam'],
  live: ['live'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Of those that were missed, the ones after hours are counted again by themselves. */
export type OutcomeGroup = keyof typeof outcomeGroups | 'missed-after-hours';
