import { escaped, type Page } from './page.js';
import {
  asking,
  calling,
  device,
  foot,
  keeping,
  ofSite,
  p,
  paperPage,
  pieces,
  processorList,
  sandboxNote,
  section,
  visits,
  type BusinessPapers,
  type Papers,
  type Read,
  type Retention,
} from './paper-parts.js';

const heading = (title: string, { name, website }: BusinessPapers): string =>
  `<h1>${escaped(title)}</h1><p class="lead">${escaped(name)}${website === null ? '' : ` · <a href="${escaped(website)}">${escaped(new URL(website).host)}</a>`}</p>`;

const ofBusiness = ({ name }: BusinessPapers, ...of: Parameters<typeof paperPage>): Page => {
  const page = paperPage(...of);
  return { ...page, title: `${page.title} · ${name}` };
};

/** What a business’s visitors and callers are told. */
export const businessPrivacyPaper = (
  papers: Papers,
  business: BusinessPapers & { readonly siteKey: string },
  retention: Retention,
  read: Read,
): Page => {
  const given = papers.processors.filter(
    ({ of }) =>
      (of === 'model' && business.asksModel) ||
      (of === 'phone' && business.hasLine) ||
      (of === 'mail' && business.mailsTranscripts),
  );
  return ofBusiness(
    business,
    read.language,
    'privacy',
    pieces(
      heading('Privacy', business),
      sandboxNote(papers),
      section(
        'When you chat with us',
        p(
          `An assistant that is a machine answers for ${business.name}. Your messages and its replies are stored for us, sealed under keys of your own, so that we can answer you and read the conversation. Contact details reach us only after you were shown them and said that they are right.`,
        ),
        p(
          'Our website may pass on with your messages who you are, where you are logged in there, and what helps us to understand them. It is stored with the conversation.',
        ),
        business.mailsTranscripts &&
          p('You can have the conversation by e-mail, at an address that you prove by a code.'),
      ),
      papers.hasPhone && business.hasLine && calling(business.asksFirst),
      device,
      visits,
      keeping(retention),
      section('Who else processes it', processorList(given)),
      section(
        'Who runs it',
        `<p>${escaped(business.name)} decides what is asked and what for. The desk is run for us by ${escaped(papers.operator)}.</p>`,
      ),
      asking(papers),
      foot(read, ofSite(business.siteKey)),
    ),
  );
};

/** On what terms a business’s visitors and callers are served. */
export const businessTermsPaper = (
  papers: Papers,
  business: BusinessPapers & { readonly siteKey: string },
  read: Read,
): Page =>
  ofBusiness(
    business,
    read.language,
    'terms',
    pieces(
      heading('Terms', business),
      sandboxNote(papers),
      section(
        'The assistant',
        p(
          `You write or talk to a machine. It answers from what ${business.name} published or taught it, and shows where that stands. What it says is information and no contract; where it matters, ask us.`,
        ),
        p('It is no emergency service. In an emergency call the public number.'),
      ),
      papers.hasPhone &&
        business.hasLine &&
        section(
          'Texts',
          p(
            'When you ask for a link in a call and say yes, we send one text to the number you call from, within ten minutes or not at all. Message and data rates may apply. Reply STOP and you get no more; reply HELP for help. Your consent is no condition of buying anything.',
          ),
        ),
      asking(papers),
      foot(read, ofSite(business.siteKey)),
    ),
  );
