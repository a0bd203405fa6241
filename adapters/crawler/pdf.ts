import { setInterval as every } from 'node:timers';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Block } from '../../application/ports/website-reader.js';
import { clean } from './clean.js';
import { hoursIn } from './opening-hours.js';
import { priced } from './prices.js';

export interface PdfLimits {
  readonly pagesMax: number;
  readonly charactersMax: number;
  readonly timeoutMs: number;
  /** Of JavaScript's own memory in the thread. */
  readonly heapMbMax: number;
  /** By how much the process may grow while a PDF is read: what it unpacks stands outside of that memory. */
  readonly growthMbMax: number;
}

export interface PdfText {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export const pdfLimits: PdfLimits = {
  pagesMax: 60,
  charactersMax: 300_000,
  timeoutMs: 20_000,
  heapMbMax: 192,
  growthMbMax: 400,
};

const answer = z.object({
  title: z.string(),
  lines: z.array(z.object({ text: z.string(), isNew: z.boolean() })),
});
type Lines = z.infer<typeof answer>['lines'];

const watchMs = 50;
const megabyte = 1024 * 1024;

/** Reads PDFs one after the other; a PDF that takes too long or too much, or makes no sense, is `unreadable`. */
export function createPdfReader(limits: PdfLimits = pdfLimits) {
  let last: Promise<unknown> = Promise.resolve();
  return (bytes: Uint8Array): Promise<PdfText | 'unreadable'> => {
    const next = last.then(() => linesIn(bytes, limits)).then(textOf, () => 'unreadable' as const);
    last = next;
    return next;
  };
}

export type ReadPdf = ReturnType<typeof createPdfReader>;

function linesIn(bytes: Uint8Array, limits: PdfLimits): Promise<z.infer<typeof answer>> {
  const { pagesMax, charactersMax, heapMbMax, growthMbMax, timeoutMs } = limits;
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('pdf-worker.js', import.meta.url), {
      workerData: { bytes, pagesMax, charactersMax },
      resourceLimits: { maxOldGenerationSizeMb: heapMbMax, maxYoungGenerationSizeMb: 32 },
      // A reader of PDFs that complains has nobody to complain to.
      ...{ stdout: true, stderr: true },
    });
    const began = { at: performance.now(), rss: process.memoryUsage.rss() };
    const watch = every(() => {
      const isLate = performance.now() - began.at > timeoutMs;
      const isHuge = process.memoryUsage.rss() - began.rss > growthMbMax * megabyte;
      if (isLate || isHuge)
        end(() => {
          reject(new Error('The PDF took too much'));
        });
    }, watchMs);
    let isOver = false;
    // What is said first counts: a thread that is ended exits as well.
    const end = (settle: () => void): void => {
      if (isOver) return;
      isOver = true;
      clearInterval(watch);
      void worker.terminate().then(settle, settle);
    };
    worker.once('message', (message) => {
      const lines = answer.safeParse(message);
      end(() => {
        if (lines.success) resolve(lines.data);
        else reject(lines.error);
      });
    });
    worker.once('error', (error) => {
      end(() => {
        reject(error);
      });
    });
    worker.once('exit', () => {
      end(() => {
        reject(new Error('The thread ended without an answer'));
      });
    });
  });
}

/** Headings cannot be told from other lines; lines with a price at their end are a list of prices. */
function textOf({ title, lines }: z.infer<typeof answer>): PdfText {
  const blocks: Block[] = [];
  for (const group of groupsOf(lines)) {
    const rows = group.map((line) => priced(line));
    const isList = rows.every((row) => row !== undefined);
    if (isList) blocks.push({ kind: 'table', headings: [], columns: [], rows });
    else blocks.push({ kind: 'text', headings: [], text: group.join(' ') });
    const days = group.flatMap((line) => hoursIn(line));
    if (days.length > 0) blocks.push({ kind: 'hours', headings: [], days });
  }
  return { title: clean(title), blocks };
}

/** Paragraphs; within one, lines that end in a price stand apart from those that do not. */
function groupsOf(lines: Lines): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let wasPriced: boolean | undefined;
  for (const { text, isNew } of lines) {
    const line = clean(text);
    if (line === '') continue;
    const isPriced = priced(line) !== undefined;
    const last = groups.at(-1);
    if (last !== undefined && isPriced === wasPriced && (isPriced || !isNew)) last.push(line);
    else groups.push([line]);
    wasPriced = isPriced;
  }
  return groups;
}
