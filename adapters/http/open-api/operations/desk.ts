import * as desk from '../../contract/desk.js';
import * as inbox from '../../contract/inbox.js';
import * as overview from '../../contract/overview.js';
import * as today from '../../contract/today.js';
import type { Part } from '../operation.js';

export const conversations: Part = {
  tag: 'Conversations',
  operations: [
    {
      ...{ method: 'GET', path: '/today', id: 'getToday', access: 'work' },
      ...{ summary: 'What needs somebody, most urgent first', status: 200, answer: today.today },
    },
    {
      ...{ method: 'GET', path: '/overview', id: 'getOverview', access: 'work' },
      ...{ summary: 'The last 30 days in numbers', status: 200, answer: overview.overview },
    },
    {
      ...{ method: 'GET', path: '/conversations', id: 'listConversations', access: 'work', isPaged: true },
      ...{ summary: 'Conversations, newest message first', status: 200, answer: inbox.inbox },
    },
    {
      ...{ method: 'GET', path: '/conversations/:id', id: 'getConversation', access: 'work' },
      summary: 'A conversation word for word, with its sources',
      ...{ status: 200, answer: inbox.replay, problems: { 404: ['conversation-not-found'] } },
    },
    {
      ...{ method: 'GET', path: '/live', id: 'followChanges', access: 'work' },
      summary: 'What changes, as it changes: server-sent events',
      ...{ status: 200, answer: 'text/event-stream' },
    },
  ],
};

export const settings: Part = {
  tag: 'Desk',
  operations: [
    {
      ...{ method: 'GET', path: '/desk', id: 'getDesk', access: 'work' },
      ...{ summary: 'How the desk behaves', status: 200, answer: desk.deskSettings },
    },
    {
      ...{ method: 'POST', path: '/desk', id: 'changeDesk', access: 'manage' },
      summary: 'Changes what is named and leaves the rest',
      ...{ body: desk.changeDesk, status: 204 },
      problems: { 422: ['intake-without-way-to-reply', 'intake-not-valid', 'link-not-secure'] },
    },
    {
      ...{ method: 'POST', path: '/desk/pause', id: 'pauseDesk', access: 'manage' },
      ...{ summary: 'The desk answers nobody, at once', status: 204 },
      problems: { 409: ['desk-is-paused'] },
    },
    {
      ...{ method: 'POST', path: '/desk/resume', id: 'resumeDesk', access: 'manage' },
      ...{ summary: 'The desk answers again', status: 204, problems: { 409: ['desk-is-not-paused'] } },
    },
    {
      ...{ method: 'POST', path: '/desk/topics', id: 'forbidTopic', access: 'manage' },
      ...{ summary: 'Puts a topic off limits', body: desk.forbidTopic, status: 201 },
      problems: { 409: ['too-many-topics'] },
    },
    {
      ...{ method: 'POST', path: '/desk/topics/:id/allow', id: 'allowTopic', access: 'manage' },
      ...{ summary: 'Allows a topic again', status: 204, problems: { 404: ['topic-not-found'] } },
    },
  ],
};
