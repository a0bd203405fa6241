import type { Language } from '../../../application/report/locale-of.js';
import { dayIn, escaped, type Page } from './page.js';
import { wordsIn } from './words/words.js';
import {
  asking,
  calling,
  device,
  foot,
  keeping,
  own,
  pageNav,
  paperPage,
  p,
  pieces,
  processorList,
  sandboxNote,
  section,
  visits,
  type Papers,
  type Read,
  type Retention,
  type Standing,
} from './paper-parts.js';

/** The operator’s paper on privacy. `standing`: of which words it is the paper. */
export const privacyPaper = (papers: Papers, retention: Retention, read: Read, standing?: Standing): Page =>
  paperPage(read.language, 'privacy', pieces(privacyWords(papers, retention), foot(read, own, standing)));

export const privacyWords = (papers: Papers, retention: Retention): string =>
  pieces(
    '<h1>Privacy</h1>',
    `<p class="lead">This installation of MiaPulse is run by ${escaped(papers.operator)}.</p>`,
    sandboxNote(papers),
    section(
      'When you chat with a business',
      p(
        'Your messages and the replies are stored for that business, sealed under keys of your own, so that it can answer you and read the conversation. Contact details are passed to the business only after you were shown them and said that they are right.',
      ),
    ),
    papers.hasPhone && calling(false),
    device,
    visits,
    keeping(retention),
    section('Who else processes it', processorList(papers.processors)),
    asking(papers),
    section(
      'What is promised',
      p('Each of these is kept by the program, and whoever runs it can look at any time whether it is.'),
      `<ol class="promises">${papers.promises
        .map(({ no, sentence }) => `<li id="${escaped(no)}"><span>${escaped(no)}</span>${p(sentence)}</li>`)
        .join('')}</ol>`,
    ),
  );

/** Who handles data here, one by one. */
export const processorsPaper = (papers: Papers, read: Read): Page =>
  paperPage(
    read.language,
    'processors',
    pieces(
      '<h1>Processors</h1>',
      `<p class="lead">Who handles data for this installation: those that are switched on, and nobody else.</p>`,
      sandboxNote(papers),
      papers.processors.length === 0 && p('There are none.'),
      ...papers.processors.map(({ name, about, data, whose }) =>
        section(
          name,
          p(about),
          `<dl><dt>Whose data</dt><dd>${escaped(whose)}</dd><dt>Which data</dt><dd>${escaped(data.join(', '))}</dd></dl>`,
        ),
      ),
      section(
        'How this is held to',
        p(
          'The program reaches the addresses of these services and no other. Calls, texts, alerts, reports, replies that somebody else worded, chats by e-mail and checkouts are listed as they leave: to whom, why, which kinds of data, about whom and in which request; other letters once it is told what became of them. A business sees its own list.',
        ),
      ),
      asking(papers),
      foot(read, own),
    ),
  );

/** What businesses agree to. */
export const termsPaper = (papers: Papers, read: Read, standing?: Standing): Page =>
  paperPage(read.language, 'terms', pieces(termsWords(papers), foot(read, own, standing)));

export const termsWords = (papers: Papers): string => {
  const { plans, operator } = papers;
  return pieces(
    '<h1>Terms</h1>',
    `<p class="lead">For businesses that have a front desk on this installation, which is run by ${escaped(operator)}.</p>`,
    sandboxNote(papers),
    section(
      'What the desk does',
      p(
        'It answers visitors from what the business published and taught it, says so when nothing known holds the answer, takes contact details, and shows the business every conversation.',
      ),
      papers.hasPhone &&
        p(
          'It answers the business’s phone, says that it is a machine and that the call is recorded, and texts one link in a call to whoever asks for it and says yes.',
        ),
    ),
    section(
      'What the business answers for',
      p(
        'What it publishes and teaches is right and its own. What the desk says comes from there; the business can see the source of each sentence. The desk is no emergency service and gives no advice that needs a licence.',
      ),
      papers.hasPhone &&
        p(
          'It tells callers what its own law asks for beyond what the desk says, and registers its texts with the carriers where they ask for it.',
        ),
    ),
    plans !== undefined &&
      section(
        'Trial, plan and end',
        p(
          `The trial lasts ${String(plans.trialDays)} days and asks for no card. A payment that fails leaves ${String(plans.graceDays)} days in which everything goes on. Without a plan the account stays readable for ${String(plans.readableDays)} days, with three warnings, and is then closed. Leads can be taken along as CSV all that time.`,
        ),
      ),
    section(
      'Whose data it is',
      p(
        'Conversations, calls and leads are the business’s. Whoever runs the installation looks into them only by leave of an owner, and every look is recorded.',
      ),
    ),
    asking(papers),
  );
};

/** A paper as it once was. */
export function formerPaper(
  language: Language,
  paper: 'terms' | 'privacy',
  { words, publishedAt }: { readonly words: string; readonly publishedAt: string },
): Page {
  const day = `<time datetime="${escaped(publishedAt.slice(0, 10))}">${dayIn(language, publishedAt)}</time>`;
  const page = paperPage(language, paper, pieces(words, pageNav(language, own)));
  return { ...page, body: `<p class="note">${wordsIn(language).papers.former(day)}</p>${page.body}` };
}
