import { Router, type Request } from 'express';
import type { Pool } from 'pg';
import { acceptMessage } from './accept-message.js';
import type { Deliveries } from './deliveries.js';
import { readForm, type Form } from './form.js';
import { readFilter } from './message-filter.js';
import { messageResource } from './message-resource.js';
import { findMessage, listMessages, redactMessage, removeMessage, type Message } from './message-store.js';
import { paged, readPage } from './paging.js';
import { invalid, notFound, refuse, type Refusal } from './refusal.js';

export interface MessagesNeeds {
  readonly pool: Pool;
  readonly accountSid: string;
  readonly deliveries: Pick<Deliveries, 'begin'>;
}

/** Texts: create, list, fetch, redact and delete (https://www.twilio.com/docs/messaging/api/message-resource). */
export function createMessages({ pool, accountSid, deliveries }: MessagesNeeds): Router {
  const router = Router();
  const resource = messageResource(accountSid);

  router.post('/Messages.json', async (request, response) => {
    const acceptance = await acceptMessage(pool, 'outbound-api', readForm(request.body));
    if ('refusal' in acceptance) {
      refuse(response, acceptance.refusal);
      return;
    }
    deliveries.begin(acceptance.message);
    response.status(201).json(resource(acceptance.message));
  });

  router.get('/Messages.json', async (request, response) => {
    const query = readForm(request.query);
    const filter = readFilter(query);
    if (filter === undefined) {
      refuse(response, invalid(20001, 'DateSent is a date or a moment.'));
      return;
    }
    const page = readPage(query);
    const found = await listMessages(pool, filter, page);
    response.json(paged({ path: pathOf(request), query, key: 'messages' }, page, found.map(resource)));
  });

  router
    .route('/Messages/:sid.json')
    .get(async (request, response) => {
      const message = await findMessage(pool, request.params.sid);
      if (message === undefined) refuse(response, notFound(pathOf(request)));
      else response.json(resource(message));
    })
    .post(async (request, response) => {
      const message = await findMessage(pool, request.params.sid);
      const refusal = message && refusalOfUpdate(message, readForm(request.body));
      if (message === undefined) refuse(response, notFound(pathOf(request)));
      else if (refusal !== undefined) refuse(response, refusal);
      else {
        await redactMessage(pool, message.sid);
        response.json(resource({ ...message, body: '', updatedAt: new Date() }));
      }
    })
    .delete(async (request, response) => {
      const message = await findMessage(pool, request.params.sid);
      if (message === undefined) refuse(response, notFound(pathOf(request)));
      else if (!isFinal(message)) refuse(response, underWay(message));
      else {
        await removeMessage(pool, message.sid);
        response.status(204).send();
      }
    });
  return router;
}

const pathOf = ({ baseUrl, path }: Request): string => baseUrl + path;

/** Twilio touches nothing that may still change. */
const isFinal = ({ status }: Message): boolean =>
  status === 'delivered' || status === 'undelivered' || status === 'failed' || status === 'received';

const underWay = ({ status }: Message): Refusal => ({
  status: 409,
  code: 20009,
  message: `Cannot delete message in state ${status.toUpperCase()}`,
});

function refusalOfUpdate(message: Message, { Body: body, Status: status }: Form): Refusal | undefined {
  if (status !== undefined) return invalid(30409, 'Only a scheduled message can be canceled.');
  if (body !== '') return invalid(20001, 'Body must be empty: the words can be removed, not changed.');
  return isFinal(message) ? undefined : underWay(message);
}
