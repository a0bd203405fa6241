import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A made-up website of 50 pages, as heavy as a small business's is, served by a process of its own: it says its port to
 * whoever started it and ends with it.
 */
export const pageCount = 50;

const words =
  'our team takes the time to look after every guest with care and attention so that you leave happy and come back soon we use good products and honest prices and explain each step before we begin';

const sentence = (seed: number): string => {
  const all = words.split(' ');
  const picked = Array.from(
    { length: 14 },
    (_, index) => all[(seed * 7 + index * (1 + (seed % 5))) % all.length],
  );
  const [first = 'we', ...rest] = picked;
  return `${first.charAt(0).toUpperCase()}${first.slice(1)} ${rest.join(' ')}.`;
};
const times = (count: number, each: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => each(index)).join('\n');

const links = times(
  pageCount,
  (index) =>
    `<li class="menu-item menu-item-${String(index)}"><a href="/page-${String(index)}">Page ${String(index)}</a></li>`,
);
const style = times(
  120,
  (index) => `.block-${String(index)}{display:flex;margin:${String(index)}px auto;padding:1rem}`,
);

function html(number: number): string {
  const at = String(number);
  const schema = JSON.stringify({
    ...{
      '@context': 'https://schema.org',
      '@type': 'BeautySalon',
      name: 'Made-up Salon',
      telephone: '+1 202 555 0100',
    },
    ...{ address: { streetAddress: '1 Example Street', addressLocality: 'Springfield' } },
    openingHours: ['Mo-Fr 09:00-18:00', 'Sa 10:00-14:00'],
  });
  const sections = times(8, (index) => {
    const seed = number * 10 + index;
    return `<section class="block-${String(index)}"><div class="inner"><h2>Topic ${String(seed)}</h2><p><span>${sentence(seed)}</span> ${sentence(seed + 1)}</p><p>${sentence(seed + 2)} <strong>${sentence(seed + 3)}</strong></p><ul>${times(4, (item) => `<li>${sentence(seed + item)}</li>`)}</ul></div></section>`;
  });
  const prices = times(
    12,
    (index) =>
      `<tr><td>Service ${at}.${String(index)}</td><td>${String(20 + index)} min</td><td>$${String(30 + number + index)}</td></tr>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page ${at} of the made-up salon</title><style>${style}</style>
<script>${'window.dataLayer=window.dataLayer||[];'.repeat(150)}</script><script type="application/ld+json">${schema}</script></head>
<body class="page"><header class="site"><nav><ul>${links}</ul></nav></header><div id="cookie-banner"><p>We use cookies.</p></div>
<main><h1>Page ${at}</h1>${sections}<table><thead><tr><th>Service</th><th>Time</th><th>Price</th></tr></thead><tbody>${prices}</tbody></table>
<details><summary>Question ${at}: may I come without an appointment?</summary><p>On page ${at} we say yes, if there is room.</p></details></main>
<footer><address>1 Example Street, Springfield</address><p>Mon–Fri: 9:00–18:00</p><p>Sat: 10:00–14:00</p></footer><script>${'void 0;'.repeat(2_000)}</script></body></html>`;
}

if (process.send !== undefined) {
  const pages = new Map(
    Array.from({ length: pageCount }, (_, index) => [
      index === 0 ? '/' : `/page-${String(index)}`,
      html(index),
    ]),
  );
  const server = createServer(({ url = '' }, response) => {
    const page = pages.get(url);
    response.writeHead(page === undefined ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(page ?? 'No');
  });
  server.listen(0, '127.0.0.1', () => {
    process.send?.((server.address() as AddressInfo).port);
  });
  process.once('disconnect', () => process.exit(0));
}
