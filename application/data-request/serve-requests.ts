import type { DisclosureEvent } from '../../domain/disclosure/disclosure.js';
import type { ErasureEvent } from '../../domain/erasure/erasure.js';
import type { InstallationEvent } from '../../domain/installation/installation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Link, RequestDisclosure } from '../disclosure/request-disclosure.js';
import type { RequestErasure } from '../erasure/request-erasure.js';
import type { Policy } from '../handling/follow.js';
import { byOperator, installationId, type HandleInstallation } from '../operator/handle-installation.js';
import type { Clock } from '../ports/clock.js';
import type { ContactDirectory } from '../ports/contact-directory.js';
import { Fault } from '../ports/fault.js';
import type { KeyVault } from '../ports/key-vault.js';
import type { Letter, Mail } from '../ports/mail.js';
import { languageOf, type Language } from '../report/locale-of.js';

type Noted = Extract<InstallationEvent, { type: 'DataRequestNoted' }>['data'];
type Words = Pick<Letter, 'subject' | 'text' | 'html'>;

/** What a letter about a request says; `url`: its page, which names nobody. */
export interface AboutRequest extends Pick<Noted, 'requestId' | 'kind' | 'dueAt' | 'subjectRef'> {
  readonly businessName: string | null;
  /** In which it was asked. */
  readonly language: Language;
}

/** What a letter with the link to a copy is made of. */
export interface LetterNeeds {
  readonly handleInstallation: HandleInstallation;
  readonly mail: Mail;
  readonly nameOf: (tenant: string) => Promise<string | null>;
  /** Signed: whoever has it has the copy, once. */
  readonly copyUrlOf: (link: Link) => string;
  readonly copyLetter: (about: AboutRequest & { readonly url: string; readonly expiresAt: string }) => Words;
}

interface Needs extends LetterNeeds {
  readonly directory: Pick<ContactDirectory, 'find'>;
  readonly requestErasure: RequestErasure;
  readonly requestDisclosure: RequestDisclosure;
  readonly vault: Pick<KeyVault, 'forgetSubject'>;
  /** Where whoever runs the installation reads letters; null where that is no address. */
  readonly operatorAddress: string | null;
  readonly notedLetter: (about: AboutRequest) => Words;
  readonly doneLetter: (about: AboutRequest) => Words;
  /** To the operator, who has to answer `address` by hand. */
  readonly toDoLetter: (about: AboutRequest & { readonly address: string }) => Words;
  readonly now: Clock;
}

/**
 * What follows once a request stands in the register: whoever asked is told so; where the business and the address are known, an erasure
 * begins, and a copy is sent for by a link; everything else is the operator's, who gets a letter. When an erasure is complete whoever asked is
 * told. Then, or when the copy was handed over, the request is closed, and their address goes as well.
 */
export const serveRequests = (needs: Needs): Policy<InstallationEvent | ErasureEvent | DisclosureEvent> => ({
  name: 'serve-data-requests',
  filter: {
    categories: ['installation', 'erasure', 'disclosure'],
    types: ['DataRequestNoted', 'DataRequestClosed', 'ErasureCompleted', 'PersonDisclosed'],
  },
  afterMs: 0,
  concurrency: 2,
  async when({ event }) {
    if (event.type === 'DataRequestNoted') await begin(needs, event.data);
    if (event.type === 'ErasureCompleted') await complete(needs, event.data.erasureId);
    if (event.type === 'PersonDisclosed') await disclosed(needs, event.data);
    if (event.type === 'DataRequestClosed')
      await needs.vault.forgetSubject({ tenant: installationId, subject: event.data.requestId });
  },
});

async function begin(needs: Needs, noted: Noted): Promise<void> {
  const address = addressIn(noted);
  if (address === null) return;
  const { requestId } = noted;
  const about = await aboutOf(needs, noted);
  if (await copyLinked(needs, noted, address)) return;
  await sent(needs, { attemptId: `data-request/${requestId}`, to: address, ...needs.notedLetter(about) });
  if (await erasureBegan(needs, noted, address)) return;
  if (needs.operatorAddress === null) return;
  await sent(needs, {
    ...{ attemptId: `data-request-to-do/${requestId}`, to: needs.operatorAddress },
    ...needs.toDoLetter({ ...about, address }),
  });
}

/** Of a known business and somebody it knows: the code was the proof. */
async function erasureBegan(needs: Needs, noted: Noted, address: string): Promise<boolean> {
  const { requestId, kind, receivedAt, asked } = noted;
  if (kind !== 'erasure' || asked === undefined || asked.accountId === null) return false;
  const { accountId: tenant, proof } = asked;
  const contactId = await needs.directory.find(tenant, `email:${address}`);
  if (contactId === undefined) return false;
  const { decision } = await needs.requestErasure({
    ...{ tenant, erasureId: requestId, scope: 'person', subjectIds: [contactId], proof, receivedAt },
    actor: 'form',
  });
  return decision.outcome === 'accepted';
}

