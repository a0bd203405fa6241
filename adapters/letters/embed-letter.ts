import { letterOf } from './letter.js';

interface Embedding {
  readonly businessName: string;
  readonly line: string;
  readonly origin: string;
}

/** For whoever looks after the website. It asks for one thing, and sells nothing. */
export const embedLetter = ({ businessName, line, origin }: Embedding) =>
  letterOf({
    subject: `A line for the website of ${businessName}`,
    before: [
      `${businessName} asks you to put the chat of their front desk on their website.`,
      'It is this one line, on every page, just before </body>:',
      line,
      `Where the website has a content security policy, script-src and connect-src have to name ${origin}.`,
      'The page is not held up by it, and nothing is stored in a browser before somebody opens the chat.',
    ],
    after: [
      `You have this letter because somebody at ${businessName} typed your address. It was used for this letter only and is not kept on a list; if it is not for you, do nothing.`,
    ],
  });
