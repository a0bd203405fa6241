import { accept, reject, type Decide } from '../kernel/decider.js';
import type { RehearsalCommand } from './commands.js';
import type { RehearsalEvent } from './events.js';
import type { Rehearsal } from './state.js';

export type RehearsalReason =
  | 'NothingToRehearse'
  | 'TooManyQuestions'
  | 'RehearsalNotStarted'
  | 'RehearsalHasEnded'
  | 'QuestionNotInRehearsal'
  | 'QuestionsOutstanding';

export const questionCountMax = 500;

export const decide: Decide<Rehearsal, RehearsalCommand, RehearsalEvent, RehearsalReason> = {
  StartRehearsal(rehearsal, { data: { questions, ...data }, now }) {
    if (rehearsal.status !== 'unstarted') return accept();
    if (questions.length === 0) return reject('NothingToRehearse');
    if (questions.length > questionCountMax) return reject('TooManyQuestions');
    return accept({
      type: 'RehearsalStarted',
      data: { ...data, questions: [...questions], startedAt: now },
    });
  },

  RecordVerdict(rehearsal, { data, now }) {
    if (rehearsal.status === 'unstarted') return reject('RehearsalNotStarted');
    if (rehearsal.doneIds.includes(data.messageId)) return accept();
    if (rehearsal.status !== 'running') return reject('RehearsalHasEnded');
    const isAsked = rehearsal.questions.some(({ messageId }) => messageId === data.messageId);
    if (!isAsked) return reject('QuestionNotInRehearsal');
    return accept({ type: 'QuestionRehearsed', data: { ...data, rehearsedAt: now } });
  },

  CompleteRehearsal(rehearsal, { data, now }) {
    if (rehearsal.status === 'unstarted') return reject('RehearsalNotStarted');
    if (rehearsal.status === 'completed') return accept();
    if (rehearsal.status === 'cancelled') return reject('RehearsalHasEnded');
    const asked = new Set(rehearsal.questions.map(({ messageId }) => messageId));
    if (rehearsal.doneIds.length < asked.size) return reject('QuestionsOutstanding');
    return accept({ type: 'RehearsalCompleted', data: { ...data, completedAt: now } });
  },

  CancelRehearsal(rehearsal, { data, now }) {
    if (rehearsal.status === 'unstarted') return reject('RehearsalNotStarted');
    if (rehearsal.status === 'cancelled') return accept();
    if (rehearsal.status === 'completed') return reject('RehearsalHasEnded');
    return accept({ type: 'RehearsalCancelled', data: { ...data, cancelledAt: now } });
  },
};
