import type { EndingEvidence } from '../../application/retention/tell-evidence.js';
import { letterOf } from './letter.js';

/** Tells an owner in time that the evidence of texts goes, with one place to keep it from. It names nobody. */
export const evidenceLetter =
  (origin: string) =>
  ({ textCount, callIds, endsAt }: EndingEvidence, timeZone: string) =>
  () => {
    const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone }).format(new Date(endsAt));
    const texts = textCount === 1 ? 'a text' : `${String(textCount)} texts`;
    const [first] = callIds;
    const isOne = callIds.length === 1 && first !== undefined;
    return letterOf({
      subject: `The evidence of ${texts} goes from ${day} on`,
      before: [
        `${textCount === 1 ? 'A text was' : `${String(textCount)} texts were`} sent to callers who had asked for a link. What shows that they asked, the recording above all, is kept for as long as you keep calls, and goes from ${day} on.`,
        'If you may need it longer, please keep its packet yourself until then. Nothing is kept silently.',
      ],
      link: {
        url: isOne ? `${origin}/#/calls/${first}` : `${origin}/#/calls`,
        label: isOne ? 'Open the call' : 'Open the calls',
      },
    });
  };
