import type { Disclosed, DisclosedLead } from '../../../application/disclosure/disclosed.js';
import type { Language } from '../../../application/report/locale-of.js';
import { escaped, fileOf } from './page.js';
import { card, facts, readingIn, staffNotes, type Reading } from './person-parts.js';
import { callCard, conversationCard } from './person-talks.js';
import type { PersonWords } from './person-words/person-words.js';

const style = fileOf('person-page.css');

/**
 * What is kept about somebody, to read. It runs no script and asks nobody for anything, so that it reads the same in ten years and without a
 * network. What was said stays as it was said.
 */
export function personPage(told: Disclosed, language: Language): string {
  const reading = readingIn(language);
  const { words, timeOf } = reading;
  const title = words.title(escaped(told.party.business ?? words.business));
  const parts = sectionsOf(reading, told).filter(({ body }) => body !== '');
  const nav = parts.map(({ id }) => `<a href="#${id}">${words.sections[id]}</a>`).join('\n');
  const sections = parts.map(
    ({ id, body }) =>
      `<section aria-labelledby="${id}"><h2 id="${id}">${words.sections[id]}</h2>${body}</section>`,
  );
  return `<!doctype html>
<html lang="${language}" dir="ltr">
<head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; media-src 'self' file:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style></head>
<body><main>
<h1>${title}</h1>
<p class="quiet">${words.madeOn(timeOf(told.madeAt))} ${words.proofs[told.proof]}</p>
${summaryOf(reading, told)}
<nav aria-label="${words.parts}">${nav}</nav>
${sections.join('\n')}
</main></body></html>
`;
}

const summaryOf = (
  { words: { counts } }: Reading,
  { leads, conversations, calls, texts, words }: Disclosed,
): string => {
  const counted = [
    [conversations.filter(({ channel }) => channel !== 'phone').length, counts.chats],
    [calls.length, counts.calls],
    [texts.length + words.length, counts.texts],
    [leads.length, counts.leads],
  ] as const;
  return `<p class="facts">${counted.map(([count, { one, more }]) => `<span><strong>${String(count)}</strong> ${count === 1 ? one : more}</span>`).join(' ')}</p>`;
};

interface Section {
  readonly id: keyof PersonWords['sections'];
  readonly body: string;
}

const sectionsOf = (reading: Reading, told: Disclosed): readonly Section[] => [
  { id: 'left-out', body: leftOutList(reading, told) },
  { id: 'details', body: told.leads.map((lead) => leadCard(reading, lead)).join('') },
  {
    id: 'chats',
    body: told.conversations
      .filter(({ channel }) => channel !== 'phone')
      .map((one) => conversationCard(reading, one))
      .join(''),
  },
  { id: 'calls', body: told.calls.map((one) => callCard(reading, one, told.conversations)).join('') },
  { id: 'texts', body: textsList(reading, told) },
  { id: 'consents', body: consentsList(reading, told) },
  { id: 'shares', body: sharesList(reading, told) },
  { id: 'rehearsals', body: rehearsalsList(reading, told) },
  { id: 'how-long', body: retentionWords(reading, told) },
  { id: 'who', body: partyWords(reading, told) },
  { id: 'rights', body: rightsWords(reading, told) },
];

function leftOutList({ words }: Reading, { leftOut }: Disclosed): string {
  if (leftOut.length === 0) return '';
  const { line, whats, whys } = words.leftOut;
  const kinds = new Map<string, { readonly what: string; readonly why: string; count: number }>();
  for (const { what, why, count } of leftOut) {
    const one = kinds.get(`${what} ${why}`) ?? { what: whats[what], why: whys[why], count: 0 };
    one.count += count;
    kinds.set(`${what} ${why}`, one);
  }
  const lines = [...kinds.values()].map(
    ({ what, why, count }) => `<li>${line(what, why, String(count))}</li>`,
  );
  return `<div class="card note"><ul>${lines.join('')}</ul></div>`;
}

