import { callerHandle } from '../../../application/call/needs.js';
import type { HandleCall, HandleConsent, HandleLine } from '../../../application/call/needs.js';
import type { HandleSubscription } from '../../../application/billing/work-through.js';
import type { CopyPlaces } from '../../../application/erasure/needs.js';
import type { ContactDirectory } from '../../../application/ports/contact-directory.js';
import type { CopyPlace, Erased } from '../../../application/ports/copy-place.js';
import type { Payments } from '../../../application/ports/payments.js';
import type { PhoneTraces } from '../../../application/ports/phone-traces.js';
import { isErased } from '../../../domain/kernel/personal.js';

export interface ProcessorNeeds {
  readonly phone: PhoneTraces | 'off';
  readonly payments: Payments | 'off';
  readonly directory: Pick<ContactDirectory, 'find'>;
  readonly handleCall: HandleCall;
  readonly handleConsent: HandleConsent;
  readonly handleLine: HandleLine;
  readonly handleSubscription: HandleSubscription;
}

const none = { tables: [] };

/** Where copies stand with those who work for us, beside the messenger. Each one that `adapters/egress` reaches stands here, also where it keeps nothing. */
export const processorPlaces = (needs: ProcessorNeeds): CopyPlaces => [
  phonePlace(needs),
  paymentPlace(needs),
  {
    // It has no means to delete a letter that was sent; it keeps none for longer than its own retention, and no list of contacts is made there.
    ...{ place: 'mail-service', scopes: ['person', 'business'], ...none },
    erase: () => Promise.resolve({ count: 0, kept: 'sent-letters' as const }),
  },
  {
    // Every request says that nothing is to be stored.
    ...{ place: 'language-model', scopes: ['person', 'business'], ...none },
    erase: () => Promise.resolve({ count: 0 }),
  },
];

function phonePlace({ phone, directory, handleCall, handleConsent, handleLine }: ProcessorNeeds): CopyPlace {
  const lineOf = async (tenant: string) => (await handleLine.load(tenant, tenant)).state.number;

  /** Who only wrote to the line is known by a hash: their number is found among those who did. */
  const writers = async ({ tenant, person }: Erased, line: string): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const number of phone === 'off' ? [] : await phone.writersTo(line)) {
      const contactId = await directory.find(tenant, callerHandle(number));
      if (contactId !== undefined && person.subjectIds.includes(contactId)) found.push(number);
    }
    return found;
  };

  const numbersOf = async (erased: Erased, line: string): Promise<ReadonlySet<string>> => {
    const { tenant, person } = erased;
    const numbers = new Set<string>();
    let hasWritten = false;
    for (const callId of person.callIds) {
      const { state } = await handleCall.load(tenant, callId);
      if (state.status === 'unstarted' || isErased(state.callerNumber)) continue;
      if (state.callerNumber !== null) numbers.add(state.callerNumber);
    }
    for (const contactId of person.subjectIds) {
      const { state } = await handleConsent.load(tenant, contactId);
      hasWritten ||= state.messageIds.length > 0;
    }
    return hasWritten ? new Set([...numbers, ...(await writers(erased, line))]) : numbers;
  };

  return {
    ...{ place: 'phone-company', scopes: ['person', 'business'], ...none },
    async beforeKeys(erased) {
      if (phone === 'off') return;
      const line = await lineOf(erased.tenant);
      if (line === null) return;
      if (erased.scope === 'business') {
        await phone.removeLine(line);
        await phone.releaseLine(line);
      } else for (const number of await numbersOf(erased, line)) await phone.removeTexts({ line, number });
    },
    async erase({ tenant, person }) {
      if (phone === 'off') return { count: 0 };
      let count = 0;
      for (const callId of person.callIds) {
        const { state } = await handleCall.load(tenant, callId);
        if (state.status !== 'unstarted') count += await phone.removeCall(state.callRef);
      }
      for (const contactId of person.subjectIds) {
        const { events } = await handleConsent.load(tenant, contactId);
        for (const event of events) {
          if (event.type === 'TextAccepted') count += await phone.removeText(event.data.textRef);
        }
      }
      return { count };
    },
  };
}

const paymentPlace = ({ payments, handleSubscription }: ProcessorNeeds): CopyPlace => ({
  ...{ place: 'payments', scopes: ['business'], ...none },
  async erase({ tenant }) {
    if (payments === 'off') return { count: 0 };
    const { state } = await handleSubscription.load(tenant, tenant);
    const customerIds = new Set(Object.values(state.recorded).map(({ customerId }) => customerId));
    let count = 0;
    for (const id of customerIds) if (await payments.removeCustomer(id)) count += 1;
    return { count, ...(customerIds.size > 0 && { kept: 'invoices' as const }) };
  },
});
