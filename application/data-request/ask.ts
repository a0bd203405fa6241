import type { RequestKind } from '../../domain/installation/installation.js';
import { sameClockLater } from '../due/local-time.js';
import { byOperator, installationId, type HandleInstallation } from '../operator/handle-installation.js';
import type { Clock } from '../ports/clock.js';
import type { ContactDirectory } from '../ports/contact-directory.js';
import type { Position } from '../ports/event-store.js';
import type { Consumed, Logins } from '../ports/logins.js';
import type { Letter, Mail } from '../ports/mail.js';
import type { Language } from '../report/locale-of.js';
import { websiteHandle, websitesScope } from './link-websites.js';
import { referenceOf } from './reference.js';

interface Needs {
  readonly logins: Pick<Logins, 'open' | 'consumeCode'>;
  readonly mail: Mail;
  readonly directory: Pick<ContactDirectory, 'find'>;
  /** By the key that stands in a business's website. */
  readonly accountOf: (siteKey: string) => Promise<string | undefined>;
  readonly codeLetter: (code: string, language: Language) => Pick<Letter, 'subject' | 'text' | 'html'>;
  readonly handleInstallation: HandleInstallation;
  readonly now: Clock;
  /** A letter that did not go out: whoever asked may ask again. */
  readonly onUnsent: (challengeId: string, code: string) => void;
}

interface Asked {
  readonly kind: RequestKind;
  /** In lower case. */
  readonly email: string;
  /** A site key, or a website's address as somebody typed it; empty where no business is named. */
  readonly siteKey: string;
  readonly website: string;
  /** Of the page on which they ask: they are written to in it. */
  readonly language: Language;
}

export type Noted =
  | { readonly outcome: 'noted'; readonly requestId: string; readonly position: Position | null }
  | { readonly outcome: 'wrong-code' | 'code-over' | 'register-full' };

/** Somebody asks about their data who has no login: a code to their address, and with it the request stands in the register. */
export const dataRequestDesk = (needs: Needs) => ({
  /**
   * Sends a code. Whether the address or the business is known changes neither the answer nor, since no letter is waited for, its time.
   * Answers what the window that asked has to bring back with the code.
   */
  async begin({ kind, email, siteKey, website, language }: Asked): Promise<{ readonly window: string }> {
    const { logins, mail, codeLetter, onUnsent } = needs;
    const accountId = await accountNamed(needs, { siteKey, website });
    const { challengeId, browser, code } = await logins.open({
      purpose: 'data-request',
      ...{ email, kind, accountId, language },
    });
    void mail
      .send({ attemptId: `data-request-code/${challengeId}`, to: email, ...codeLetter(code, language) })
      .then(({ outcome }) => {
        if (outcome !== 'accepted') onUnsent(challengeId, outcome);
      })
      .catch((error: unknown) => {
        onUnsent(challengeId, error instanceof Error ? error.name : 'unknown');
      });
    return { window: browser };
  },

  /** The code came back: the request is in the register, with its day. What follows is the policy's. */
  async note(typed: { readonly code: string; readonly window: string }): Promise<Noted> {
    const consumed = await needs.logins.consumeCode({ code: typed.code, browser: typed.window });
    if (consumed.outcome === 'wrong-code') return { outcome: 'wrong-code' };
    const asked = requestIn(consumed);
    if (asked === undefined) return { outcome: 'code-over' };
    const { requestId, kind, email, accountId, language } = asked;
    const receivedAt = needs.now();
    const { decision, position } = await needs.handleInstallation(
      installationId,
      {
        type: 'NoteDataRequest',
        data: {
          ...{ requestId, kind, receivedAt, by: 'form', subjectRef: referenceOf('WEB', requestId) },
          dueAt: sameClockLater(receivedAt, 'UTC', { months: 1 }),
          asked: { proof: 'email-code', accountId, address: email, language },
        },
        ...{ commandId: requestId, now: receivedAt },
      },
      byOperator('form'),
    );
    return decision.outcome === 'accepted'
      ? { outcome: 'noted', requestId, position }
      : { outcome: 'register-full' };
  },
});

export type DataRequestDesk = ReturnType<typeof dataRequestDesk>;

function requestIn(consumed: Consumed) {
  if (consumed.outcome !== 'consumed' || consumed.request.purpose !== 'data-request') return undefined;
  return { requestId: consumed.challengeId, ...consumed.request };
}

async function accountNamed(
  { accountOf, directory }: Needs,
  { siteKey, website }: Pick<Asked, 'siteKey' | 'website'>,
): Promise<string | null> {
  if (siteKey !== '') return (await accountOf(siteKey)) ?? null;
  const handle = websiteHandle(website);
  return handle === null ? null : ((await directory.find(websitesScope, handle)) ?? null);
}
