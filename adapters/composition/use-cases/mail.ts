import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import type { MailboxIdOf } from '../../../application/mail/handle-mailbox.js';
import { recordReport } from '../../../application/mail/record-report.js';
import { sendLetter } from '../../../application/mail/send-letter.js';
import { mailTranscript } from '../../../application/transcript/mail-transcript.js';
import type { TranscriptNeeds } from '../../../application/transcript/needs.js';
import { mailbox } from '../../../domain/mailbox/mailbox.js';
import { transcript } from '../../../domain/transcript/transcript.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createTeam } from '../../../projections/team/queries.js';
import { createTranscriptCodes } from '../../http/guard/transcript-codes.js';
import { createUnsubscribeTokens } from '../../http/guard/unsubscribe-token.js';
import { codeLetter, transcriptLetter } from '../../letters/transcript-letters.js';
import { deriveKey } from '../../sealed-box/sealed-box.js';
import { idNamed } from '../named-id.js';
import { tokens } from '../tokens.js';

export const mailboxIdOf: MailboxIdOf = ({ tenant, memberId }) => idNamed(`mailbox ${tenant} ${memberId}`);

/** How letters go out, and what becomes of them. */
export function bindMail(container: Container): void {
  bindLetters(container);
  bindTranscripts(container);
}

function bindLetters(container: Container): void {
  container.bind(tokens.handleMailbox).toResolvedValue((handle) => handle(mailbox), [tokens.handles]);
  container
    .bind(tokens.unsubscribeTokens)
    .toResolvedValue(
      ({ masterKey }) => createUnsubscribeTokens(deriveKey(masterKey, 'unsubscribe-tokens')),
      [tokens.outside],
    );
  container.bind(tokens.sendLetter).toResolvedValue(
    ({ origin }, handleMailbox, directory, mail, readModels, unsubscribeTokens, now) => {
      const people = createTeam(readModels.query);
      return sendLetter({
        ...{ handleMailbox, mailboxIdOf, directory, mail, now, newId: uuidv7 },
        addressOf: async (tenant, memberId) =>
          (await people.of(tenant)).find((one) => one.memberId === memberId && one.standing === 'member')
            ?.email ?? null,
        unsubscribeUrlOf: (declining) => `${origin}/u/${unsubscribeTokens.issue(declining)}`,
      });
    },
    [
      tokens.outside,
      tokens.handleMailbox,
      tokens.directory,
      tokens.mail,
      tokens.readModels,
      tokens.unsubscribeTokens,
      tokens.now,
    ],
  );
  container
    .bind(tokens.recordReport)
    .toResolvedValue(
      (handleMailbox, now) => recordReport({ handleMailbox, mailboxIdOf, now }),
      [tokens.handleMailbox, tokens.now],
    );
}

function bindTranscripts(container: Container): void {
  container.bind(tokens.transcriptNeeds).toResolvedValue(
    ({ masterKey }, handle, handleConversation, readModels, now): TranscriptNeeds => {
      const accounts = createAccountOverview(readModels.query);
      return {
        ...{ handleConversation, now, newId: uuidv7 },
        handleTranscript: handle(transcript),
        codes: createTranscriptCodes(deriveKey(masterKey, 'transcript-codes')),
        // Of a business that is not there nothing leaves either.
        isSensitive: async (tenant) => (await accounts.profile(tenant))?.isSensitive !== false,
      };
    },
    [tokens.outside, tokens.handles, tokens.handleConversation, tokens.readModels, tokens.now],
  );
  container.bind(tokens.mailPolicies).toResolvedValue(
    (needs, mail, readModels) => {
      const accounts = createAccountOverview(readModels.query);
      const nameOf = async (tenant: string) => (await accounts.profile(tenant))?.businessName ?? null;
      return [mailTranscript({ ...needs, mail, nameOf, codeLetter, transcriptLetter })];
    },
    [tokens.transcriptNeeds, tokens.mail, tokens.readModels],
  );
}
