import { uuidv7 } from 'uuidv7';
import { createConsentTree } from '../../adapters/consent-log/consent-tree.js';
import { verifyEd25519 } from '../../adapters/consent-log/ed25519.js';
import { createSigningKey, sha256 } from '../../adapters/consent-log/signing-key.js';
import { exportLog } from '../../application/consent-log/export-log.js';
import { growTree } from '../../application/consent-log/grow-tree.js';
import { prove } from '../../application/consent-log/prove.js';
import { signHeads } from '../../application/consent-log/sign-heads.js';
import type { EventStore, NewEvent } from '../../application/ports/event-store.js';
import type { WrittenEvents } from '../../application/ports/written-events.js';
import { createLogCheck, type Outside, type Verdict } from '../../domain/consent-log/consent-log.js';
import type { TestDatabase } from './database.js';

export const tools = { sha256, verify: verifyEd25519 };

/** The consent log of one process, over a log that is there. */
export function consentLogOn(
  { pool }: Pick<TestDatabase, 'pool'>,
  written: WrittenEvents,
  { now, name = 'desk.example.com/log' }: { readonly now: () => string; readonly name?: string },
) {
  const key = createSigningKey({ pool, sealing: Buffer.alloc(32, 9), name, given: undefined });
  const needs = { written, tree: createConsentTree(pool), sha256, key, now };
  return {
    ...needs,
    grow: growTree(needs),
    heads: signHeads(needs),
    prove: prove(needs),
    async exported(business: string | null = null): Promise<readonly string[]> {
      const lines: string[] = [];
      for await (const line of exportLog(needs)(business)) lines.push(line);
      return lines;
    },
  };
}

/** What the verifier says of these lines. */
export function verdictOn(lines: readonly string[], outside: Outside = {}): Verdict {
  const check = createLogCheck(tools, outside);
  for (const line of lines) check.text(`${line}\n`);
  return check.end();
}

const at = '2026-11-24T10:00:00.000Z';

/** Somebody opted out: a leaf, with sealed words. */
export const optedOut = (contactId: string): NewEvent => {
  const id = uuidv7();
  const data = {
    messageId: id,
    contactId,
    via: 'text',
    isCancel: false,
    words: 'no more please',
    optedOutAt: at,
  };
  return { id, event: { type: 'OptedOut', data } };
};

/** Somebody asked for help: no leaf. */
export const askedForHelp = (contactId: string): NewEvent => {
  const id = uuidv7();
  const data = { messageId: id, contactId, words: 'help', isAnswered: true, requestedAt: at };
  return { id, event: { type: 'HelpRequested', data } };
};

/** Appends events to the consent stream of one contact. */
export async function appendConsents(
  store: EventStore,
  contactId: string,
  events: readonly NewEvent[],
  tenant = 'a-business',
): Promise<void> {
  const envelope = { tenant, actor: 'visitor', correlationId: '', causationId: '' };
  await store.append({ category: 'consent', id: contactId }, 'any', events, {
    ...envelope,
    commandId: events[0]?.id ?? '',
  });
}
