import type { RequestHandler } from 'express';
import { showRefusals, type Refusal } from '../problem-details.js';
import { languageFor, languageLinks, sendPage } from './page.js';
import { wordsIn, type Words } from './words/words.js';

/** Whoever reads pages gets a page when something is refused or fails, in their language; programs get the document. */
export const refuseWithPages: RequestHandler = (request, response, next) => {
  response.vary('Accept');
  if (request.accepts(['json', 'html']) === 'html')
    showRefusals(response, (refusal) => {
      const language = languageFor(request);
      const { title, texts } = wordsIn(language).refused;
      const body = `<h1>${title}</h1><p class="problem" role="alert">${texts[textFor(refusal)]}</p>`;
      const choice = request.method === 'GET' ? languageLinks(language) : '';
      sendPage(response, { language, title, body, choice }, refusal.status);
    });
  next();
};

function textFor({ status, code }: Refusal): keyof Words['refused']['texts'] {
  if (code === 'site-unknown' || code === 'paper-unknown' || code === 'too-many-requests') return code;
  return status >= 500 ? 'unavailable' : 'other';
}
