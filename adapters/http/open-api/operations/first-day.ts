import { z } from 'zod';
import * as contract from '../../contract/first-day.js';
import type { Part } from '../operation.js';

export const firstDay: Part = {
  tag: 'First day',
  operations: [
    {
      ...{ method: 'POST', path: '/first-day/look', id: 'lookAtWebsite', access: 'manage' },
      summary:
        'Fetches the first page of the website, and says what it is made with and whether the widget can run',
      ...{ status: 200, answer: contract.frontPageLook },
    },
    {
      ...{ method: 'GET', path: '/first-day/questions', id: 'listFirstQuestions', access: 'work' },
      ...{ summary: 'Three questions that visitors of such a business ask', status: 200 },
      ...{ query: { language: z.string() }, answer: contract.firstQuestions },
    },
    {
      ...{ method: 'GET', path: '/first-day/sightings', id: 'listSightings', access: 'work' },
      ...{ summary: 'Websites on which the widget ran', status: 200, answer: contract.sightings },
    },
    {
      ...{ method: 'POST', path: '/first-day/letter', id: 'mailEmbedLine', access: 'manage' },
      ...{ summary: 'Mails the embed line to whoever looks after the website', body: contract.mailEmbed },
      status: 204,
    },
  ],
};
