import type { LeftByLead, Notice } from '../../application/notification/notice.js';
import type { NoticeWords } from '../../application/notification/words/notice-words.js';
import type { Place } from '../../domain/notification/notification.js';
import { letterOf } from './letter.js';

const paths: Readonly<Record<Place, string>> = {
  inbox: 'inbox/',
  leads: 'leads',
  calls: 'calls/',
  texts: 'inbox/texts/',
  alerts: 'alerts',
};

// An alert about texts named nobody before, and leads to all of them.
const urlOf = (origin: string, { place, subjectId }: Notice): string =>
  place === 'texts' && subjectId === ''
    ? `${origin}/#/inbox?channel=text`
    : `${origin}/#/${paths[place]}${encodeURIComponent(subjectId)}`;

/** Tells a member by letter. Of a lead it says what was left, and everything else leaves what was said behind the log-in. */
export const noticeLetter =
  (origin: string) =>
  ({ language, things, link }: NoticeWords, notice: Notice, lead: LeftByLead | undefined) => {
    const { subject, said } = things[notice.reason];
    const { name = null, phone = null, email = null, note = null } = lead ?? {};
    const left = [name, phone, email, note].filter((one) => one !== null).join('\n');
    const counted = notice.counts.map(({ reason, count }) => `${things[reason].subject}: ${String(count)}`);
    return letterOf({
      ...{ subject, language },
      before: [
        said,
        ...(notice.reason === 'digest' ? [counted.join('\n')] : []),
        ...(left === '' ? [] : [left]),
      ],
      link: { url: urlOf(origin, notice), label: link },
    });
  };

/** The same in one line for a messenger or a text: what happened and where it can be read, and nothing of a person. */
export const noticeLines =
  (origin: string) =>
  ({ things }: NoticeWords, notice: Notice) => ({
    text: things[notice.reason].subject,
    url: urlOf(origin, notice),
  });

/** A text to a member. */
export const noticeText =
  (origin: string) =>
  ({ things, code: asked }: NoticeWords, notice: Notice, code: string | null): string =>
    code === null
      ? `${things[notice.reason].subject}: ${urlOf(origin, notice)}`
      : asked.replace('{code}', () => code);
