// Reads one PDF in a thread of its own, which may be ended at any moment. Plain JavaScript, so that a thread can load it
// from the sources as from the build.
import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy, getMeta } from 'unpdf';

const { bytes, pagesMax, charactersMax } = workerData;
/** Smaller than this, in points, nobody reads it. */
const sizeMin = 1;

const sizeOf = ({ transform }) => Math.hypot(transform[2], transform[3]);

/** The lines of a page from its pieces; a line that stands further below the one before begins a paragraph. */
function linesOf(items) {
  const lines = [];
  let text = '';
  let top;
  const end = () => {
    if (text.trim() !== '' && top !== undefined) {
      const above = lines.at(-1);
      const fall = above === undefined ? Infinity : above.y - top.y;
      const isNew = fall < 0 || fall > 1.7 * Math.max(top.size, 1);
      lines.push({ text: text.trim(), y: top.y, isNew });
    }
    text = '';
    top = undefined;
  };
  for (const item of items) {
    if (typeof item.str !== 'string') continue;
    const isBlank = item.str.trim() === '';
    if (!isBlank && sizeOf(item) < sizeMin) continue;
    if (!isBlank) top ??= { y: item.transform[5], size: sizeOf(item) };
    text += item.str;
    if (item.hasEOL) end();
  }
  end();
  return lines.map((line) => ({ text: line.text, isNew: line.isNew }));
}

const document = await getDocumentProxy(bytes, { isEvalSupported: false, verbosity: 0 });
const { info } = await getMeta(document);
const lines = [];
let characters = 0;
for (
  let number = 1;
  number <= Math.min(document.numPages, pagesMax) && characters < charactersMax;
  number += 1
) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  for (const line of linesOf(items)) {
    characters += line.text.length;
    if (characters <= charactersMax) lines.push(line);
  }
  page.cleanup();
}
parentPort.postMessage({ title: typeof info?.Title === 'string' ? info.Title : '', lines });
