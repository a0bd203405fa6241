import * as webhooks from '../../contract/webhooks.js';
import type { Part } from '../operation.js';

const unknown = { 404: ['webhook-not-found'] } as const;

export const outgoingWebhooks: Part = {
  tag: 'Webhooks',
  operations: [
    {
      ...{ method: 'GET', path: '/webhooks', id: 'listWebhooks', access: 'manage' },
      ...{ summary: 'Who is told what happens', status: 200, answer: webhooks.webhooks },
    },
    {
      ...{ method: 'POST', path: '/webhooks', id: 'addWebhook', access: 'manage' },
      summary: 'Adds an address, and tells its secret this once',
      ...{ body: webhooks.addWebhook, status: 201, answer: webhooks.webhookSecret },
      problems: { 409: ['too-many-webhooks', 'secret-lost'], 422: ['webhook-address-not-allowed'] },
    },
    {
      ...{ method: 'POST', path: '/webhooks/:id', id: 'changeWebhook', access: 'manage' },
      ...{ summary: 'Chooses what it is told', body: webhooks.changeWebhook, status: 204, problems: unknown },
    },
    {
      ...{ method: 'POST', path: '/webhooks/:id/pause', id: 'pauseWebhook', access: 'manage' },
      summary: 'It is told nothing; what happens meanwhile is set aside',
      ...{ status: 204, problems: { ...unknown, 409: ['webhook-not-on'] } },
    },
    {
      ...{ method: 'POST', path: '/webhooks/:id/resume', id: 'resumeWebhook', access: 'manage' },
      summary: 'It is told again, also after it was switched off',
      ...{ status: 204, problems: { ...unknown, 409: ['webhook-is-on'] } },
    },
    {
      ...{ method: 'POST', path: '/webhooks/:id/remove', id: 'removeWebhook', access: 'manage' },
      ...{ summary: 'Removes it', status: 204, problems: unknown },
    },
    {
      ...{ method: 'POST', path: '/webhooks/:id/rotate', id: 'rotateSecret', access: 'manage' },
      summary: 'Gives it another secret; both sign for so many hours',
      ...{ body: webhooks.rotateSecret, status: 201, answer: webhooks.webhookSecret },
      problems: { ...unknown, 409: ['secret-lost'] },
    },
    {
      ...{ method: 'POST', path: '/webhooks/:id/test', id: 'testWebhook', access: 'manage' },
      ...{ summary: 'Sends it a test', status: 202, answer: webhooks.deliveryStarted, problems: unknown },
    },
    {
      ...{ method: 'GET', path: '/webhooks/:id/deliveries', id: 'listDeliveries', access: 'manage' },
      ...{ summary: 'What was sent to it, newest first', isPaged: true, status: 200 },
      ...{ answer: webhooks.deliveries, problems: unknown },
    },
    {
      ...{ method: 'POST', path: '/deliveries/:id/replay', id: 'replayDelivery', access: 'manage' },
      ...{ summary: 'Sends it again', status: 202, answer: webhooks.deliveryStarted },
      problems: { 404: ['delivery-not-found'], 409: ['delivery-under-way', 'too-many-replays'] },
    },
  ],
};
