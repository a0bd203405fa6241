import * as blocked from '../../contract/blocked.js';
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
      ...{ query: inbox.conversationFilters.shape, summary: 'Conversations, 50 at a time' },
      ...{ status: 200, answer: inbox.inbox, problems: { 422: ['filter-not-valid'] } },
    },
    {
      ...{ method: 'POST', path: '/conversations/search', id: 'searchConversations', access: 'work' },
      ...{ summary: 'Conversations in which something was said', body: inbox.conversationSearch },
      ...{ status: 200, answer: inbox.inbox },
    },
    {
      ...{ method: 'GET', path: '/conversations.csv', id: 'exportConversations', access: 'work' },
      ...{ query: inbox.conversationFilters.shape, summary: 'The same, as a spreadsheet reads them safely' },
      ...{ status: 200, answer: 'text/csv', problems: { 422: ['filter-not-valid'] } },
    },
    {
      ...{ method: 'GET', path: '/conversations/:id', id: 'getConversation', access: 'work' },
      summary: 'A conversation word for word, with its sources; texts are at GET /texts/:id',
      ...{ status: 200, answer: inbox.replay, problems: { 404: ['conversation-not-found'] } },
    },
    {
      ...{ method: 'POST', path: '/conversations/:id/assignee', id: 'assignConversation', access: 'work' },
      ...{ summary: 'A member takes care of it, or nobody', body: inbox.assign, status: 204 },
      problems: { 404: ['conversation-not-found', 'member-not-found'], 409: ['sorted-too-often'] },
    },
    {
      ...{ method: 'POST', path: '/conversations/:id/notes', id: 'takeNote', access: 'work' },
      ...{ summary: 'A note for the others; the visitor never sees it', body: inbox.takeNote },
      ...{ status: 201, answer: inbox.noteTaken },
      problems: { 404: ['conversation-not-found'], 409: ['sorted-too-often'] },
    },
    {
      ...{ method: 'POST', path: '/conversations/:id/spam', id: 'markSpam', access: 'work' },
      ...{ summary: 'It is spam, or is not after all', body: inbox.markSpam, status: 204 },
      problems: { 404: ['conversation-not-found'], 409: ['sorted-too-often'] },
    },
    {
      ...{ method: 'POST', path: '/conversations/:id/take-over', id: 'takeOver', access: 'work' },
      ...{ summary: 'A member answers a running chat in the place of the desk', status: 204 },
      problems: {
        403: ['members-only'],
        404: ['conversation-not-found'],
        409: ['conversation-is-closed', 'conversation-is-full', 'person-has-it', 'not-a-chat'],
      },
    },
    {
      ...{ method: 'POST', path: '/conversations/:id/replies', id: 'writeReply', access: 'work' },
      summary: 'Writes to the visitor as a person; the same id again is the same message',
      ...{ body: inbox.writeReply, status: 204 },
      problems: {
        403: ['members-only'],
        404: ['conversation-not-found'],
        409: ['conversation-is-closed', 'conversation-is-full', 'person-has-it', 'nobody-has-it'],
      },
    },
    {
      ...{ method: 'POST', path: '/conversations/:id/hand-back', id: 'handBack', access: 'work' },
      ...{ summary: 'The desk answers again', status: 204 },
      problems: {
        403: ['members-only'],
        404: ['conversation-not-found'],
        409: ['person-has-it', 'nobody-has-it'],
      },
    },
    {
      ...{ method: 'GET', path: '/blocked', id: 'listBlocked', access: 'work' },
      ...{ summary: 'Visitors and callers who are blocked, and until when', status: 200 },
      answer: blocked.blocked,
    },
    {
      ...{ method: 'POST', path: '/blocked', id: 'block', access: 'manage' },
      summary: 'A visitor or caller is not answered for 30 days, but in an emergency',
      ...{ body: blocked.blockedOne, status: 204 },
      problems: {
        404: ['conversation-not-found'],
        409: ['conversation-is-closed', 'not-a-chat', 'sorted-too-often', 'too-many-blocked'],
      },
    },
    {
      ...{ method: 'POST', path: '/blocked/end', id: 'unblock', access: 'manage' },
      ...{ summary: 'A visitor or caller is answered again', body: blocked.blockedOne, status: 204 },
      problems: { 404: ['conversation-not-found'], 409: ['sorted-too-often'] },
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
