import type { IdentitySecret } from '../../domain/account/account.js';
import type { ConversationReason } from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { HandleAccount } from '../account/handle-account.js';
import type { Clock } from '../ports/clock.js';
import type { IdentityRefusal, IdentityTokens } from '../ports/identity-tokens.js';
import type { NewId } from '../ports/ids.js';
import type { HandleConversation } from './start-conversation.js';

interface Needs {
  readonly handleAccount: HandleAccount;
  readonly handleConversation: HandleConversation;
  /** Undefined where there is no such business any more. */
  readonly siteKeyOf: (tenant: string) => Promise<string | undefined>;
  readonly identityTokens: Pick<IdentityTokens, 'read'>;
  readonly newId: NewId;
  readonly now: Clock;
}

interface Asked {
  readonly tenant: string;
  readonly conversationId: string;
  readonly token: string;
}

export type Identified =
  | { readonly outcome: 'identified' }
  | { readonly outcome: 'refused'; readonly reason: IdentityRefusal | 'not-set-up' }
  | { readonly outcome: 'rejected'; readonly reason: ConversationReason };

/** Takes the word of the business's own server for who its visitor is. */
export const identifyVisitor =
  ({ handleAccount, handleConversation, siteKeyOf, identityTokens, newId, now }: Needs) =>
  async ({ tenant, conversationId, token }: Asked): Promise<Identified> => {
    const [{ state: account }, siteKey] = await Promise.all([
      handleAccount.load(tenant, tenant),
      siteKeyOf(tenant),
    ]);
    const secrets = account.status === 'open' ? secretsIn(account.identitySecret, now()) : [];
    if (siteKey === undefined || secrets.length === 0) return { outcome: 'refused', reason: 'not-set-up' };
    const identity = identityTokens.read(token, { secrets, siteKey, visitor: conversationId, now: now() });
    if (typeof identity === 'string') return { outcome: 'refused', reason: identity };
    const { decision } = await handleConversation(
      conversationId,
      { type: 'IdentifyVisitor', data: { conversationId, identity }, commandId: newId(), now: now() },
      { tenant, actor: 'visitor', causationId: '' },
    );
    return decision.outcome === 'rejected' ? decision : { outcome: 'identified' };
  };

export type IdentifyVisitor = ReturnType<typeof identifyVisitor>;

/** The one before signs as well, until its time is over. */
function secretsIn(kept: IdentitySecret | null, now: string): readonly string[] {
  if (kept === null) return [];
  const { secret, before } = kept;
  const all = before !== null && now < before.endsAt ? [secret, before.secret] : [secret];
  return all.flatMap((one) => (isErased(one) ? [] : [one]));
}
