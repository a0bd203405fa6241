import { z } from 'zod';
import type { Link, ToolCall } from '../../application/ports/language-model.js';

/** A function as both interfaces of the vendor describe it. */
export interface Tool {
  readonly name: ToolCall['tool'];
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What the model asked for, as the wire had it. */
export interface ToolUse {
  readonly callId: string;
  readonly name: string;
  readonly arguments: string;
}

/** What the model reads of each tool and argument. */
export const toolTexts = {
  look_up_knowledge: {
    does: 'Looks up what the business has published or taught. Returns sources.',
    query: 'What to look for, in the words of the visitor.',
  },
  capture_lead: {
    does: 'Writes down a visitor who wants to be contacted. The house asks them to confirm.',
    name: 'Their name as they gave it, or null.',
    email: 'Their e-mail address as they gave it, or null.',
    phone: 'Their phone number as they gave it, or null.',
    note: 'What it is about, in their words, or null.',
  },
  request_hand_off: {
    does: 'Asks for a person of the business to take over.',
    reason: 'Why, in one sentence.',
  },
  offer_link: {
    does: 'Shows the visitor one of the links of the business.',
    linkId: 'The id of a block of the kind "link".',
  },
} as const;

const strict = (properties: Readonly<Record<string, unknown>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const text = (description: string) => ({ type: 'string', description });
const textOrNull = (description: string) => ({ type: ['string', 'null'], description });

/** An id that could be a sentence would stand outside the fence. */
const isPlainId = (linkId: string): boolean => /^[\w-]{1,64}$/u.test(linkId);

/** The four tools; offer_link only where there is a link to offer. */
export function toolsFor(links: readonly Link[]): readonly Tool[] {
  const { look_up_knowledge: lookUp, capture_lead: capture, request_hand_off: handOff } = toolTexts;
  const linkIds = links.map(({ linkId }) => linkId).filter(isPlainId);
  const offer = toolTexts.offer_link;
  const linkId = { type: 'string', enum: linkIds, description: offer.linkId };
  return [
    {
      name: 'look_up_knowledge',
      description: lookUp.does,
      parameters: strict({ query: text(lookUp.query) }),
    },
    {
      name: 'capture_lead',
      description: capture.does,
      parameters: strict({
        name: textOrNull(capture.name),
        email: textOrNull(capture.email),
        phone: textOrNull(capture.phone),
        note: textOrNull(capture.note),
      }),
    },
    {
      name: 'request_hand_off',
      description: handOff.does,
      parameters: strict({ reason: text(handOff.reason) }),
    },
    ...(linkIds.length === 0
      ? []
      : [{ name: 'offer_link' as const, description: offer.does, parameters: strict({ linkId }) }]),
  ];
}

const words = (lengthMax: number) => z.string().trim().min(1).max(lengthMax);
const maybe = (lengthMax: number) =>
  z.preprocess((value) => (value === '' ? null : value), words(lengthMax).nullable());

/** The vendor's own word that a schema was kept is not taken for it: other servers keep none. */
const calls = {
  look_up_knowledge: z.strictObject({ query: words(300) }),
  capture_lead: z.strictObject({ name: maybe(200), email: maybe(320), phone: maybe(40), note: maybe(2_000) }),
  request_hand_off: z.strictObject({ reason: words(500) }),
  offer_link: z.strictObject({ linkId: words(64) }),
};

export type Understood =
  { readonly isCall: true; readonly call: ToolCall } | { readonly isCall: false; readonly told: string };

const no = (told: string): Understood => ({ isCall: false, told });

/** What the model asked for, or what it is told when that is no call at all. */
export function understand({ name, arguments: given }: ToolUse, links: readonly Link[]): Understood {
  const json = parseJson(given);
  switch (name) {
    case 'look_up_knowledge': {
      const { success, data } = calls[name].safeParse(json);
      return success ? { isCall: true, call: { tool: name, ...data } } : no(malformed);
    }
    case 'capture_lead': {
      const { success, data } = calls[name].safeParse(json);
      return success ? { isCall: true, call: { tool: name, ...data } } : no(malformed);
    }
    case 'request_hand_off': {
      const { success, data } = calls[name].safeParse(json);
      return success ? { isCall: true, call: { tool: name, ...data } } : no(malformed);
    }
    case 'offer_link': {
      const { success, data } = calls[name].safeParse(json);
      if (!success) return no(malformed);
      const isKnown = links.some(({ linkId }) => linkId === data.linkId);
      return isKnown ? { isCall: true, call: { tool: name, ...data } } : no('There is no such link.');
    }
    default:
      return no('There is no such tool.');
  }
}

const malformed = 'These arguments do not fit the tool. Nothing was done.';
const argumentsLengthMax = 8_000;

export function parseJson(given: string): unknown {
  if (given.length > argumentsLengthMax) return undefined;
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
}
