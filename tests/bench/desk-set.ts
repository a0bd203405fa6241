import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const root = 'tests/businesses';
const turn = z.object({ from: z.enum(['visitor', 'desk']), text: z.string() });
const asked = {
  id: z.string(),
  question: z.string(),
  language: z.string(),
  history: z.array(turn).default([]),
  now: z.string().optional(),
};
const business = z.object({
  name: z.string(),
  timeZone: z.string(),
  country: z.string(),
  now: z.string(),
  languages: z.array(z.string()).min(1),
  facts: z.array(z.object({ factId: z.string(), question: z.string(), text: z.string() })),
});
const answerable = z.object({
  ...asked,
  relevant: z.array(
    z.union([z.object({ page: z.string(), contains: z.string() }), z.object({ fact: z.string() })]),
  ),
  all: z.array(z.string()),
  none: z.array(z.string()).default([]),
});
const unanswerable = z.object({ ...asked, kind: z.string(), harmless: z.array(z.string()).default([]) });

export type AnswerableQuestion = z.infer<typeof answerable>;
export type UnanswerableQuestion = z.infer<typeof unanswerable>;

/** A made-up business with its website and the questions its visitors ask. */
export interface BusinessSet extends z.infer<typeof business> {
  /** The name of its folder. */
  readonly folder: string;
  readonly pages: readonly { readonly file: string; readonly html: string }[];
  readonly answerable: readonly AnswerableQuestion[];
  readonly unanswerable: readonly UnanswerableQuestion[];
}

/** Every business of the project's own question set, or those that `DESK_ONLY` names. */
export function businessSets(): readonly BusinessSet[] {
  const only = process.env['DESK_ONLY']?.split(',');
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && only?.includes(entry.name) !== false)
    .map(({ name }) => businessSet(name));
}

function businessSet(folder: string): BusinessSet {
  const read = (file: string): string => readFileSync(join(root, folder, file), 'utf8');
  const lines = (file: string): readonly unknown[] =>
    read(file)
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): unknown => JSON.parse(line));
  return {
    folder,
    ...business.parse(JSON.parse(read('business.json'))),
    pages: readdirSync(join(root, folder, 'pages')).map((file) => ({
      file,
      html: read(join('pages', file)),
    })),
    answerable: lines('answerable.jsonl').map((line) => answerable.parse(line)),
    unanswerable: lines('unanswerable.jsonl').map((line) => unanswerable.parse(line)),
  };
}

/** Whether a text holds what a set expects: words in any case, or a `/pattern/i`. */
export function holds(text: string, expected: string): boolean {
  const pattern = /^\/(.*)\/([a-z]*)$/su.exec(expected);
  if (pattern === null) return text.toLowerCase().includes(expected.toLowerCase());
  return new RegExp(pattern[1] ?? '', pattern[2] ?? '').test(text);
}
