import { z } from 'zod';
import * as leads from '../../contract/leads.js';
import type { Part } from '../operation.js';

const notFound = 'lead-not-found';

export const customersToBe: Part = {
  tag: 'Leads',
  operations: [
    {
      ...{ method: 'GET', path: '/leads', id: 'listLeads', access: 'work', isPaged: true },
      ...{ query: leads.leadFilters.shape, summary: 'Leads, 50 at a time' },
      ...{ status: 200, answer: leads.leads, problems: { 422: ['filter-not-valid'] } },
    },
    {
      ...{ method: 'POST', path: '/leads/search', id: 'searchLeads', access: 'work' },
      summary: 'Leads by a part of the name, address or number',
      ...{ body: leads.searchLeads, status: 200, answer: leads.leads },
    },
    {
      ...{ method: 'POST', path: '/leads/import', id: 'importLeads', access: 'work' },
      summary: 'Takes over a list of at most 1,000 rows: no alerts, and no consent to be texted',
      ...{ body: leads.importLeads, status: 200, answer: leads.importedLeads },
      problems: { 413: ['file-too-large'], 422: ['columns-missing', 'too-many-rows'] },
    },
    {
      ...{ method: 'GET', path: '/leads/:id', id: 'getLead', access: 'work' },
      ...{ summary: 'A lead', status: 200, answer: leads.leadRow, problems: { 404: [notFound] } },
    },
    {
      ...{ method: 'GET', path: '/leads/:id/history', id: 'getLeadHistory', access: 'work' },
      summary: 'What staff wrote about somebody, and where else they are known',
      ...{ status: 200, answer: leads.leadHistory, problems: { 404: [notFound] } },
    },
    {
      ...{ method: 'GET', path: '/leads/:id/call-back.ics', id: 'getCallBack', access: 'work' },
      ...{ summary: 'A call to make, for a calendar', status: 200, answer: 'text/calendar' },
      query: { at: z.iso.datetime() },
      problems: { 404: [notFound], 409: ['no-phone-number'], 422: ['time-not-valid'] },
    },
    {
      ...{ method: 'GET', path: '/leads.csv', id: 'exportLeads', access: 'work' },
      ...{ summary: 'All leads, as a spreadsheet reads them safely', status: 200, answer: 'text/csv' },
    },
    {
      ...{ method: 'POST', path: '/leads/:id/contacted', id: 'markContacted', access: 'work' },
      ...{ summary: 'Somebody got in touch with this person', status: 204 },
      problems: { 404: [notFound] },
    },
    {
      ...{ method: 'POST', path: '/leads/:id/stage', id: 'moveLead', access: 'work' },
      ...{ summary: 'How far it has come; the way back too', body: leads.moveLead, status: 204 },
      problems: { 404: [notFound], 409: ['lead-elsewhere'] },
    },
    {
      ...{ method: 'POST', path: '/leads/:id/notes', id: 'noteLead', access: 'work' },
      ...{ summary: 'A note that goes with the lead', body: leads.noteLead, status: 204 },
      problems: { 404: [notFound], 409: ['lead-erased', 'too-many-notes'] },
    },
  ],
};
