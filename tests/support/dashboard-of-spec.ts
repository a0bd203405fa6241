import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchChromium } from './chromium.js';
import { serveDashboard, type Dashboard } from './dashboard.js';

/**
 * The dashboard for all tests of one spec, there from its first `beforeAll` on. After each test its windows are closed: those that are
 * left open go on drawing.
 */
export function dashboardOfSpec(): Omit<Dashboard, 'close'> & { readonly browser: Browser } {
  let browser: Browser;
  let served: Dashboard;
  beforeAll(async () => {
    browser = await launchChromium();
    served = await serveDashboard(browser);
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await served.close();
    await browser.close();
  });
  return {
    get browser() {
      return browser;
    },
    get origin() {
      return served.origin;
    },
    get posted() {
      return served.posted;
    },
    answer: (...said) => {
      served.answer(...said);
    },
    push: (change) => {
      served.push(change);
    },
    open: (...wanted) => served.open(...wanted),
  };
}
