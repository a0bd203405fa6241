import { timingSafeEqual } from 'node:crypto';
import {
  Router,
  urlencoded,
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { broken, notFound, refuse, tooMany, unauthenticated } from './refusal.js';

export interface TwilioApiNeeds {
  readonly accountSid: string;
  readonly authToken: string;
  /** What goes wrong with a request on demand; operations are named as in `POST Messages/{Sid}`. */
  readonly fail: (operation: string) => Failure | undefined;
  /** The resources there are. Each router's paths begin after the account, as in `/Messages.json`; bodies are parsed. */
  readonly resources: readonly Router[];
}

/**
 * How a request fails: with status 500 or 429 before anything is done; or done, and then 500 (accepted, the reply lost) or no
 * answer at all.
 */
export type Failure = 'fails' | 'too-many' | 'done-then-fails' | 'done-then-silent';

const version = '/2010-04-01';
const bodyMax = '64kb';
const silenceMs = 120_000;

/**
 * The frame of Twilio's REST API (https://www.twilio.com/docs/usage/requests-to-twilio): the account's id and token by basic
 * authentication, forms in, JSON out.
 */
export function createTwilioApi({ accountSid, authToken, fail, resources }: TwilioApiNeeds): Router {
  const router = Router();
  const authenticated: RequestHandler = (request, response, next) => {
    const isOurs = request.params['accountSid'] === accountSid;
    if (isOurs && isSame(request.get('authorization') ?? '', basic(accountSid, authToken))) next();
    else refuse(response.set('WWW-Authenticate', 'Basic realm="Twilio API"'), unauthenticated);
  };
  router.use(
    `${version}/Accounts/:accountSid`,
    authenticated,
    urlencoded({ extended: false, limit: bodyMax }),
    failing(fail),
    ...resources,
  );
  router.use(version, (request, response) => {
    refuse(response, notFound(request.baseUrl + request.path));
  });
  router.use(version, whenBroken);
  return router;
}

const basic = (name: string, password: string): string =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;

const isSame = (given: string, expected: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
};

const failing =
  (fail: TwilioApiNeeds['fail']): RequestHandler =>
  (request, response, next) => {
    const failure = fail(operationOf(request));
    if (failure === 'fails') refuse(response, broken);
    else if (failure === 'too-many') refuse(response, tooMany);
    else {
      if (failure !== undefined) lose(response, failure);
      next();
    }
  };

const operationOf = ({ method, path }: Request): string =>
  `${method} ${path
    .replace(/^\//u, '')
    .replace(/\.json$/u, '')
    .replaceAll(/\b[A-Z]{2}[0-9a-f]{32}\b/gu, '{Sid}')}`;

/** What was done is done: only what would have said so is lost. */
function lose(response: Response, failure: 'done-then-fails' | 'done-then-silent'): void {
  const send = response.send.bind(response);
  response.send = () => {
    response.send = send;
    if (failure === 'done-then-fails') refuse(response, broken);
    else response.setTimeout(silenceMs);
    return response;
  };
}

const whenBroken: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) next(error);
  else refuse(response, broken);
};
