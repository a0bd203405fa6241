import type { AboutRequest } from '../../application/data-request/serve-requests.js';
import type { Language } from '../../application/report/locale-of.js';
import { letterOf } from './letter.js';
import { requestWordsIn, type RequestWords } from './request-words/request-words.js';

/** The operator is written to in English. */
const ours = requestWordsIn('en');
const inEnglish = new Intl.DisplayNames('en', { type: 'language' });

const dayOf = (instant: string, language: Language = 'en'): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(instant));
const timeOf = (instant: string, language: Language): string =>
  `${new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(instant))} UTC`;

/** With a space before, where a business is known. */
const at = ({ businessName }: AboutRequest, words: RequestWords): string =>
  businessName === null ? '' : ` ${words.about(businessName)}`;
const askedFor = (about: AboutRequest, words: RequestWords): string =>
  `${words.youAsked(words.asked[about.kind])}${at(about, words)}`;

/** Letters to people who ask about their data. Only the first goes to an address that nobody has proved to be theirs: it holds a code. */
export function dataRequestLetters(origin: string) {
  const receipt = (id: string, language: Language): string => `${origin}/requests/${id}?lang=${language}`;
  const pageOf = ({ requestId, language }: AboutRequest): string => receipt(requestId, language);
  return {
    codeLetter: (code: string, language: Language) => {
      const { subject, before, after } = requestWordsIn(language).code;
      return letterOf({ subject, language, before: [before, { kind: 'code', code }], after: [after] });
    },

    notedLetter: (about: AboutRequest) => {
      const words = requestWordsIn(about.language);
      return letterOf({
        ...{ subject: words.noted.subject(about.subjectRef), language: about.language },
        before: [askedFor(about, words), words.noted.by(dayOf(about.dueAt, about.language))],
        link: { url: pageOf(about), label: words.seePage },
        after: [words.noted.after],
      });
    },

    copyLetter: (about: AboutRequest & { readonly url: string; readonly expiresAt: string }) => {
      const { language, subjectRef, url, expiresAt } = about;
      const words = requestWordsIn(language);
      return letterOf({
        ...{ subject: words.copy.subject(subjectRef), language },
        before: [askedFor(about, words), words.copy.before(timeOf(expiresAt, language))],
        link: { url: `${url}?lang=${language}`, label: words.copy.get },
        after: [words.copy.secret, words.copy.after],
      });
    },

    doneLetter: (about: AboutRequest) => {
      const words = requestWordsIn(about.language);
      return letterOf({
        ...{ subject: words.done.subject(about.subjectRef), language: about.language },
        before: [`${words.done.before}${at(about, words)}`, words.receiptSays],
        link: { url: pageOf(about), label: words.seeReceipt },
        after: [words.done.after],
      });
    },

    erasingLetter: ({
      erasureId,
      businessName,
      language,
    }: {
      readonly erasureId: string;
      readonly businessName: string | null;
      readonly language: Language;
    }) => {
      const { erasing, receiptSays, seeReceipt } = requestWordsIn(language);
      return letterOf({
        ...{ subject: erasing.subject, language },
        before: [erasing.before(businessName ?? erasing.business), receiptSays],
        link: { url: receipt(erasureId, language), label: seeReceipt },
        after: [erasing.after],
      });
    },

    overdueLetter: ({
      erasureId,
      overdue,
      outstanding,
      deadlineAt,
    }: {
      readonly erasureId: string;
      readonly overdue: 'alarm' | 'deadline';
      readonly outstanding: readonly string[];
      readonly deadlineAt: string;
    }) =>
      letterOf({
        subject:
          overdue === 'alarm'
            ? `An erasure has to be complete by ${dayOf(deadlineAt)}`
            : 'An erasure is overdue',
        before: [
          `Somebody was to be forgotten by ${dayOf(deadlineAt)}, and it is not complete.`,
          outstanding.length === 0
            ? 'No place has been cleared yet: look into the log of the server.'
            : `Copies may stand in: ${outstanding.join(', ')}. “mia doctor” says what stands in the way.`,
        ],
        link: { url: `${origin}/requests/${erasureId}`, label: 'See how far it is' },
      }),

    requestOverdueLetter: ({
      overdue,
      dueAt,
    }: {
      readonly overdue: 'alarm' | 'deadline';
      readonly dueAt: string;
    }) =>
      letterOf({
        subject:
          overdue === 'alarm'
            ? `A data request has to be answered by ${dayOf(dueAt)}`
            : 'A data request is overdue',
        before: [
          `Somebody asked about their data and is to be answered by ${dayOf(dueAt)}. The request is still open.`,
          'Nothing about it happens by itself. “mia doctor” lists what is open.',
        ],
        link: { url: `${origin}/operator/#/requests`, label: 'Open the register' },
      }),

    notHandedOverLetter: ({
      disclosureId,
      overdue,
      deadlineAt,
    }: {
      readonly disclosureId: string;
      readonly overdue: 'alarm' | 'deadline';
      readonly deadlineAt: string;
    }) =>
      letterOf({
        subject:
          overdue === 'alarm'
            ? `A copy of somebody’s data has to be handed over by ${dayOf(deadlineAt)}`
            : 'A copy of somebody’s data is overdue',
        before: [
          `Somebody asked for what is kept about them. Their link was sent and nobody has followed it. The law’s last day is ${dayOf(deadlineAt)}.`,
          'They may not have the letter: please write to them in another way where you can.',
        ],
        link: { url: `${origin}/requests/${disclosureId}`, label: 'See how far it is' },
      }),

    toDoLetter: (about: AboutRequest & { readonly address: string }) =>
      letterOf({
        subject: `A data request to answer by ${dayOf(about.dueAt)}: ${about.subjectRef}`,
        before: [
          `Somebody who showed that ${about.address} is theirs asks for ${ours.asked[about.kind].replace('your', 'their')}.${at(about, ours)}`,
          ...(about.language === 'en'
            ? []
            : [`They read ${inEnglish.of(about.language) ?? about.language}.`]),
          'Please answer them at that address, and close the request in the register.',
        ],
        link: { url: `${origin}/operator/#/requests`, label: 'Open the register' },
      }),
  };
}
