import { Refusal } from '../problem-details.js';

export const noSuchContact = (): Refusal =>
  new Refusal(404, 'contact-not-found', 'Nothing is known of such a contact, or not any more.');
export const noSuchEvent = (): Refusal =>
  new Refusal(404, 'event-not-found', 'There is no such event of this business.');
