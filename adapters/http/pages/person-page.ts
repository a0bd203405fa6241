import type { Disclosed, DisclosedLead, LeftOut } from '../../../application/disclosure/disclosed.js';
import { escaped, fileOf } from './page.js';
import { card, dayOf, facts, staffNotes, timeOf } from './person-parts.js';
import { callCard, conversationCard } from './person-talks.js';

const style = fileOf('person-page.css');

/**
 * What is kept about somebody, to read. It runs no script and asks nobody for anything, so that it reads the same in ten years and without a
 * network.
 */
export function personPage(told: Disclosed): string {
  const name = told.party.business ?? 'This business';
  const parts = sectionsOf(told).filter(({ body }) => body !== '');
  const nav = parts.map(({ id, title }) => `<a href="#${id}">${title}</a>`).join('\n');
  const sections = parts.map(
    ({ id, title, body }) => `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; media-src 'self' file:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>What ${escaped(name)} keeps about you</title>
<style>${style}</style></head>
<body><main>
<h1>What ${escaped(name)} keeps about you</h1>
<p class="quiet">Made on ${timeOf(told.madeAt)}. ${proofs[told.proof]}</p>
${summaryOf(told)}
<nav aria-label="Parts">${nav}</nav>
${sections.join('\n')}
</main></body></html>
`;
}

const proofs: Readonly<Record<Disclosed['proof'], string>> = {
  'email-code': 'You showed who you are by a code to your e-mail address.',
  owner: 'The business has made it for you.',
  'visitor-token':
    'You asked for it in the chat, in the browser that you wrote in: what was said there is in it.',
};

const summaryOf = ({ leads, conversations, calls, texts, words }: Disclosed): string => {
  const counted: readonly (readonly [count: number, one: string, more: string])[] = [
    [conversations.filter(({ channel }) => channel !== 'phone').length, 'chat', 'chats'],
    [calls.length, 'call', 'calls'],
    [texts.length + words.length, 'text', 'texts'],
    [leads.length, 'set of contact details', 'sets of contact details'],
  ];
  return `<p class="facts">${counted.map(([count, one, more]) => `<span><strong>${String(count)}</strong> ${count === 1 ? one : more}</span>`).join(' ')}</p>`;
};

interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

const sectionsOf = (told: Disclosed): readonly Section[] => [
  { id: 'left-out', title: 'What is not in it', body: leftOutList(told.leftOut) },
  { id: 'details', title: 'Your contact details', body: told.leads.map(leadCard).join('') },
  {
    id: 'chats',
    title: 'Chats',
    body: told.conversations
      .filter(({ channel }) => channel !== 'phone')
      .map((one) => conversationCard(one))
      .join(''),
  },
  { id: 'calls', title: 'Calls', body: told.calls.map((one) => callCard(one, told.conversations)).join('') },
  { id: 'texts', title: 'Texts', body: textsList(told) },
  { id: 'consents', title: 'What you were told and agreed to', body: consentsList(told) },
  { id: 'shares', title: 'Who else got something', body: sharesList(told) },
  { id: 'rehearsals', title: 'Questions that were asked again', body: rehearsalsList(told) },
  { id: 'how-long', title: 'How long it is kept', body: retentionWords(told) },
  { id: 'who', title: 'Who is responsible', body: partyWords(told) },
  { id: 'rights', title: 'What you can do', body: rightsWords(told) },
];

const whys: Readonly<Record<LeftOut['why'], string>> = {
  'second-person': 'somebody else stands in it',
  'too-large': 'it would make this file too large; ask the business for it',
  'too-many': 'there are more than one file holds; ask the business for the rest',
};
const whats: Readonly<Record<LeftOut['what'], string>> = {
  lead: 'Contact details beside yours',
  conversation: 'Conversations',
  message: 'Messages in a conversation',
  note: 'Notes of the business on a conversation',
  recording: 'Recordings',
  text: 'Texts',
  rehearsal: 'Questions asked again',
  shares: 'Older entries of who else got something',
};
function leftOutList(leftOut: readonly LeftOut[]): string {
  if (leftOut.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { what, why, count } of leftOut) {
    const line = `${whats[what]}, because ${whys[why]}`;
    counts.set(line, (counts.get(line) ?? 0) + count);
  }
  const lines = [...counts].map(([line, count]) => `<li>${line}: ${String(count)}.</li>`);
  return `<div class="card note"><ul>${lines.join('')}</ul></div>`;
}

const leadCard = (lead: DisclosedLead): string =>
  card(
    escaped(lead.name ?? 'Contact details'),
    facts([
      ['E-mail', lead.email],
      ['Telephone', lead.phone],
      ['Note', lead.note],
      ...lead.answers.map(({ label, value }) => [label, value] as const),
      ...staffNotes(lead.staffNotes),
      [
        lead.conversationId === null ? 'Taken over from a list of theirs on' : 'Given on',
        { html: timeOf(lead.capturedAt) },
      ],
      ['You were contacted', lead.contactedAt === null ? null : { html: timeOf(lead.contactedAt) }],
    ]),
  );

function textsList({ texts, words, optOut }: Disclosed): string {
  const asked = texts.map((one) =>
    card(
      `A link you asked for on ${timeOf(one.askedAt)}`,
      facts([
        ['Number', one.number],
        ['You said', one.askedWords],
        ['You were asked', one.question],
        ['You answered', one.answer],
        ['This was sent', one.body],
        ['It became', { html: `${escaped(one.became)}, ${timeOf(one.becameAt)}` }],
      ]),
    ),
  );
  const said = words.map((one) =>
    card(
      `${one.via === 'text' ? 'You texted' : 'You said about texts'} on ${timeOf(one.at)}`,
      facts([
        ['Words', one.words],
        ['Number', one.number],
        ['Taken as', one.kind],
      ]),
    ),
  );
  const wish =
    optOut.since === null
      ? ''
      : `<p>You want no texts, since ${timeOf(optOut.since)}. No text is sent to you.</p>`;
  return [wish, ...asked, ...said].join('');
}

const consentsList = ({ consents }: Disclosed): string =>
  consents.length === 0
    ? ''
    : `<ul class="card">${consents
        .map(
          ({ at, what, words, version }) =>
            `<li>${escaped(what)} <span class="quiet">${timeOf(at)}</span>${words === null ? '' : `<p class="words line you">${escaped(words)}</p>`}${
              version === null ? '' : `<p class="source">Version ${escaped(version)}</p>`
            }</li>`,
        )
        .join('')}</ul>`;

const processors: Readonly<Record<string, string>> = {
  twilio: 'Twilio, the phone company',
  resend: 'Resend, who sends letters',
  telegram: 'Telegram, the messenger',
  stripe: 'Stripe, the payment service',
  'language-model': 'The service of the language model',
};
const sharesList = ({ shares }: Disclosed): string =>
  shares.length === 0
    ? '<p>Nobody: nothing about you left this installation.</p>'
    : `<ul class="card">${shares
        .map(
          ({ processor, purpose, categories, at }) =>
            `<li>${escaped(processors[processor] ?? processor)}, for: ${escaped(purpose)} (${escaped(categories.join(', '))}) <span class="quiet">${timeOf(at)}</span></li>`,
        )
        .join('')}</ul>`;

const rehearsalsList = ({ rehearsals }: Disclosed): string =>
  rehearsals
    .map(({ question, before, after, at }) =>
      card(
        `On ${timeOf(at)}`,
        facts([
          ['You had asked', question],
          ['Answer then', before],
          ['Answer since', after],
        ]),
      ),
    )
    .join('');

function retentionWords({ retention, conversations, calls }: Disclosed): string {
  const days = [...conversations, ...calls].flatMap(({ goesAt }) => (goesAt === null ? [] : [goesAt]));
  const last = days.toSorted().at(-1);
  return `<p>Chats, calls, recordings and texts go by themselves ${String(retention.months)} months after their end${
    last === undefined ? '' : `; the last of those here on ${dayOf(last)}`
  }. The day of each stands beside it.</p>
<p>Contact details stay until you or the business have them erased. Keyed hashes of your e-mail address and number, by which you are found again, go with them.</p>`;
}

function partyWords({ party }: Disclosed): string {
  return facts([
    ['Decides what is asked and what for', party.business],
    ['Website', party.website],
    ['Runs the desk for them', party.operator],
    ['Write to', party.contact],
    ['Privacy notice', party.privacyUrl],
  ]);
}

const rightsWords = ({ party }: Disclosed): string =>
  `<p>You can have all of this erased or corrected, object to its use, or take it elsewhere: data.json holds the same for programs. Ask at ${escaped(party.requestsUrl)}, in the menu of the chat, or in a call; you are answered within a month.</p>
<p>An erasure takes away everything that is listed here, here and with whoever got it. If you want no texts, one hash of your number stays, so that none is sent.</p>
<p>You can complain to the authority for data protection where you live.</p>`;
