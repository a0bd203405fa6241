import type { ConversationEvent, Source } from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { TranscriptEvent } from '../../domain/transcript/transcript.js';
import type { Policy } from '../handling/follow.js';
import { Fault } from '../ports/fault.js';
import type { Letter, Mail } from '../ports/mail.js';
import type { OfConversation, TranscriptNeeds } from './needs.js';

type Words = Pick<Letter, 'subject' | 'text' | 'html'>;

export interface SpokenLine {
  readonly from: 'visitor' | 'desk' | 'person';
  readonly text: string;
  /** Pages that a reply rests on. */
  readonly pages: readonly { readonly url: string; readonly title: string }[];
}

interface Needs extends Pick<
  TranscriptNeeds,
  'handleTranscript' | 'handleConversation' | 'codes' | 'isSensitive' | 'now'
> {
  readonly mail: Mail;
  /** What the business calls itself; null where it was erased. */
  readonly nameOf: (tenant: string) => Promise<string | null>;
  /** Holds a code and nothing that anybody wrote: whoever gets it need not have asked. */
  readonly codeLetter: (about: { readonly code: string; readonly language: string }) => Words;
  readonly transcriptLetter: (about: {
    readonly businessName: string;
    readonly language: string;
    readonly lines: readonly SpokenLine[];
  }) => Words;
}

/** Sends the code that was asked for, and the conversation once the code came back. Sent again, each is the same letter. */
export const mailTranscript = (needs: Needs): Policy<TranscriptEvent> => ({
  name: 'mail-transcript',
  filter: { categories: ['transcript'], types: ['TranscriptRequested', 'TranscriptConfirmed'] },
  afterMs: 0,
  concurrency: 4,
  async when({ envelope: { tenant }, event }) {
    if (event.type === 'TranscriptRequested') await sendCode(needs, event.data);
    if (event.type === 'TranscriptConfirmed') await sendTranscript(needs, tenant, event.data);
  },
});

type Outcome =
  | { readonly type: 'RecordSent'; readonly data: object }
  | { readonly type: 'RecordRefused'; readonly data: { readonly code: string } };

type DataOf<Name> = Extract<TranscriptEvent, { type: Name }>['data'];

const unsent = () => new Fault('mail-unavailable', 'The letter could not be sent.');

async function sendCode(
  { mail, codes, codeLetter, now }: Needs,
  { requestId, address, language, expiresAt }: DataOf<'TranscriptRequested'>,
): Promise<void> {
  // A code that comes too late only puzzles.
  if (isErased(address) || now() >= expiresAt) return;
  const words = codeLetter({ code: codes.codeOf(requestId), language });
  const { outcome } = await mail.send({ attemptId: `transcript-code/${requestId}`, to: address, ...words });
  if (outcome === 'unknown') throw unsent();
}

async function sendTranscript(
  needs: Needs,
  tenant: string,
  { conversationId, requestId, confirmedAt }: DataOf<'TranscriptConfirmed'>,
): Promise<void> {
  const { mail, handleTranscript, handleConversation, isSensitive, nameOf, transcriptLetter, now } = needs;
  const record = async (command: Outcome): Promise<void> => {
    await handleTranscript(
      conversationId,
      { ...command, commandId: `${requestId}/${command.type}`, now: now() },
      { tenant, actor: 'policy:mail-transcript', causationId: '' },
    );
  };
  const asked = await addressOf(needs, { tenant, conversationId }, requestId);
  if (asked === undefined || (await isSensitive(tenant))) {
    await record({ type: 'RecordRefused', data: { code: 'not-allowed' } });
    return;
  }
  const { events } = await handleConversation.load(tenant, conversationId);
  const words = transcriptLetter({
    businessName: (await nameOf(tenant)) ?? '',
    language: asked.language,
    // What is said later is in no letter, so that the letter sent again is the same.
    lines: events.flatMap((event) => lineOf(event, confirmedAt)),
  });
  const receipt = await mail.send({ attemptId: `transcript/${conversationId}`, to: asked.address, ...words });
  if (receipt.outcome === 'unknown') throw unsent();
  await record(
    receipt.outcome === 'accepted'
      ? { type: 'RecordSent', data: {} }
      : { type: 'RecordRefused', data: { code: receipt.code } },
  );
}

async function addressOf(
  { handleTranscript }: Needs,
  { tenant, conversationId }: OfConversation,
  requestId: string,
): Promise<{ readonly address: string; readonly language: string } | undefined> {
  const { events } = await handleTranscript.load(tenant, conversationId);
  for (const { type, data } of events) {
    if (type !== 'TranscriptRequested' || data.requestId !== requestId || isErased(data.address)) continue;
    return { address: data.address, language: data.language };
  }
  return undefined;
}

function lineOf({ type, data }: ConversationEvent, until: string): readonly SpokenLine[] {
  if (type === 'MessageReceived' && !isErased(data.text) && data.receivedAt <= until)
    return [{ from: 'visitor', text: data.text, pages: [] }];
  if (type === 'ReplySent' && !isErased(data.text) && data.sentAt <= until)
    return [{ from: 'desk', text: data.text, pages: isErased(data.sources) ? [] : pagesOf(data.sources) }];
  if (type === 'PersonReplied' && !isErased(data.text) && data.repliedAt <= until)
    return [{ from: 'person', text: data.text, pages: [] }];
  return [];
}

const pagesOf = (sources: readonly Source[]): SpokenLine['pages'] => {
  const titles = new Map(sources.flatMap(({ url, title }) => (url === null ? [] : [[url, title] as const])));
  return [...titles].slice(0, 3).map(([url, title]) => ({ url, title }));
};
