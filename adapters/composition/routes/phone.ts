import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import { announcementOf, announcementScripts } from '../../../application/call/announcement.js';
import { assignNumber } from '../../../application/call/assign-number.js';
import { callPhrases, spokenLanguages } from '../../../application/call/call-phrases.js';
import { chooseLink } from '../../../application/call/choose-link.js';
import type { Position } from '../../../application/ports/event-store.js';
import { linkText } from '../../../application/texting/link-text.js';
import type { Line } from '../../../domain/line/line.js';
import { createConversationNotes } from '../../../projections/conversation-notes/queries.js';
import { createOutcomes } from '../../../projections/outcomes/queries.js';
import { createCallLog } from '../../../projections/call-log/queries.js';
import { createTeam } from '../../../projections/team/queries.js';
import { createTextLinks } from '../../../projections/text-links/queries.js';
import { createTexts } from '../../../projections/texts/queries.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import { callRoutes } from '../../http/routes/calls.js';
import { lineRoutes } from '../../http/routes/line.js';
import { threadRoutes } from '../../http/routes/threads.js';
import { addressesOf } from '../../twilio/addresses.js';
import { timesOfBusiness } from '../use-cases/business-times.js';
import { tokens } from '../tokens.js';

interface Needs {
  readonly dashboard: Dashboard;
  /** Where people reach us, and the phone company. */
  readonly origin: string;
  readonly seen: (position: Position) => Promise<void>;
}

/** The log of calls and texts, and how the phone is answered. */
export function phoneRoutes(container: Container, { dashboard, origin, seen }: Needs) {
  const { query } = container.get(tokens.readModels);
  const needs = container.get(tokens.callNeeds);
  const setUp = container.get(tokens.lineSetUp);
  const { handleLine, businessOf, websiteOf, hashOf, now } = needs;
  const scripts = new Map(announcementScripts.map((script) => [hashOf(script), script]));
  const { voice, voiceStatus: status, messages: texts } = addressesOf(origin);

  const describe = async (tenant: string, line: Line) => {
    const [business, website] = await Promise.all([businessOf(tenant), websiteOf(tenant)]);
    const { askToText, howCanIHelp, theWebsite } = callPhrases(line.language);
    const link = chooseLink(business.desk, website, { which: 'booking', words: '' });
    const { label, url } = link ?? { label: theWebsite, url: 'https://www.example.com' };
    return {
      announcement: announcementOf(line, business.name),
      usualGreeting: howCanIHelp,
      languages: [...spokenLanguages],
      addresses: { voice, status, texts },
      registration: {
        useCase: `Callers of ${business.name} who ask for a link during their call get it once, by text.`,
        callToAction: [announcementOf(line, business.name), askToText].join(' … '),
        sampleText: linkText({ businessName: business.name, label, url, language: line.language }).body,
        privacyUrl: `${origin}/privacy`,
        termsUrl: `${origin}/privacy`,
      },
    };
  };

  return [
    callRoutes({
      ...dashboard,
      log: createCallLog(query),
      timesOf: timesOfBusiness(container),
      rangIn: (...times) => createOutcomes(query).callsWithin(...times),
      links: createTextLinks(query),
      texts: createTexts(query),
      blobs: container.get(tokens.blobs),
      ...{ handleCall: needs.handleCall, handleLine, seen, now },
      scriptOf: (version) => scripts.get(version),
    }),
    threadRoutes({
      ...{ ...dashboard, seen, now },
      texts: createTexts(query),
      notes: createConversationNotes(query),
      team: createTeam(query),
      handleThread: container.get(tokens.handleThread),
    }),
    lineRoutes({
      ...dashboard,
      ...{ handleLine, describe, seen, now },
      assign: assignNumber({ ...needs, newId: uuidv7 }),
      setUp: setUp === 'off' ? undefined : setUp,
    }),
  ];
}
