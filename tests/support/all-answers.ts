import * as calls from './call-answers.js';
import { ok, type Dashboard } from './dashboard.js';
import { blockedOf, inboxOf, leadsOf, overviewOf, replayOf } from './desk-answers.js';
import * as knowledge from './knowledge-answers.js';
import { lineOf } from './line-answers.js';

const answers = {
  '/overview': overviewOf(),
  '/conversations': {
    ...inboxOf(),
    conversations: [...inboxOf().conversations, calls.threadRowOf()],
    count: 4,
  },
  '/conversations/c1': replayOf(),
  '/leads': leadsOf(),
  '/calls': calls.callsOf(),
  '/calls/call-1': calls.callViewOf(),
  '/calls/call-1/recording': calls.recordingOf(),
  '/conversations/call-1': calls.spokenOf(),
  '/line': lineOf(),
  '/blocked': blockedOf(),
  '/texts': calls.textsOf(),
  '/texts/contact-1': calls.threadOf(),
  '/knowledge': knowledge.knowledgeOf(),
  '/facts': knowledge.factsOf(),
  '/questions': knowledge.questionsOf(),
  '/rehearsals': knowledge.rehearsalsOf(),
  '/rehearsals/rehearsal-1': knowledge.reportOf(),
  '/told-otherwise': knowledge.toldOf(),
};

/** Every answer that is made up for the daily rooms: rows of each kind, and some of them erased. */
export function answerAll(desk: Pick<Dashboard, 'answer'>): void {
  for (const [what, body] of Object.entries(answers)) desk.answer(what, ok(body));
}
