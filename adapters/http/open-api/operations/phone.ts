import { z } from 'zod';
import * as calls from '../../contract/calls.js';
import * as inbox from '../../contract/inbox.js';
import * as line from '../../contract/line.js';
import type { Part } from '../operation.js';

export const callsAndTexts: Part = {
  tag: 'Calls and texts',
  operations: [
    {
      ...{ method: 'GET', path: '/calls', id: 'listCalls', access: 'audit', isPaged: true },
      ...{ query: calls.callFilters.shape, summary: 'Calls, 50 at a time' },
      ...{ status: 200, answer: calls.calls, problems: { 422: ['filter-not-valid'] } },
    },
    {
      ...{ method: 'GET', path: '/calls/:id', id: 'getCall', access: 'audit' },
      summary: 'A call, with the evidence of each link that was asked for',
      ...{ status: 200, answer: calls.callView, problems: { 404: ['call-not-found'] } },
    },
    {
      ...{ method: 'GET', path: '/calls/:id/recording', id: 'getRecording', access: 'audit' },
      ...{ summary: 'The sound of a call', status: 200, answer: 'audio/wav' },
      problems: { 404: ['call-not-found', 'recording-not-found'] },
    },
    {
      ...{ method: 'GET', path: '/calls/:id/message', id: 'getMessageLeft', access: 'audit' },
      ...{ summary: 'What was left on the answering machine', status: 200, answer: 'audio/wav' },
      problems: { 404: ['call-not-found', 'recording-not-found'] },
    },
    {
      ...{
        method: 'GET',
        path: '/calls/:id/texts/:requestId/packet',
        id: 'getEvidencePacket',
        access: 'audit',
      },
      ...{
        summary: 'Everything about one text, as a zip that proves itself',
        status: 200,
        answer: 'application/zip',
      },
      problems: { 404: ['text-not-found'] },
    },
    {
      ...{ method: 'POST', path: '/calls/:id/heard', id: 'markMessageHeard', access: 'work' },
      ...{ summary: 'Somebody has heard the message', status: 204 },
      problems: { 404: ['call-not-found', 'message-not-found'] },
    },
    {
      ...{ method: 'GET', path: '/texts', id: 'listTexts', access: 'audit', isPaged: true },
      ...{ summary: 'What people texted to the line, newest first', status: 200, answer: calls.texts },
    },
    {
      ...{ method: 'GET', path: '/texts/:id', id: 'getTexts', access: 'work' },
      summary:
        'All texts between the line and one person, by their contact: a conversation of the channel text',
      ...{ status: 200, answer: calls.textThread, problems: { 404: ['thread-not-found'] } },
    },
    {
      ...{ method: 'POST', path: '/texts/:id/assignee', id: 'assignTexts', access: 'work' },
      ...{ summary: 'A member takes care of them, or nobody', body: inbox.assign, status: 204 },
      problems: { 404: ['thread-not-found', 'member-not-found'], 409: ['sorted-too-often'] },
    },
    {
      ...{ method: 'POST', path: '/texts/:id/notes', id: 'noteTexts', access: 'work' },
      ...{ summary: 'A note for the others; it goes with the newest text', body: inbox.takeNote },
      ...{ status: 201, answer: inbox.noteTaken },
      problems: { 404: ['thread-not-found'], 409: ['sorted-too-often'] },
    },
    {
      ...{ method: 'POST', path: '/texts/:id/spam', id: 'markTextsSpam', access: 'work' },
      ...{ summary: 'They are spam, or are not after all; STOP is heard as ever', body: inbox.markSpam },
      ...{ status: 204, problems: { 404: ['thread-not-found'], 409: ['sorted-too-often'] } },
    },
  ],
};

export const phoneLine: Part = {
  tag: 'Phone line',
  operations: [
    {
      ...{ method: 'GET', path: '/line', id: 'getLine', access: 'work' },
      ...{ summary: 'How the phone is answered', status: 200, answer: line.lineSettings },
    },
    {
      ...{ method: 'POST', path: '/line', id: 'changeLine', access: 'manage' },
      summary: 'Changes what is named and leaves the rest',
      ...{ body: line.changeLine, status: 204 },
      problems: {
        409: ['number-taken', 'line-has-number', 'own-number-needed'],
        422: ['number-is-the-line', 'hours-not-in-order'],
      },
    },
    {
      ...{ method: 'GET', path: '/line/check', id: 'checkLine', access: 'work' },
      summary: 'Whether the phone company calls us where it ought to',
      ...{ status: 200, answer: line.lineCheck },
    },
    {
      ...{ method: 'POST', path: '/line/connect', id: 'connectLine', access: 'manage' },
      summary: 'Has the phone company call us where it ought to',
      ...{ status: 200, answer: line.lineCheck },
    },
    {
      ...{ method: 'POST', path: '/line/test', id: 'testLine', access: 'manage' },
      summary: 'Rings the business’s own number and plays what callers hear',
      ...{ status: 202, answer: z.object({}), problems: { 409: ['own-number-needed'] } },
    },
  ],
};
