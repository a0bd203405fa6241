import { join } from 'node:path';
import express from 'express';
import type { Plans } from '../../../application/billing/plans.js';
import { createMovedClocks } from '../../sandbox/clocks/moved-clocks.js';
import { demoSite } from '../../sandbox/demo-site/demo-site.js';
import { handsetRoutes } from '../../sandbox/handset.js';
import { sandboxPages } from '../../sandbox/mailbox.js';
import { telegramPage } from '../../sandbox/telegram-page.js';
import type { Databases } from '../databases.js';
import { demoLine } from '../demo/demo-line.js';
import { demo } from '../demo/demo.js';
import type { Life } from '../life.js';
import { listen, type Listening } from '../listen.js';
import { startSandboxMail } from './mail.js';
import { startSandboxPhone } from './phone.js';
import { startSandboxStripe } from './stripe.js';
import { startSandboxTelegram } from './telegram.js';

interface Place {
  readonly origin: string;
  readonly door: Listening;
  readonly dataDir: string;
  readonly closing: Life['closing'];
  readonly onError: Life['onError'];
  readonly plans: Plans;
  /** Another double of the phone company is there already. */
  readonly hasPhone: boolean;
}

/** The made-up business's website and the other sides of the vendors, each on a loopback port of its own. */
export async function startSandbox({ pool }: Databases, place: Place) {
  const { origin, door, dataDir, closing, onError } = place;
  const loopback = '127.0.0.1';
  const changedPages = join(dataDir, 'demo-site');
  const site = express().use(
    demoSite({ widgetUrl: `${origin}/widget.js`, siteKey: demo.siteKey, changedPages }),
  );
  // The port beside ours, so that links to the demo's pages stay good; any other when somebody has it.
  const siteDoor = await listen(site, door.port + 1, loopback).catch(() => listen(site, 0, loopback));
  closing.push(() => siteDoor.close());
  // By number: what signs an address and what answers it have to name it alike.
  const publicUrl = `http://${loopback}:${String(door.port)}`;
  const mail = await startSandboxMail({ pool, publicUrl, closing });
  const phone = place.hasPhone ? undefined : await startSandboxPhone({ pool, publicUrl, closing, onError });
  const telegram = await startSandboxTelegram({ pool, origin, publicUrl, closing, onError });
  const movedClocks = await createMovedClocks(pool);
  const stripe = await startSandboxStripe({
    pool,
    publicUrl,
    origin,
    plans: place.plans,
    movedClocks,
    closing,
    onError,
  });
  return {
    ...{ publicUrl, phone, mail, telegram, movedClocks, stripe },
    website: `http://${loopback}:${String(siteDoor.port)}/`,
    routes: {
      mailbox: sandboxPages(pool),
      stripe: stripe.double.pages,
      telegram: telegramPage(telegram.double.people),
      handset: phone && handsetRoutes({ ...phone.double, ringing: phone.ringing, lines: [demoLine] }),
      demo: demoSite({ widgetUrl: '/widget.js', siteKey: demo.siteKey, changedPages }),
    },
  };
}
