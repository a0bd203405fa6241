import { canonical, readHead, toBase64, writeKey } from '../../domain/consent-log/consent-log.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { Happened } from '../../domain/kernel/decider.js';
import type { EventStore } from '../ports/event-store.js';
import { prove } from './prove.js';
import { signHeads, type HeadNeeds } from './sign-heads.js';

interface Needs extends HeadNeeds {
  readonly store: Pick<EventStore, 'readStream'>;
}

interface Asked {
  readonly callId: string;
  readonly contactId: string;
  readonly requestId: string;
}

export interface TextEvidence {
  /** As `proof.json` holds it. */
  readonly proof: string;
  readonly recordCount: number;
  readonly signedAt: string;
  /** The last four digits of where the text went; null where it was erased. The whole number leaves this house in texts only. */
  readonly phoneEnding: string | null;
  /** What the caller said of texts in general, newest first: none where they never did. */
  readonly choices: readonly { readonly kind: 'out' | 'in'; readonly at: string }[];
}

/** What the log says of one text, with the proof that it says so: the call, the request, the text, and whether the caller wants any. */
export const textEvidence =
  (needs: Needs) =>
  async (tenant: string, { callId, contactId, requestId }: Asked): Promise<TextEvidence> => {
    const { store, key, sha256 } = needs;
    const [call, consents] = await Promise.all([
      store.readStream(tenant, { category: 'call', id: callId }),
      store.readStream(tenant, { category: 'consent', id: contactId }),
    ]);
    const own = consents.filter(({ event }) => isAbout(event, requestId));
    const head = await signHeads(needs).newest();
    const { size = 0, signedAt = '' } = readHead(head) ?? {};
    const proofs = prove(needs);
    const records = await proofs.records(
      [...call, ...own].map(({ id }) => id),
      size,
    );
    const heads = await proofs.heads(size);
    const proof = canonical({
      ...{ evidence: 1, key: writeKey(sha256, await key()), head },
      records: records.map(({ number, text, path }) => ({ number, record: text, path: path.map(toBase64) })),
      heads: heads.map(({ note, path }) => ({ note, path: path.map(toBase64) })),
    });
    const events = own.map(({ event }) => event as ConsentEvent);
    return {
      proof,
      recordCount: records.length,
      signedAt,
      phoneEnding: phoneEndingIn(events),
      choices: choicesIn(events),
    };
  };

/** Of this request, or of texts in general. */
function isAbout({ type, data }: Happened, requestId: string): boolean {
  if (type === 'OptedOut' || type === 'OptedIn') return true;
  return 'requestId' in data && data.requestId === requestId;
}

function phoneEndingIn(events: readonly ConsentEvent[]): string | null {
  const requested = events.find(({ type }) => type === 'TextLinkRequested');
  const phone = requested?.type === 'TextLinkRequested' ? requested.data.phone : null;
  return typeof phone === 'string' ? phone.slice(-4) : null;
}

const choicesIn = (events: readonly ConsentEvent[]): TextEvidence['choices'] =>
  events
    .flatMap(({ type, data }): TextEvidence['choices'] => {
      if (type === 'OptedOut') return [{ kind: 'out', at: data.optedOutAt }];
      return type === 'OptedIn' ? [{ kind: 'in', at: data.optedInAt }] : [];
    })
    .toReversed();
