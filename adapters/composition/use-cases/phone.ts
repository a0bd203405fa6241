import { createHash } from 'node:crypto';
import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import type { CallNeeds } from '../../../application/call/needs.js';
import { serveCalls } from '../../../application/call/serve-calls.js';
import { settleCalls } from '../../../application/call/settle-calls.js';
import { removeRecordings, storeRecordings } from '../../../application/call/store-recordings.js';
import { hearAlertWords } from '../../../application/notification/hear-alert-words.js';
import { receiveText, recordTextStatus } from '../../../application/texting/receive-text.js';
import { sendTextLink } from '../../../application/texting/send-text-link.js';
import { lapseRequests, noteUnknown, settleUnknown } from '../../../application/texting/settle-attempts.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createTextLinks } from '../../../projections/text-links/queries.js';
import { createContactDetails } from '../../contact-details/contact-details.js';
import { idNamed } from '../named-id.js';
import { tokens } from '../tokens.js';
import { wait } from '../wait.js';

const hourMs = 60 * 60_000;

/** How calls and texts are served, and what follows from them. */
export function bindPhone(container: Container): void {
  container.bind(tokens.callNeeds).toResolvedValue(
    (
      handleCall,
      handleConsent,
      handleConversation,
      handleLine,
      { answering },
      directory,
      telephony,
      businessOf,
      readModels,
      now,
    ): CallNeeds => {
      const accounts = createAccountOverview(readModels.query);
      const links = createTextLinks(readModels.query);
      return {
        ...{ handleCall, handleConsent, handleConversation, handleLine, answering, directory, telephony },
        suppressions: directory.suppressions,
        ...{ businessOf, wait, now, newId: uuidv7, details: createContactDetails() },
        websiteOf: async (tenant) => (await accounts.profile(tenant))?.website ?? undefined,
        textCountLastHour: (tenant) =>
          links.countSince(tenant, new Date(Date.parse(now()) - hourMs).toISOString()),
        hashOf: (text) => createHash('sha256').update(text).digest('hex'),
      };
    },
    [
      tokens.handleCall,
      tokens.handleConsent,
      tokens.handleConversation,
      tokens.handleLine,
      tokens.desk,
      tokens.directory,
      tokens.telephony,
      tokens.businessOf,
      tokens.readModels,
      tokens.now,
    ],
  );
  container.bind(tokens.calls).toResolvedValue(serveCalls, [tokens.callNeeds]);
  container.bind(tokens.recordTextStatus).toResolvedValue(recordTextStatus, [tokens.callNeeds]);
  container.bind(tokens.receiveText).toResolvedValue(
    (needs, readModels, texting, handleReach, businessNow) => {
      const accounts = createAccountOverview(readModels.query);
      const contactOf = async (tenant: string) => (await accounts.profile(tenant))?.website ?? undefined;
      const { directory } = needs;
      return hearAlertWords({
        ...{ handleReach, directory, texting, businessNow, idNamed },
        receiveText: receiveText({ ...needs, texting, contactOf }),
      });
    },
    [tokens.callNeeds, tokens.readModels, tokens.texting, tokens.handleReach, tokens.businessNow],
  );
  container
    .bind(tokens.phonePolicies)
    .toResolvedValue(
      (needs, calls, handleAllowance, texting, blobs) => [
        sendTextLink({ ...needs, handleAllowance, texting }),
        noteUnknown({ ...needs, texting }),
        settleUnknown({ ...needs, texting }),
        lapseRequests({ ...needs, texting }),
        storeRecordings({ ...needs, blobs }),
        removeRecordings({ ...needs, blobs }),
        settleCalls({ ...needs, calls }),
      ],
      [tokens.callNeeds, tokens.calls, tokens.handleAllowance, tokens.texting, tokens.blobs],
    );
}
