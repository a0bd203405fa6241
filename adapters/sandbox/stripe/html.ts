import { readFileSync } from 'node:fs';
import type { Price } from './shapes.js';

/** Text that is HTML already; everything else is escaped on its way in. */
export interface Html {
  readonly html: string;
}

export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html {
  return { html: parts.reduce((text, part, index) => text + textOf(values[index - 1] ?? '') + part) };
}

const textOf = (value: string | Html | readonly Html[]): string => {
  if (typeof value === 'string') return escaped(value);
  return 'html' in value ? value.html : value.map((one) => one.html).join('');
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const css = readFileSync(new URL('../pages/stripe.css', import.meta.url), 'utf8');

/** A whole page of the sandbox's payment service. */
export const pageOf = (title: string, main: Html): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Sandbox · MiaPulse</title>
        <link rel="stylesheet" href="/sandbox/page.css" />
        <link rel="stylesheet" href="/sandbox/stripe/stripe.css" />
      </head>
      <body>
        <header class="banner">
          <strong>Sandbox.</strong> No money moves, and nobody is asked for a card: this stands for the page
          of the payment service.
        </header>
        <main>
          <h1>${title}</h1>
          ${main}
        </main>
      </body>
    </html>`.html;

/** One button that does one thing. */
export const button = (action: string, label: string, kind = ''): Html =>
  html`<form method="post" action="${action}"><button class="${kind}">${label}</button></form>`;

/** As people write money of this currency; with cents only where there are any. */
export function moneyOf({ amountMinor, currency }: Price): string {
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amountMinor / 10 ** digits);
}

export const dayOf = (seconds: number): string =>
  new Date(seconds * 1_000).toLocaleDateString('en', { dateStyle: 'long', timeZone: 'UTC' });
