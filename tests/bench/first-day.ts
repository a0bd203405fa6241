import express from 'express';
import { launchChromium } from '../support/chromium.js';
import { demoWebsite, walkFirstDay, type FirstDayMarks } from '../support/first-day.js';
import { dataDirectory, startProduct } from '../support/installation.js';
import { served } from '../support/served.js';
import { figure, type Figure } from './figures.js';

const rounds = 3;
const targets = { limitName: 'target' };

/** The first day of an owner, as the journey walks it: what the machine takes, and the same with somebody's hands and eyes. */
export async function firstDayBench(): Promise<readonly Figure[]> {
  const marks: FirstDayMarks[] = [];
  for (let round = 0; round < rounds; round += 1) marks.push(await walked());
  const of = (pick: (one: FirstDayMarks) => number): readonly number[] => marks.map(pick);
  return [
    figure(
      'first-answer-machine',
      'ms',
      of((one) => one.firstAnswerMs),
    ),
    figure(
      'first-answer',
      'ms',
      of((one) => one.firstAnswerMs + one.handsMs.firstAnswer),
      {
        ...{ ...targets, limit: 60_000 },
      },
    ),
    figure(
      'whole-machine',
      'ms',
      of((one) => one.wholeMs),
    ),
    figure(
      'whole',
      'ms',
      of((one) => one.wholeMs + one.handsMs.whole),
      { ...targets, limit: 180_000 },
    ),
    figure(
      'clicks',
      'clicks',
      of((one) => one.clicks),
      { ...targets, limit: 12 },
    ),
  ];
}

async function walked(): Promise<FirstDayMarks> {
  const data = dataDirectory();
  const product = await startProduct({ DATA_DIR: data.path });
  const browser = await launchChromium();
  const app = express();
  let line = '';
  app.get('/', (_request, response) => {
    response.send(`<!doctype html><html lang="en"><title>Host</title><h1>Host</h1>${line}</html>`);
  });
  const host = await served(app);
  try {
    const owner = await browser.newContext({ locale: 'en-US' });
    const desk = await owner.newPage();
    return await walkFirstDay({
      ...{ product, owner, desk, website: await demoWebsite(product) },
      at: () => Promise.resolve(),
      async install(embed) {
        line = embed;
        await (await browser.newPage()).goto(host.origin);
      },
    });
  } finally {
    await browser.close();
    await host.close();
    await product.stop();
    data.dispose();
  }
}
