import { chatReader, chatRequest } from './chat.js';
import type { OpenAiConfig } from './config.js';
import { responsesReader, responsesRequest } from './responses.js';
import { listen, type Ask, type Ear, type Reader, type Round } from './round.js';
import {
  createClient,
  eventsOf,
  isMissing,
  MissingEndpoint,
  send,
  type Budget,
  type SendingSeams,
} from './sending.js';

interface Answer {
  /** Everything that was sent, as far as it is paid for. */
  readonly sentCharacters: number;
  listen(ear: Ear): Promise<Round>;
}

/** Whoever answers, by whichever of the two interfaces there is. */
export interface Vendor {
  /** Resolves once the answer begins to come. */
  ask(ask: Ask, budget: Budget): Promise<Answer>;
}

interface Seams extends SendingSeams {
  readonly onNotice: (sentence: string) => void;
}

/** A server may be brought up to date while we run. */
const rememberedMs = 60 * 60_000;
/** What may still come after the end, so that the connection can be used again. */
const tailMs = 100;

interface Interface {
  readonly body: (ask: Ask) => object;
  readonly reader: (ear: Ear) => Reader;
  readonly send: (
    ask: Ask,
    options: { readonly signal: AbortSignal; readonly timeout: number },
  ) => Promise<Response>;
}

export function createVendor(config: OpenAiConfig, seams: Seams): Vendor {
  const client = createClient(config);
  const responses: Interface = {
    body: (ask) => responsesRequest(config, ask),
    reader: responsesReader,
    send: (ask, options) => client.responses.create(responsesRequest(config, ask), options).asResponse(),
  };
  const chat: Interface = {
    body: (ask) => chatRequest(config, ask),
    reader: chatReader,
    send: (ask, options) => client.chat.completions.create(chatRequest(config, ask), options).asResponse(),
  };
  let missingUntil = 0;

  const askBy = async (one: Interface, ask: Ask, budget: Budget): Promise<Answer> => {
    const response = await send((options) => one.send(ask, options), budget, seams);
    let stallMs = budget.stallMs;
    const events = await eventsOf(response, { stallMs: () => stallMs, signal: budget.signal });
    const over = (): void => {
      stallMs = tailMs;
    };
    return {
      sentCharacters: JSON.stringify(one.body(ask)).length,
      listen: (ear) => listen(events, one.reader(ear), over),
    };
  };

  return {
    async ask(ask, budget) {
      if (config.api === 'chat') return askBy(chat, ask, budget);
      if (config.api === 'auto' && seams.now() < missingUntil) return askBy(chat, ask, budget);
      try {
        return await askBy(responses, ask, budget);
      } catch (error) {
        const isGone = error instanceof MissingEndpoint || isMissing(error);
        if (!isGone || config.api === 'responses') throw error;
        missingUntil = seams.now() + rememberedMs;
        seams.onNotice(
          'The server of OPENAI_BASE_URL knows no Responses API: chat completions are used for an hour.',
        );
        return askBy(chat, ask, budget);
      }
    },
  };
}
