import { gunzipSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

export interface Sitemap {
  readonly pages: readonly string[];
  readonly sitemaps: readonly string[];
}

const bytesMax = 10 * 1024 * 1024;
const located = z.object({ loc: z.string() });
const document = z.object({
  urlset: z.object({ url: z.array(located).default([]) }).optional(),
  sitemapindex: z.object({ sitemap: z.array(located).default([]) }).optional(),
});

// Entities are left alone, so that no document can make its own; the five that XML knows are put back below.
const parser = new XMLParser({
  processEntities: false,
  ignoreAttributes: true,
  parseTagValue: false,
  removeNSPrefix: true,
  isArray: (name) => name === 'url' || name === 'sitemap',
});

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = ({ loc }: { readonly loc: string }): string =>
  loc.trim().replaceAll(/&(\w+);/gu, (whole, name: string) => entities[name] ?? whole);

/** What a sitemap (sitemaps.org, plain or gzipped) lists. One that makes no sense lists nothing. */
export function readSitemap(bytes: Uint8Array): Sitemap {
  try {
    const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const text = new TextDecoder().decode(
      isZipped ? gunzipSync(bytes, { maxOutputLength: bytesMax }) : bytes,
    );
    const { urlset, sitemapindex } = document.parse(parser.parse(text));
    return { pages: urlset?.url.map(plain) ?? [], sitemaps: sitemapindex?.sitemap.map(plain) ?? [] };
  } catch {
    return { pages: [], sitemaps: [] };
  }
}
