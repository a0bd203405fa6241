import * as billing from '../../contract/billing.js';
import type { Part } from '../operation.js';

export const planAndUse: Part = {
  tag: 'Plan and use',
  operations: [
    {
      ...{ method: 'GET', path: '/billing', id: 'getBilling', access: 'manage' },
      summary: 'The plan, what of it is used, and what else there is to choose',
      ...{ status: 200, answer: billing.billing },
    },
    {
      ...{ method: 'GET', path: '/billing/standing', id: 'getStanding', access: 'work' },
      ...{ summary: 'How the plan stands, in brief', status: 200, answer: billing.billingStanding },
    },
    {
      ...{ method: 'POST', path: '/billing/checkout', id: 'beginCheckout', access: 'manage' },
      ...{ summary: 'Opens the page where a plan is paid for', body: billing.beginCheckout },
      ...{ status: 201, answer: billing.paymentPage },
      problems: {
        404: ['billing-off', 'plan-not-found'],
        409: ['has-plan', 'nothing-billed'],
        429: ['too-many-checkouts'],
      },
    },
    {
      ...{ method: 'POST', path: '/billing/portal', id: 'openPortal', access: 'manage' },
      summary: 'Opens the page where a plan is changed and ended',
      ...{ status: 201, answer: billing.paymentPage },
      problems: { 404: ['billing-off'], 409: ['no-customer'] },
    },
    {
      ...{ method: 'POST', path: '/billing/over-allowance', id: 'chooseOverAllowance', access: 'manage' },
      summary: 'Chooses what happens once the allowance is used up',
      ...{ body: billing.chooseOverAllowance, status: 204 },
    },
    {
      ...{ method: 'GET', path: '/billing/units', id: 'listUnits', access: 'manage', isPaged: true },
      query: { meter: billing.unitsAsked.shape.meter },
      ...{ summary: 'What was counted in this period, newest first', status: 200 },
      ...{ answer: billing.billedUnits, problems: { 422: ['not-valid'] } },
    },
    {
      ...{ method: 'POST', path: '/billing/units/:id/credit', id: 'creditUnit', access: 'manage' },
      summary: 'It was spam, and is billed to nobody',
      ...{ status: 204, problems: { 404: ['unit-not-found'], 409: ['too-many-credits'] } },
    },
  ],
};
