import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import type { MailboxIdOf } from '../../application/mail/handle-mailbox.js';
import { recordReport } from '../../application/mail/record-report.js';
import { sendLetter } from '../../application/mail/send-letter.js';
import { mailbox } from '../../domain/mailbox/mailbox.js';
import { createTeam } from '../../projections/team/queries.js';
import { createUnsubscribeTokens } from '../http/guard/unsubscribe-token.js';
import { deriveKey } from '../sealed-box/sealed-box.js';
import { idNamed } from './named-id.js';
import { tokens } from './tokens.js';

export const mailboxIdOf: MailboxIdOf = ({ tenant, memberId }) => idNamed(`mailbox ${tenant} ${memberId}`);

/** How letters go out to members, and what becomes of them. */
export function bindMail(container: Container): void {
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
