import type { Pool } from 'pg';
import { z } from 'zod';
import type { Excerpt } from '../../application/ports/passages.js';
import { rowColumns, rowSchema, type Row } from './rows.js';

const excerptCountMax = 1_000;

/** For each excerpt, in order: does it stand today where it stood? */
export async function standing(
  pool: Pool,
  tenant: string,
  excerpts: readonly Excerpt[],
): Promise<readonly boolean[]> {
  if (excerpts.length > excerptCountMax)
    throw new Error(`At most ${String(excerptCountMax)} excerpts at a time`);
  const asked = new Map(excerpts.map((excerpt) => [nameOf(excerpt), excerpt]));
  const texts = new Map<string, string[]>();
  for (const row of await rowsAt(pool, tenant, [...asked.values()])) {
    const known = texts.get(nameOf(row)) ?? [];
    texts.set(nameOf(row), known);
    known.push(row.text);
  }
  const places = new Map([...texts].map(([name, at]) => [name, placeOf(at)]));
  return excerpts.map((excerpt) => {
    const place = places.get(nameOf(excerpt));
    return place !== undefined && standsIn(place, excerpt.text);
  });
}

/** All passages of these pages (by address) and facts (by id), in the order they stand. */
export async function rowsAt(
  pool: Pool,
  tenant: string,
  places: readonly Omit<Excerpt, 'text'>[],
): Promise<readonly Row[]> {
  const addresses = places.flatMap(({ origin, url }) => (origin === 'page' && url !== null ? [url] : []));
  const ids = places.flatMap(({ origin, pageId }) => (origin === 'fact' ? [pageId] : []));
  const { rows } = await pool.query(
    `select ${rowColumns} from knowledge_index.passages p where p.tenant = $1
       and (p.origin = 'page' and p.url = any($2) or p.origin = 'fact' and p.page_id = any($3))
     order by p.origin, p.page_id, p.ordinal`,
    [tenant, addresses, ids],
  );
  return z.array(rowSchema).parse(rows);
}

const nameOf = ({ origin, url, pageId }: Omit<Excerpt, 'text'>): string =>
  origin === 'page' ? `page ${url ?? ''}` : `fact ${pageId}`;

/** Where words may begin and end to be what somebody was told: `$6` does not stand in `$62`. */
interface Place {
  readonly text: string;
  readonly starts: ReadonlySet<number>;
  readonly ends: ReadonlySet<number>;
}

/** All that stands at one place, line by line, so that words are found however passages were cut. */
function placeOf(texts: readonly string[]): Place {
  const lines = texts.flatMap((text) => text.split('\n')).map(collapsed);
  const starts = new Set<number>();
  const ends = new Set<number>();
  let text = '';
  for (const line of lines) {
    starts.add(text.length);
    for (const { index } of line.matchAll(/(?<=[.!?…;]) /gu)) {
      ends.add(text.length + index);
      // A list is joined with semicolons, which are not part of its items.
      if (line[index - 1] === ';') ends.add(text.length + index - 1);
      starts.add(text.length + index + 1);
    }
    text += line;
    ends.add(text.length);
    text += ' ';
  }
  return { text, starts, ends };
}

/** Word for word, from the beginning of a sentence, an item or a line to the end of one. */
function standsIn({ text, starts, ends }: Place, words: string): boolean {
  const sought = collapsed(words);
  if (sought === '') return false;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
    if (starts.has(at) && ends.has(at + sought.length)) return true;
  return false;
}

const collapsed = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
