import { readFileSync } from 'node:fs';
import { Router } from 'express';
import { Refusal } from '../problem-details.js';

interface Needs {
  readonly siteOf: (siteKey: string) => Promise<{ readonly name: string } | undefined>;
  readonly operator: string;
  readonly contact: string;
  /** Who else handles data, and what for, one sentence each: as this installation is configured. */
  readonly processors: readonly string[];
}

const file = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/gu, (character) => `&#${String(character.codePointAt(0))};`);

/** The few pages that are no part of the dashboard: the widget on an empty page, and the operator's paper on privacy. */
export function pageRoutes({ siteOf, operator, contact, processors }: Needs): Router {
  const layout = file('layout.html');
  const render = (title: string, body: string, head = ''): string =>
    layout
      .replaceAll('{{title}}', () => escaped(title))
      .replaceAll('{{head}}', () => head)
      .replaceAll('{{body}}', () => body);
  const privacy = file('privacy.html')
    .replaceAll('{{operator}}', () => escaped(operator))
    .replaceAll('{{contact}}', () => escaped(contact))
    .replaceAll('{{processors}}', () => processors.map((one) => `<li>${escaped(one)}</li>`).join('\n'));
  const style = file('pages.css');

  const router = Router();
  router.get('/pages.css', (_request, response) => {
    response.type('css').send(style);
  });
  router.get('/privacy', (_request, response) => {
    response.type('html').send(render('Privacy', privacy));
  });
  router.get('/try/:siteKey', async (request, response) => {
    const siteKey = request.params.siteKey;
    const site = await siteOf(siteKey);
    if (site === undefined) {
      throw new Refusal(
        404,
        'site-unknown',
        'There is no business under this site key. Please check the link.',
      );
    }
    const name = escaped(site.name);
    const body = `<h1>${name}</h1><p>This is how your visitors meet your front desk. Ask it something from the corner below.</p>`;
    const widget = `<script async src="/widget.js" data-site="${escaped(siteKey)}"></script>`;
    response.type('html').send(render(site.name, body, widget));
  });
  return router;
}
