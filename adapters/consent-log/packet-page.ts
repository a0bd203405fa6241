import { announcementIn, answerOf, deliveryOf, timeOf, wishOf } from './packet-answer.js';
import type { Clip, Told } from './packet.js';

/** What whoever unpacks it opens first: the answer, and why. It asks nobody for anything. */
export function firstPage(told: Told, clip: Clip | undefined): string {
  const { business, link, evidence, announcement, recording, madeAt } = told;
  const { word, sentence, look } = answerOf(told);
  const steps: readonly (readonly [title: string, at: string | null, words: string | null])[] = [
    ['The call began with these words', null, announcementIn(told)],
    ['The caller asked', link.requestedAt, link.words],
    ['The assistant asked back', null, link.question],
    ['The caller answered', link.confirmedAt, link.answer],
    ['This was sent', link.begunAt, link.body],
  ];
  const happened = steps.filter(([title, at]) => at !== null || !title.includes('caller answered'));
  const shown = link.begunAt === null ? happened.filter(([title]) => title !== 'This was sent') : happened;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; media-src 'self' file:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Was this text asked for?</title><style>${style}</style></head><body><main>
<p class="soft">${escaped(business)} · to ${escaped(evidence.phoneEnding === null ? 'a number that was erased' : `the number ending in ${evidence.phoneEnding}`)}</p>
<h1>Was this text asked for?</h1>
<p class="answer ${look}"><strong>${escaped(word)}</strong> ${escaped(sentence)}</p>
${clip === undefined ? '<p class="soft">There is no recording of this call, or not any more.</p>' : `<h2>Hear it</h2><audio controls src="clip.wav"></audio><p class="soft">Seconds ${seconds(clip.fromMs)} to ${seconds(clip.toMs)} of the recording, the caller on the left and the assistant on the right.</p>`}
<h2>What happened</h2><ol>${shown.map(([title, at, words]) => `<li><strong>${title}</strong>${at === null ? '' : ` <span class="soft">${timeOf(at)}</span>`}<blockquote>${escaped(words ?? 'These words were erased.')}</blockquote></li>`).join('')}</ol>
<p>${escaped(deliveryOf(told))} ${escaped(wishOf(told))}</p>
<h2>Why you can believe it</h2>
<p>Each of these steps was written into a log when it happened, ${String(evidence.recordCount)} records in all, and the log is signed. Open <a href="verify.html">verify.html</a> and choose the zip that this page came in: it says whether anything was altered. It needs no network, and you need not trust us.</p>
<dl><dt>Head signed</dt><dd>${timeOf(evidence.signedAt)}</dd>
<dt>Announcement (SHA-256)</dt><dd><code>${escaped(announcement.version)}</code></dd>
${recording === null ? '' : `<dt>Whole recording (SHA-256)</dt><dd><code>${escaped(recording.sha256)}</code></dd>`}
<dt>Packet made</dt><dd>${timeOf(madeAt)}</dd></dl>
<p class="soft">Also here: summary.txt in the words of a carrier’s campaign review, transcript.txt, and hashes.txt, the signed list of all files.</p>
</main></body></html>
`;
}

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/gu, (character) => `&#${String(character.codePointAt(0))};`);
const seconds = (ms: number): string => (ms / 1_000).toFixed(1);

const style = `:root{color-scheme:light dark}body{margin:0;font:1rem/1.5 system-ui,sans-serif;background:light-dark(#f6f5f2,#171614);color:light-dark(#1d1c1a,#efece6)}
main{max-width:42rem;margin:0 auto;padding:2rem 1rem 3rem}h1{font-size:1.7rem;margin:.2rem 0 .8rem}h2{font-size:1.1rem;margin:1.6rem 0 .4rem}
.soft{color:light-dark(#5d5a54,#aaa59b);font-size:.92rem}.answer{font-size:1.2rem;padding:1rem 1.2rem;border-radius:.7rem;border-left:.4rem solid;background:light-dark(#fff,#211f1c)}
.good{border-color:light-dark(#1f6b43,#7fd0a0)}.warn{border-color:light-dark(#9a6700,#e3b341)}.bad{border-color:light-dark(#a12a1f,#ff9a8d)}
ol{padding-left:1.3rem}li{margin:.7rem 0}blockquote{margin:.2rem 0 0;padding-left:.8rem;border-left:3px solid light-dark(#d9d5cc,#3b3833);white-space:pre-wrap;overflow-wrap:anywhere}
audio{width:100%}code{overflow-wrap:anywhere;font-size:.85rem}dt{font-weight:600;margin-top:.5rem}dd{margin:0}a{color:light-dark(#1f5f4a,#7fc7aa)}`;
