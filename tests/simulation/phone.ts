import { createHash } from 'node:crypto';
import { createContactDetails } from '../../adapters/contact-details/contact-details.js';
import type { CallNeeds, HandleAllowance } from '../../application/call/needs.js';
import { assignNumber } from '../../application/call/assign-number.js';
import { serveCalls } from '../../application/call/serve-calls.js';
import { removeRecordings, storeRecordings } from '../../application/call/store-recordings.js';
import type { Policy } from '../../application/handling/follow.js';
import type { BlobStore } from '../../application/ports/blob-store.js';
import { receiveText, recordTextStatus } from '../../application/texting/receive-text.js';
import { sendTextLink } from '../../application/texting/send-text-link.js';
import { lapseRequests, noteUnknown, settleUnknown } from '../../application/texting/settle-attempts.js';
import type { Installation } from './installation.js';
import type { Life } from './scheduler.js';

const hourMs = 60 * 60_000;
const website = 'https://marigold.example/';

type Needs = Pick<
  CallNeeds,
  | 'handleCall'
  | 'handleConsent'
  | 'handleConversation'
  | 'handleLine'
  | 'answering'
  | 'directory'
  | 'businessOf'
  | 'now'
> & { readonly handleAllowance: HandleAllowance; readonly blobs: BlobStore };

/** What one process does for whoever calls and texts, as composition wires it. */
export function servePhone(
  installation: Installation,
  life: Life,
  { blobs, handleAllowance, ...house }: Needs,
) {
  const { world, tables, company, newId } = installation;
  const { scheduler } = world;
  const texting = company.textingOf(life);
  const links = tables.tables.find(({ name }) => name === 'text-links');

  const needs: CallNeeds = {
    ...{ ...house, newId, details: createContactDetails(), telephony: company.telephonyOf(life) },
    suppressions: { has: () => Promise.resolve(false), lift: () => Promise.resolve() },
    websiteOf: () => Promise.resolve(website),
    textCountLastHour: (tenant) =>
      world.cross(life, 'counts the texts of the last hour', () => {
        const since = new Date(scheduler.now() - hourMs).toISOString();
        const begun = [...(links?.rows ?? [])].filter(
          ([name, { begunAt }]) =>
            name.startsWith(`${tenant} `) && typeof begunAt === 'string' && begunAt >= since,
        );
        return Promise.resolve(begun.length);
      }),
    hashOf: (text) => createHash('sha256').update(text).digest('hex'),
    wait: (ms, signal) => scheduler.wait(life, ms, signal),
  };
  const policies: readonly Policy[] = [
    sendTextLink({ ...needs, handleAllowance, texting }),
    noteUnknown({ ...needs, texting }),
    settleUnknown({ ...needs, texting }),
    lapseRequests({ ...needs, texting }),
    storeRecordings({ ...needs, blobs }),
    removeRecordings({ ...needs, blobs }),
  ];
  return {
    policies,
    assignNumber: assignNumber(needs),
    calls: serveCalls(needs),
    receiveText: receiveText({ ...needs, texting, contactOf: () => Promise.resolve('marigold.example') }),
    recordTextStatus: recordTextStatus(needs),
  };
}
