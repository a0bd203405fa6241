import type { Gathered } from '../../../application/disclosure/disclosed.js';
import { personPage } from './person-page.js';

/** What the parts of `data.json` mean. Times are ISO 8601, UTC; ids are random and mean nothing elsewhere. */
const fields = {
  party:
    'who decides what is asked and what for (business), who runs the desk for them (operator), and where to write',
  person: 'by which ids you are known here; an erasure of yours clears the same ones',
  leads: 'contact details that you confirmed',
  conversations:
    'chats, and what was said in calls (channel: phone; conversationId: the callId). standing: whole, part (somebody else’s messages are left out), somebody-else, gone. from: you, desk (the assistant) or person (of the business). sources: what a reply rests on. identities: who the website said you are, signed by it (reference: its own name for you). pageContexts: what the page said with a message. staffNotes: what people of the business wrote about it; these three are left out where somebody else stands in it. consulted: ids of passages it could have rested on. goesAt: when it goes by itself',
  calls:
    'your calls. recording, messageLeft: a file in this zip, its SHA-256 as it was fetched, and how long it is; file is null where it is left out',
  texts:
    'links by text that you asked for in a call: your words, the question, your answer, what was sent and what became of it',
  words: 'what you texted, or said about texts. kind: what it was taken for',
  consents:
    'what you were told and agreed to or declined, in order of time. of: which conversation, call or request. version: of the notice or announcement',
  optOut: 'whether you want no texts, and since when',
  shares: 'each time something about you left for a processor: to whom, for what, which kinds',
  rehearsals: 'questions of yours that were asked again before a change of the desk',
  retention: 'months for which conversations, calls, recordings and texts are kept after their end',
  leftOut: 'what is not in this file, and why: second-person, too-large, too-many',
} as const;

/** The files of a copy, by their names. */
export const personFiles = ({ disclosed, sounds }: Gathered): ReadonlyMap<string, Uint8Array> =>
  new Map<string, Uint8Array>([
    ['index.html', Buffer.from(personPage(disclosed))],
    [
      'data.json',
      Buffer.from(JSON.stringify({ format: 'miapulse-person', version: 1, fields, ...disclosed }, null, 2)),
    ],
    ...sounds,
  ]);
