import type {
  DisclosedCall,
  DisclosedConversation,
  DisclosedMessage,
  Standing,
} from '../../../application/disclosure/disclosed.js';
import { escaped } from './page.js';
import { card, dayOf, facts, staffNotes, timeOf } from './person-parts.js';

const standings: Readonly<Record<Standing, string | null>> = {
  whole: null,
  part: 'Somebody else’s details were given in it as well. The messages in which they stand are left out.',
  'somebody-else': 'Somebody else held it. Its words are theirs, and are left out.',
  gone: 'It was erased, or its time was over: its words are gone.',
};

export function conversationCard(one: DisclosedConversation): string {
  const note = standings[one.standing];
  return card(
    one.startedAt === null ? 'A chat' : `Chat of ${timeOf(one.startedAt)}`,
    [
      note === null ? '' : `<p class="quiet">${note}</p>`,
      facts([
        ['Page', one.pageUrl],
        ['Language', one.language],
        ['Device', one.device],
      ]),
      talk(one),
    ].join(''),
  );
}

export function callCard(call: DisclosedCall, conversations: readonly DisclosedConversation[]): string {
  const said = conversations.find(({ conversationId }) => conversationId === call.callId);
  const note = standings[call.standing];
  return card(
    `Call of ${timeOf(call.rangAt)}`,
    [
      note === null ? '' : `<p class="quiet">${note}</p>`,
      facts([
        ['From', call.number],
        ['Forwarded from', call.forwardedFrom],
        ['Lasted', call.seconds === null ? null : `${String(call.seconds)} seconds`],
        ['Came to', call.outcome],
        ['The phone company said of the number', call.attestation],
        ['Goes by itself on', call.goesAt === null ? null : dayOf(call.goesAt)],
      ]),
      soundOf('Recording', call.recording),
      soundOf('Message you left', call.messageLeft),
      said === undefined ? '' : talk({ ...said, goesAt: null }),
    ].join(''),
  );
}

const soundOf = (name: string, sound: DisclosedCall['recording']): string =>
  sound === null
    ? ''
    : `<p class="quiet">${name}, ${String(Math.round(sound.durationMs / 1_000))} seconds${
        sound.file === null
          ? ': it is not in this file.'
          : `</p><audio controls preload="none" aria-label="${name}" src="${escaped(sound.file)}"></audio><p class="source"><a href="${escaped(sound.file)}">${escaped(sound.file)}</a>`
      }<br>SHA-256 <code>${escaped(sound.sha256)}</code></p>`;

const talk = (one: DisclosedConversation): string =>
  [
    one.messages.length === 0 ? '' : `<ol>${one.messages.map(messageLine).join('')}</ol>`,
    facts([
      ...one.details.map(
        ({ detail, value, at }) =>
          [
            `Understood: ${detail}`,
            { html: `${escaped(value)} <span class="quiet">${timeOf(at)}</span>` },
          ] as const,
      ),
      ...one.identities.flatMap(({ reference, name, email, at }) => [
        ['The website signed who you are', { html: timeOf(at) }] as const,
        ...([
          ['Its name for you', reference],
          ['Name', name],
          ['E-mail', email],
        ] as const),
      ]),
      ...one.pageContexts.flatMap(({ said, at }) =>
        said.map(
          ({ key, value }) =>
            [
              `The page said: ${key}`,
              { html: `${escaped(value)} <span class="quiet">${timeOf(at)}</span>` },
            ] as const,
        ),
      ),
      ...one.emergencies.map(
        ({ kind, at }) => ['Emergency', { html: `${escaped(kind)}, ${timeOf(at)}` }] as const,
      ),
      ...one.personsAt.map(
        ({ at, isThere }) => [isThere ? 'A person came' : 'The person left', { html: timeOf(at) }] as const,
      ),
      ...one.handOffsAt.map((at) => ['A person was asked for', { html: timeOf(at) }] as const),
      ...one.mailedTo.map(
        ({ address, sentAt }) =>
          ['Sent by e-mail to', `${address}${sentAt === null ? ' (not sent)' : ''}`] as const,
      ),
      ...staffNotes(one.staffNotes),
      ['Messages left out', one.withheldCount === 0 ? null : String(one.withheldCount)],
      ['Goes by itself on', one.goesAt === null ? null : dayOf(one.goesAt)],
    ]),
  ].join('');

function messageLine({ from, at, text, heard, kind, model, sources, rating }: DisclosedMessage): string {
  const who = { you: 'You', desk: 'The assistant', person: 'A person of the business' }[from];
  const about = [kind, model, rating === null ? null : `you rated it ${rating}`].filter(
    (one) => one !== null,
  );
  const pages = sources.map(
    ({ title, url, excerpt }) =>
      `<p class="source">From “${escaped(title)}”${url === null ? '' : `, ${escaped(url)}`}: ${escaped(excerpt)}</p>`,
  );
  return `<li class="line${from === 'you' ? ' you' : ''}"><span class="quiet">${who}, ${timeOf(at)}${
    about.length === 0 ? '' : ` · ${escaped(about.join(', '))}`
  }</span><p class="words">${escaped(text ?? 'Erased')}</p>${heard === null ? '' : `<p class="source">You heard: ${escaped(heard)}</p>`}${pages.join('')}</li>`;
}
