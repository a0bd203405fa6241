import type { Hands, Link, ToolCall } from '../ports/language-model.js';
import type { Passage } from '../ports/passages.js';

export interface ToolUse {
  readonly tool: ToolCall['tool'];
  readonly outcome: 'done' | 'refused';
}

/** What a draft asked for beside its words, as far as the rules of the house allow it. */
export interface Wishes {
  readonly uses: readonly ToolUse[];
  readonly wantsContact: boolean;
  readonly wantsPerson: boolean;
  readonly links: readonly Link[];
}

interface Rules {
  readonly links: readonly Link[];
  /** Details were taken already, so that nobody is asked for them again. */
  readonly isLead: boolean;
  readonly isHandedOff: boolean;
  readonly lookUp: (query: string) => Promise<readonly Passage[]>;
}

const usesMax = 8;
const lookUpsMax = 4;
const linksMax = 2;
const queryLengthMax = 300;

const refusals = {
  many: 'Refused: that was asked for too often in this reply.',
  lead: 'Refused: the details of this visitor were taken already.',
  handedOff: 'Refused: a person was asked for already.',
  link: 'Refused: there is no link with this id.',
};

/**
 * The four things a model may ask for. A lead is never made of a model's words: the desk then asks the visitor itself and reads
 * back what it heard. A link is named by its id, and its address comes from the owner.
 */
export function createTools({ links, isLead, isHandedOff, lookUp }: Rules) {
  const uses: ToolUse[] = [];
  const offered: Link[] = [];
  let lookUps = 0;
  let wantsContact = false;
  let wantsPerson = false;

  const act = async (call: ToolCall): Promise<string | undefined> => {
    if (call.tool === 'look_up_knowledge') {
      lookUps += 1;
      if (lookUps > lookUpsMax) return undefined;
      const found = await lookUp(call.query.slice(0, queryLengthMax));
      return found.length === 0 ? 'Nothing is published about that.' : found.map(listed).join('\n');
    }
    if (call.tool === 'capture_lead') {
      if (isLead) return undefined;
      wantsContact = true;
      return 'Accepted: after your reply the desk asks the visitor for the details itself. Do not ask for them.';
    }
    if (call.tool === 'request_hand_off') {
      if (isHandedOff || wantsPerson) return undefined;
      wantsPerson = true;
      return 'Accepted: the team is told that a person is wanted. Do not promise when anybody answers.';
    }
    const link = links.find(({ linkId }) => linkId === call.linkId);
    if (link === undefined || offered.length >= linksMax || offered.includes(link)) return undefined;
    offered.push(link);
    return `Accepted: “${link.label}” stands below your reply. Do not write its address.`;
  };

  const refusalOf = ({ tool }: ToolCall): string => {
    if (tool === 'look_up_knowledge') return refusals.many;
    if (tool === 'capture_lead') return refusals.lead;
    return tool === 'request_hand_off' ? refusals.handedOff : refusals.link;
  };

  const use: Hands['use'] = async (call) => {
    if (uses.length >= usesMax) return refusals.many;
    const told = await act(call);
    uses.push({ tool: call.tool, outcome: told === undefined ? 'refused' : 'done' });
    return told ?? refusalOf(call);
  };

  return {
    use,
    get wishes(): Wishes {
      return { uses, wantsContact, wantsPerson, links: offered };
    },
  };
}

const listed = ({ headings, title, text }: Passage): string =>
  `[${[title, ...headings].filter((part) => part !== '').join(' > ')}] ${text}`;
