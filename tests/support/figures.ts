import type { Figures } from '../../domain/report/report.js';

/** A week in which nothing happened, but for what a test says of it. */
export const figuresOf = (change: Partial<Figures> = {}): Figures => ({
  conversations: { chat: 0, phone: 0 },
  calls: { answered: 0, passedOn: 0, voicemail: 0, missed: 0, refused: 0, live: 0, missedAfterHours: 0 },
  messages: { left: 0, heard: 0 },
  leads: { captured: 0, contacted: 0 },
  questions: { answered: 0, unpublished: 0, offLimits: 0 },
  ...{ handOffs: 0, emergencies: 0 },
  texts: { delivered: 0, underway: 0, failed: 0, refused: 0, dropped: 0 },
  commitments: { kept: 0, broken: 0, open: 0 },
  replies: [0, 0, 0, 0, 0, 0, 0],
  visits: { pageViews: 0, sessions: 0 },
  byDay: Array.from({ length: 7 }, () => 0),
  byHour: Array.from({ length: 24 }, () => 0),
  alerts: null,
  ...change,
});
