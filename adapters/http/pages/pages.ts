import { Router } from 'express';
import { Refusal } from '../problem-details.js';
import { escaped, fileOf, pageOf } from './page.js';

interface Needs {
  readonly siteOf: (siteKey: string) => Promise<{ readonly name: string } | undefined>;
  readonly operator: string;
  readonly contact: string;
  /** Who else handles data, and what for, one sentence each: as this installation is configured. */
  readonly processors: readonly string[];
}

/** The few pages that are no part of the dashboard: the widget on an empty page, and the operator's paper on privacy. */
export function pageRoutes({ siteOf, operator, contact, processors }: Needs): Router {
  const privacy = fileOf('privacy.html')
    .replaceAll('{{operator}}', () => escaped(operator))
    .replaceAll('{{contact}}', () => escaped(contact))
    .replaceAll('{{processors}}', () => processors.map((one) => `<li>${escaped(one)}</li>`).join('\n'));
  const style = fileOf('pages.css');

  const router = Router();
  router.get('/pages.css', (_request, response) => {
    response.type('css').send(style);
  });
  router.get('/privacy', (_request, response) => {
    response.type('html').send(pageOf('Privacy', privacy));
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
    response.type('html').send(pageOf(site.name, body, widget));
  });
  return router;
}