/** Of a known business and somebody it knows. Whoever asks too often is the operator's. */
async function copyLinked(needs: Needs, noted: Noted, address: string): Promise<boolean> {
  const { requestId, kind, receivedAt, asked } = noted;
  if (kind !== 'access' && kind !== 'portability') return false;
  if (asked?.proof !== 'email-code' || asked.accountId === null) return false;
  const { accountId: tenant, proof } = asked;
  const contactId = await needs.directory.find(tenant, `email:${address}`);
  if (contactId === undefined) return false;
  const requested = await needs.requestDisclosure({
    ...{ tenant, disclosureId: requestId, subjectIds: [contactId], proof, receivedAt, actor: 'form' },
  });
  if (requested.outcome !== 'linked') return false;
  const letter = await letterAbout(needs, noted, requested);
  if (letter !== null) await sent(needs, letter);
  return true;
}

/** The link to the copy, for the address that was proved; null where that was forgotten. */
export async function letterAbout(
  needs: LetterNeeds,
  noted: Noted,
  { link, expiresAt }: { readonly link: Link; readonly expiresAt: string },
): Promise<Letter | null> {
  const to = addressIn(noted);
  if (to === null) return null;
  const words = needs.copyLetter({ ...(await aboutOf(needs, noted)), url: needs.copyUrlOf(link), expiresAt });
  return { attemptId: `data-request-copy/${link.linkId}`, to, ...words };
}

async function disclosed(
  needs: Needs,
  { disclosureId, outcome }: Extract<DisclosureEvent, { type: 'PersonDisclosed' }>['data'],
): Promise<void> {
  const { state } = await needs.handleInstallation.load(installationId, installationId);
  if (state.requests[disclosureId] !== 'open') return;
  await close(needs, {
    ...{ requestId: disclosureId, by: 'disclosure' },
    outcome: outcome === 'erased' ? 'not-found' : 'done',
  });
}

async function complete(needs: Needs, erasureId: string): Promise<void> {
  const { events, state } = await needs.handleInstallation.load(installationId, installationId);
  if (state.requests[erasureId] !== 'open') return;
  const noted = events.flatMap(({ type, data }) =>
    type === 'DataRequestNoted' && data.requestId === erasureId ? [data] : [],
  )[0];
  const address = noted === undefined ? null : addressIn(noted);
  if (noted !== undefined && address !== null) {
    const words = needs.doneLetter(await aboutOf(needs, noted));
    await sent(needs, { attemptId: `data-request-done/${erasureId}`, to: address, ...words });
  }
  await close(needs, { requestId: erasureId, outcome: 'done', by: 'erasure' });
}

interface Closing {
  readonly requestId: string;
  readonly outcome: 'done' | 'not-found';
  /** The process that answered it. */
  readonly by: 'erasure' | 'disclosure';
}

const close = (needs: Needs, { requestId, outcome, by }: Closing) =>
  needs.handleInstallation(
    installationId,
    {
      type: 'CloseDataRequest',
      data: { requestId, outcome, by },
      ...{ commandId: `${requestId}/close`, now: needs.now() },
    },
    byOperator(by),
  );

const addressIn = ({ asked }: Noted): string | null =>
  asked === undefined || isErased(asked.address) ? null : asked.address;

/** Of a request by the form: the address that was proved; null once it was forgotten. */
export const addressOf =
  (handleInstallation: HandleInstallation) =>
  async (requestId: string): Promise<string | null> => {
    const { events } = await handleInstallation.load(installationId, installationId);
    for (const { type, data } of events)
      if (type === 'DataRequestNoted' && data.requestId === requestId) return addressIn(data);
    return null;
  };

async function aboutOf({ nameOf }: Pick<LetterNeeds, 'nameOf'>, noted: Noted): Promise<AboutRequest> {
  const { requestId, kind, dueAt, subjectRef, asked } = noted;
  const businessName = asked?.accountId == null ? null : await nameOf(asked.accountId);
  return { requestId, kind, dueAt, subjectRef, businessName, language: languageOf(asked?.language ?? 'en') };
}

/** A letter that is refused for good holds up nothing: the page says the same. */
async function sent({ mail }: Needs, letter: Letter): Promise<void> {
  const { outcome } = await mail.send(letter);
  if (outcome === 'unknown') throw new Fault('mail-unavailable', 'The letter could not be sent.');
}
