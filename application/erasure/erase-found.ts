import type { Letter, Mail } from '../ports/mail.js';
import { languageOf, type Language } from '../report/locale-of.js';
import type { Found, PersonFound } from './person-found.js';
import type { RequestErasure } from './request-erasure.js';

interface Needs {
  readonly personFound: PersonFound;
  readonly requestErasure: RequestErasure;
  readonly mail: Mail;
  readonly nameOf: (tenant: string) => Promise<string | null>;
  /** In which a business is written to: so is somebody of whom no language is known. */
  readonly languageOf: (tenant: string) => Promise<Language>;
  readonly erasingLetter: (about: {
    readonly erasureId: string;
    readonly businessName: string | null;
    readonly language: Language;
  }) => Pick<Letter, 'subject' | 'text' | 'html'>;
}

interface Asked {
  readonly tenant: string;
  readonly erasureId: string;
  readonly found: Found;
  /** Whether they are told by letter, where an address is known. */
  readonly isTold: boolean;
  readonly actor: string;
}

export type EraseFound = (
  asked: Asked,
) => Promise<Awaited<ReturnType<RequestErasure>> | { readonly decision: 'nobody-there' }>;

/**
 * A business has somebody forgotten whom it sees: a lead, a visitor, a caller. Their letter goes out before the request stands in the log,
 * because from then on nobody knows the address any more; sent again, it is the same letter.
 */
export const eraseFound =
  (needs: Needs): EraseFound =>
  async ({ tenant, erasureId, found, isTold, actor }) => {
    const person = await needs.personFound(tenant, found);
    if (person === undefined) return { decision: 'nobody-there' };
    if (isTold && person.email !== null) {
      const words = needs.erasingLetter({
        ...{ erasureId, businessName: await needs.nameOf(tenant) },
        language: person.language === null ? await needs.languageOf(tenant) : languageOf(person.language),
      });
      await needs.mail.send({ attemptId: `erasing/${erasureId}`, to: person.email, ...words });
    }
    return needs.requestErasure({
      ...{ tenant, erasureId, scope: 'person', subjectIds: [person.subjectId], proof: 'owner', actor },
    });
  };
