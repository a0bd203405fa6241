import type {
  DisclosedCall,
  DisclosedConversation,
  DisclosedMessage,
  Standing,
} from '../../../application/disclosure/disclosed.js';
import { escaped } from './page.js';
import { card, facts, staffNotes, type Reading } from './person-parts.js';

const standing = ({ words }: Reading, how: Standing): string =>
  how === 'whole' ? '' : `<p class="quiet">${words.talks.standings[how]}</p>`;

export function conversationCard(reading: Reading, one: DisclosedConversation): string {
  const { language, words, timeOf, meaning } = reading;
  const { talks } = words;
  return card(
    one.startedAt === null ? talks.chat : talks.chatOf(timeOf(one.startedAt)),
    [
      standing(reading, one.standing),
      facts([
        [talks.page, one.pageUrl],
        [talks.language, one.language === null ? null : languageNamed(language, one.language)],
        [talks.device, one.device === null ? null : { html: meaning(one.device) }],
      ]),
      talk(reading, one),
    ].join(''),
  );
}

/** A tag that is none, which a browser may have sent, stands as it is. */
function languageNamed(language: string, tag: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

export function callCard(
  reading: Reading,
  call: DisclosedCall,
  conversations: readonly DisclosedConversation[],
): string {
  const said = conversations.find(({ conversationId }) => conversationId === call.callId);
  const { timeOf, dayOf, meaning, words } = reading;
  const { talks } = words;
  return card(
    talks.callOf(timeOf(call.rangAt)),
    [
      standing(reading, call.standing),
      facts([
        [talks.from, call.number],
        [talks.forwardedFrom, call.forwardedFrom],
        [talks.lasted, call.seconds === null ? null : talks.seconds(String(call.seconds))],
        [talks.outcome, call.outcome === null ? null : { html: meaning(call.outcome) }],
        [talks.attestation, call.attestation === null ? null : { html: meaning(call.attestation) }],
        [talks.goesOn, call.goesAt === null ? null : dayOf(call.goesAt)],
      ]),
      soundOf(reading, talks.recording, call.recording),
      soundOf(reading, talks.messageLeft, call.messageLeft),
      said === undefined ? '' : talk(reading, { ...said, goesAt: null }),
    ].join(''),
  );
}

const soundOf = ({ words: { talks } }: Reading, name: string, sound: DisclosedCall['recording']): string =>
  sound === null
    ? ''
    : `<p class="quiet">${name}, ${talks.seconds(String(Math.round(sound.durationMs / 1_000)))}${
        sound.file === null
          ? `: ${talks.notInFile}.`
          : `</p><audio controls preload="none" aria-label="${name}" src="${escaped(sound.file)}"></audio><p class="source"><a href="${escaped(sound.file)}">${escaped(sound.file)}</a>`
      }<br>SHA-256 <code>${escaped(sound.sha256)}</code></p>`;

function talk(reading: Reading, one: DisclosedConversation): string {
  const { timeOf, dayOf, meaning, words } = reading;
  const { talks, lead } = words;
  const valued = (value: string, at: string) => ({
    html: `${escaped(value)} <span class="quiet">${timeOf(at)}</span>`,
  });
  const rows = facts([
    ...one.details.map(
      ({ detail, value, at }) => [talks.understood(meaning(detail)), valued(value, at)] as const,
    ),
    ...one.identities.flatMap(({ reference, name, email, at }) => [
      [talks.signed, { html: timeOf(at) }] as const,
      ...([
        [talks.reference, reference],
        [talks.name, name],
        [lead.email, email],
      ] as const),
    ]),
    ...one.pageContexts.flatMap(({ said, at }) =>
      said.map(({ key, value }) => [talks.pageSaid(escaped(key)), valued(value, at)] as const),
    ),
    ...one.emergencies.map(
      ({ kind, at }) => [talks.emergency, { html: `${meaning(kind)}, ${timeOf(at)}` }] as const,
    ),
    ...one.personsAt.map(
      ({ at, isThere }) => [isThere ? talks.personCame : talks.personLeft, { html: timeOf(at) }] as const,
    ),
    ...one.handOffsAt.map((at) => [talks.personAsked, { html: timeOf(at) }] as const),
    ...one.mailedTo.map(
      ({ address, sentAt }) =>
        [talks.mailedTo, `${address}${sentAt === null ? ` (${talks.notSent})` : ''}`] as const,
    ),
    ...staffNotes(reading, one.staffNotes),
    [talks.withheld, one.withheldCount === 0 ? null : String(one.withheldCount)],
    [talks.goesOn, one.goesAt === null ? null : dayOf(one.goesAt)],
  ]);
  const lines = one.messages.map((message) => messageLine(reading, message));
  return `${lines.length === 0 ? '' : `<ol>${lines.join('')}</ol>`}${rows}`;
}

function messageLine(
  { timeOf, meaning, words: { talks } }: Reading,
  { from, at, text, heard, kind, model, sources, rating }: DisclosedMessage,
): string {
  const about = [
    kind === null ? null : meaning(kind),
    model === null ? null : escaped(model),
    rating === null ? null : talks.rated[rating],
  ].filter((one) => one !== null);
  const pages = sources.map(
    ({ title, url, excerpt }) =>
      `<p class="source">${talks.fromPage(escaped(title))}${url === null ? '' : `, ${escaped(url)}`}: ${escaped(excerpt)}</p>`,
  );
  return `<li class="line${from === 'you' ? ' you' : ''}"><span class="quiet">${talks[from]}, ${timeOf(at)}${
    about.length === 0 ? '' : ` · ${about.join(', ')}`
  }</span><p class="words">${text === null ? talks.erased : escaped(text)}</p>${heard === null ? '' : `<p class="source">${talks.heard(escaped(heard))}</p>`}${pages.join('')}</li>`;
}
