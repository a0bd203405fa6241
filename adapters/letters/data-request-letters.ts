import type { AboutRequest } from '../../application/data-request/serve-requests.js';
import { letterOf } from './letter.js';

const asked: Readonly<Record<AboutRequest['kind'], string>> = {
  access: 'a copy of your data',
  correction: 'your data to be corrected',
  erasure: 'your data to be erased',
  objection: 'your data to be used no longer',
  portability: 'your data in a form that you can take elsewhere',
};

const dayOf = (instant: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(instant));
const timeOf = (instant: string): string =>
  `${new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(instant))} UTC`;
const at = ({ businessName }: AboutRequest): string =>
  businessName === null ? '' : ` It is about ${businessName}.`;

/** Letters to people who ask about their data. Only the first goes to an address that nobody has proved to be theirs: it holds a code. */
export function dataRequestLetters(origin: string) {
  const pageOf = ({ requestId }: AboutRequest): string => `${origin}/requests/${requestId}`;
  return {
    codeLetter: (code: string) =>
      letterOf({
        subject: 'Your code',
        before: [
          'Somebody asked about their data and gave this address. To show that it is yours, type this code into the page that asked:',
          { kind: 'code', code },
        ],
        after: ['It works once, for 15 minutes. If you did not ask for this, do nothing: nothing happens.'],
      }),

    notedLetter: (about: AboutRequest) =>
      letterOf({
        subject: `Your request ${about.subjectRef} is noted`,
        before: [
          `You asked for ${asked[about.kind]}.${at(about)}`,
          `You are answered by ${dayOf(about.dueAt)} at the latest. How far it is stands on a page that names nobody:`,
        ],
        link: { url: pageOf(about), label: 'See how far it is' },
        after: ['This address is kept until you are answered, and goes then.'],
      }),

    copyLetter: (about: AboutRequest & { readonly url: string; readonly expiresAt: string }) =>
      letterOf({
        subject: `Your data is ready (${about.subjectRef})`,
        before: [
          `You asked for ${asked[about.kind]}.${at(about)}`,
          `Here it is, in one file: to read, and for programs. The link works once, until ${timeOf(about.expiresAt)}; after that it sends you a new one. The file is made when you ask for it, and kept nowhere.`,
        ],
        link: { url: about.url, label: 'Get my data' },
        after: [
          'Whoever has this link has your data: please do not forward this letter.',
          'This address is kept until you have the file, and goes then.',
        ],
      }),

    doneLetter: (about: AboutRequest) =>
      letterOf({
        subject: `Your data is erased (${about.subjectRef})`,
        before: [
          `What was kept about you is gone, from here and from whoever handled it for us.${at(about)}`,
          'The receipt says where it was erased, and what has to stay: it names nobody.',
        ],
        link: { url: pageOf(about), label: 'Open the receipt' },
        after: ['This is the last letter. The address it went to is erased now.'],
      }),

    erasingLetter: ({
      erasureId,
      businessName,
    }: {
      readonly erasureId: string;
      readonly businessName: string | null;
    }) =>
      letterOf({
        subject: 'Your data is being erased',
        before: [
          `${businessName ?? 'A business that you wrote to or called'} erases what it keeps about you: messages, calls and contact details.`,
          'The receipt says where it was erased, and what has to stay: it names nobody.',
        ],
        link: { url: `${origin}/requests/${erasureId}`, label: 'Open the receipt' },
        after: ['This is the last letter. The address it went to is erased as well.'],
      }),

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
          `Somebody who showed that ${about.address} is theirs asks for ${asked[about.kind].replace('your', 'their')}.${at(about)}`,
          'Please answer them at that address, and close the request in the register.',
        ],
        link: { url: `${origin}/operator/#/requests`, label: 'Open the register' },
      }),
  };
}
