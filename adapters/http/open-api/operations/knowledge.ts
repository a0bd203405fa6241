import * as facts from '../../contract/facts.js';
import * as knowledge from '../../contract/knowledge.js';
import * as questions from '../../contract/questions.js';
import * as rehearsals from '../../contract/rehearsals.js';
import * as told from '../../contract/told.js';
import * as trial from '../../contract/trial.js';
import type { Part } from '../operation.js';

export const knowledgeOfTheDesk: Part = {
  tag: 'Knowledge',
  operations: [
    {
      ...{ method: 'GET', path: '/knowledge', id: 'getKnowledge', access: 'work', isPaged: true },
      ...{ summary: 'The newest reading of the website and its pages', status: 200 },
      answer: knowledge.knowledge,
    },
    {
      ...{ method: 'POST', path: '/crawls', id: 'readWebsite', access: 'work' },
      ...{ summary: 'Reads the website again', body: knowledge.readAgain, isBodyOptional: true },
      ...{ status: 202, answer: knowledge.crawlStarted, problems: { 409: ['crawl-is-running'] } },
    },
    {
      ...{ method: 'GET', path: '/facts', id: 'listFacts', access: 'work' },
      ...{ summary: 'What the owner taught, newest first', status: 200, answer: facts.facts },
    },
    {
      ...{ method: 'POST', path: '/facts', id: 'teachFact', access: 'work' },
      ...{ summary: 'Teaches the desk a fact', body: facts.teachFact, status: 201 },
      ...{ answer: facts.factTaught, problems: { 409: ['too-many-facts'] } },
    },
    {
      ...{ method: 'POST', path: '/facts/:id', id: 'correctFact', access: 'work' },
      ...{ summary: 'Corrects a fact', body: facts.correctFact, status: 204 },
      problems: { 404: ['fact-not-found'], 409: ['fact-is-retired'] },
    },
    {
      ...{ method: 'POST', path: '/facts/:id/retire', id: 'retireFact', access: 'work' },
      ...{ summary: 'Forgets a fact', status: 204, problems: { 404: ['fact-not-found'] } },
    },
    {
      ...{ method: 'GET', path: '/questions', id: 'listOpenQuestions', access: 'work' },
      ...{ summary: 'What could not be answered, grouped', status: 200, answer: questions.questions },
    },
    {
      ...{ method: 'POST', path: '/questions/dismiss', id: 'dismissQuestions', access: 'work' },
      ...{ summary: 'These need no answer', body: questions.dismissQuestions, status: 204 },
    },
    {
      ...{ method: 'POST', path: '/try', id: 'tryQuestion', access: 'work' },
      ...{ summary: 'Asks the desk as a visitor would; nothing is stored', body: trial.tryQuestion },
      ...{ status: 200, answer: trial.tried },
    },
    {
      ...{ method: 'GET', path: '/rehearsals', id: 'listRehearsals', access: 'work' },
      ...{ summary: 'Rehearsals, newest first', status: 200, answer: rehearsals.rehearsals },
    },
    {
      ...{ method: 'POST', path: '/rehearsals', id: 'startRehearsal', access: 'work' },
      ...{ summary: 'Asks the newest questions again', body: rehearsals.startRehearsal, status: 202 },
      ...{ answer: rehearsals.rehearsalStarted, problems: { 409: ['nothing-to-rehearse'] } },
    },
    {
      ...{ method: 'GET', path: '/rehearsals/:id', id: 'getRehearsal', access: 'work' },
      ...{ summary: 'What would change', status: 200, answer: rehearsals.rehearsalReport },
      problems: { 404: ['rehearsal-not-found'] },
    },
    {
      ...{ method: 'POST', path: '/rehearsals/:id/cancel', id: 'cancelRehearsal', access: 'work' },
      ...{ summary: 'Ends a rehearsal', status: 204 },
      problems: { 404: ['rehearsal-not-found'], 409: ['rehearsal-has-ended'] },
    },
    {
      ...{ method: 'GET', path: '/told-otherwise', id: 'listToldOtherwise', access: 'work' },
      ...{ summary: 'What visitors were told that has changed since', status: 200 },
      answer: told.allToldOtherwise,
    },
  ],
};
