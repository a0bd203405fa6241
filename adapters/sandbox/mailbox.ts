import { readFileSync } from 'node:fs';
import { Router } from 'express';
import type { Pool } from 'pg';

interface Letter {
  readonly id: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
  readonly sentAt: Date;
  /** As the mail service names what became of it. */
  readonly lastEvent: string;
}

const file = (name: string): string => readFileSync(new URL(`pages/${name}`, import.meta.url), 'utf8');

/** Letters that were sent after an instant, newest first; at most 50. */
export async function lettersSince(
  pool: Pool,
  at: string,
): Promise<readonly { readonly to: readonly string[]; readonly subject: string }[]> {
  const { rows } = await pool.query<Pick<Letter, 'to' | 'subject'>>(
    `select recipients as "to", subject from sandbox.letters where sent_at >= $1 order by sent_at desc limit 50`,
    [at],
  );
  return rows;
}

/** The sandbox's pages: its mailbox, where letters that would have gone out are read. */
export function sandboxPages(pool: Pool): Router {
  const assets: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': ['html', file('mailbox.html')],
    '/page.css': ['css', file('page.css')],
    '/mailbox.css': ['css', file('mailbox.css')],
    '/mailbox.js': ['js', file('mailbox.js')],
  };
  const router = Router();
  for (const [path, [type, text]] of Object.entries(assets)) {
    router.get(path, (_request, response) => {
      response.type(type).send(text);
    });
  }
  router.get('/letters.json', async (_request, response) => {
    const { rows } = await pool.query<Letter>(
      `select id, recipients as "to", sender as "from", subject, text, html, sent_at as "sentAt", last_event as "lastEvent"
       from sandbox.letters order by sent_at desc limit 100`,
    );
    response.set('Cache-Control', 'no-store').json({ letters: rows });
  });
  return router;
}
