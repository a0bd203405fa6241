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

/** The sandbox's pages: its mailbox, where letters that would have gone out are read. */
export function sandboxPages(pool: Pool): Router {
  const assets: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': ['html', file('mailbox.html')],
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
