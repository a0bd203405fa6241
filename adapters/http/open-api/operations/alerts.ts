import * as alerts from '../../contract/alerts.js';
import * as letters from '../../contract/letters.js';
import * as messenger from '../../contract/messenger.js';
import type { Part } from '../operation.js';

const membersOnly = { 403: ['members-only'] } as const;
const noPairing = { 404: ['pairing-not-found'] } as const;

export const alertsAndLetters: Part = {
  tag: 'Alerts and letters',
  operations: [
    {
      ...{ method: 'GET', path: '/alerts', id: 'listAlerts', access: 'work', isPaged: true },
      ...{ summary: 'Who was told what, newest first', status: 200, answer: alerts.alerts },
    },
    {
      ...{ method: 'GET', path: '/alerts/:id', id: 'getAlert', access: 'work' },
      summary: 'An alert, with what became of it step by step',
      ...{ status: 200, answer: alerts.alert, problems: { 404: ['alert-not-found'] } },
    },
    {
      ...{ method: 'GET', path: '/alerts/preferences', id: 'getAlertPreferences', access: 'work' },
      ...{ isOfMembers: true, summary: 'How one is told oneself', status: 200 },
      ...{ answer: alerts.alertSettings, problems: membersOnly },
    },
    {
      ...{ method: 'POST', path: '/alerts/preferences', id: 'setAlertPreferences', access: 'work' },
      ...{ isOfMembers: true, summary: 'Chooses how one is told', body: alerts.alertPreferences },
      status: 204,
      problems: { ...membersOnly, 422: ['preferences-not-valid', 'emergencies-at-once'] },
    },
    {
      ...{ method: 'POST', path: '/alerts/phone', id: 'nameAlertPhone', access: 'work' },
      ...{ isOfMembers: true, summary: 'Names one’s number; a code is texted to it' },
      ...{ body: alerts.nameAlertPhone, status: 204 },
      problems: { ...membersOnly, 409: ['no-line'], 422: ['phone-not-valid'], 429: ['too-many-codes'] },
    },
    {
      ...{ method: 'POST', path: '/alerts/phone/confirm', id: 'confirmAlertPhone', access: 'work' },
      ...{ isOfMembers: true, summary: 'Confirms the number by its code' },
      ...{ body: alerts.confirmAlertPhone, status: 204 },
      problems: {
        ...membersOnly,
        409: ['no-phone-named', 'code-expired', 'phone-taken'],
        422: ['code-wrong'],
        429: ['too-many-tries'],
      },
    },
    {
      ...{ method: 'POST', path: '/alerts/phone/remove', id: 'removeAlertPhone', access: 'work' },
      ...{ isOfMembers: true, summary: 'One is not told by telephone any more', status: 204 },
      problems: membersOnly,
    },
    {
      ...{ method: 'POST', path: '/alerts/test', id: 'testAlert', access: 'work' },
      ...{ isOfMembers: true, summary: 'Sends oneself an alert on one channel', body: alerts.testAlert },
      ...{ status: 201, answer: alerts.testedAlert, problems: membersOnly },
    },
    {
      ...{ method: 'POST', path: '/alerts/seen', id: 'markSeen', access: 'work' },
      ...{ isOfMembers: true, summary: 'Acknowledges one’s alerts about what one has opened' },
      ...{ body: alerts.seenAlert, status: 204, problems: membersOnly },
    },
    {
      ...{ method: 'GET', path: '/messenger', id: 'getMessenger', access: 'work', isOfMembers: true },
      ...{ summary: 'One’s own chat, and how far its pairing is', status: 200 },
      answer: messenger.messenger,
    },
    {
      ...{ method: 'POST', path: '/messenger/pairings', id: 'openPairing', access: 'work' },
      ...{ isOfMembers: true, summary: 'Makes a link that pairs a chat, told this once' },
      ...{ status: 201, answer: messenger.pairingOpened },
      problems: { 409: ['already-paired', 'messenger-off'] },
    },
    {
      ...{ method: 'POST', path: '/messenger/pairings/:id/confirm', id: 'confirmPairing', access: 'work' },
      ...{ isOfMembers: true, summary: 'It was oneself who followed the link', status: 204 },
      problems: noPairing,
    },
    {
      ...{ method: 'POST', path: '/messenger/pairings/:id/withdraw', id: 'withdrawPairing' },
      ...{ access: 'work', isOfMembers: true, summary: 'The link works no more', status: 204 },
      problems: noPairing,
    },
    {
      ...{ method: 'POST', path: '/messenger/pairings/:id/end', id: 'endPairing', access: 'work' },
      ...{ isOfMembers: true, summary: 'The chat gets no alerts any more', status: 204 },
      problems: noPairing,
    },
    {
      ...{ method: 'GET', path: '/letters', id: 'getLetters', access: 'audit' },
      summary: 'Which letters one gets oneself, and whose do not arrive',
      ...{ status: 200, answer: letters.letters },
    },
    {
      ...{ method: 'POST', path: '/letters/preferences', id: 'preferLetters', access: 'audit' },
      ...{ isOfMembers: true, summary: 'Chooses which letters one gets', body: letters.preferLetters },
      ...{ status: 204, problems: { 404: ['member-not-found'] } },
    },
    {
      ...{ method: 'POST', path: '/letters/:id/reopen', id: 'reopenMailbox', access: 'audit' },
      ...{ isOfMembers: true, summary: 'Letters go to this member again', status: 204 },
      problems: { 404: ['member-not-found'] },
    },
  ],
};