function leadCard(reading: Reading, lead: DisclosedLead): string {
  const { timeOf } = reading;
  const words = reading.words.lead;
  return card(
    lead.name === null ? words.heading : escaped(lead.name),
    facts([
      [words.email, lead.email],
      [words.phone, lead.phone],
      [words.note, lead.note],
      ...lead.answers.map(({ label, value }) => [escaped(label), value] as const),
      ...staffNotes(reading, lead.staffNotes),
      [lead.conversationId === null ? words.imported : words.given, { html: timeOf(lead.capturedAt) }],
      [words.contacted, lead.contactedAt === null ? null : { html: timeOf(lead.contactedAt) }],
    ]),
  );
}

function textsList(reading: Reading, { texts, words: said, textNotes, optOut }: Disclosed): string {
  const { words: all, timeOf } = reading;
  const words = all.texts;
  const asked = texts.map((one) => {
    const why = one.refusal === null ? '' : ` (${words.refusals[one.refusal]})`;
    return card(
      words.asked(timeOf(one.askedAt)),
      facts([
        [words.number, one.number],
        [words.youSaid, one.askedWords],
        [words.youWereAsked, one.question],
        [words.youAnswered, one.answer],
        [words.body, one.body],
        [words.became, { html: `${words.states[one.became]}${why}, ${timeOf(one.becameAt)}` }],
      ]),
    );
  });
  const own = said.map((one) =>
    card(
      (one.via === 'text' ? words.texted : words.saidAbout)(timeOf(one.at)),
      facts([
        [words.words, one.words],
        [words.number, one.number],
        [words.takenAs, words.kinds[one.kind]],
      ]),
    ),
  );
  const wish = optOut.since === null ? '' : `<p>${words.none(timeOf(optOut.since))}</p>`;
  return [wish, ...asked, ...own, facts(staffNotes(reading, textNotes))].join('');
}

const consentsList = ({ words: all, timeOf }: Reading, { consents }: Disclosed): string =>
  consents.length === 0
    ? ''
    : `<ul class="card">${consents
        .map(
          ({ at, what, words, version }) =>
            `<li>${all.consents[what]} <span class="quiet">${timeOf(at)}</span>${words === null ? '' : `<p class="words line you">${escaped(words)}</p>`}${
              version === null ? '' : `<p class="source">${all.version(escaped(version))}</p>`
            }</li>`,
        )
        .join('')}</ul>`;

function sharesList({ words, timeOf, meaning }: Reading, { shares }: Disclosed): string {
  const { nobody, line, processors } = words.shares;
  if (shares.length === 0) return `<p>${nobody}</p>`;
  const names: Readonly<Record<string, string>> = processors;
  const lines = shares.map(({ processor, purpose, categories, at }) => {
    const name = Object.hasOwn(names, processor) ? (names[processor] ?? '') : escaped(processor);
    const said = line(name, meaning(purpose), categories.map(meaning).join(', '));
    return `<li>${said} <span class="quiet">${timeOf(at)}</span></li>`;
  });
  return `<ul class="card">${lines.join('')}</ul>`;
}

const rehearsalsList = ({ words, timeOf }: Reading, { rehearsals }: Disclosed): string =>
  rehearsals
    .map(({ question, before, after, at }) =>
      card(
        words.rehearsals.on(timeOf(at)),
        facts([
          [words.rehearsals.asked, question],
          [words.rehearsals.before, before],
          [words.rehearsals.after, after],
        ]),
      ),
    )
    .join('');

function retentionWords({ words, dayOf }: Reading, { retention, conversations, calls }: Disclosed): string {
  const days = [...conversations, ...calls].flatMap(({ goesAt }) => (goesAt === null ? [] : [goesAt]));
  const last = days.toSorted().at(-1);
  const { months, last: goes, beside, details } = words.retention;
  return `<p>${months(String(retention.months))} ${last === undefined ? '' : `${goes(dayOf(last))} `}${beside}</p>
<p>${details}</p>`;
}

const partyWords = ({ words }: Reading, { party }: Disclosed): string =>
  facts([
    [words.party.business, party.business],
    [words.party.website, party.website],
    [words.party.operator, party.operator],
    [words.party.contact, party.contact],
    [words.party.privacy, party.privacyUrl],
  ]);

const rightsWords = ({ words }: Reading, { party }: Disclosed): string =>
  `<p>${words.rights.ask(escaped(party.requestsUrl))}</p>
<p>${words.rights.erasure}</p>
<p>${words.rights.complaint}</p>`;
