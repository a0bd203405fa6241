import type { SiteBuilder } from '../../application/ports/front-pages.js';

interface Signs {
  /** Of the answer, names in lower case. Cookies are not looked at. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the page says it was made with. */
  readonly generator: string;
  /** Whence it loads scripts, styles and pictures. */
  readonly assets: readonly string[];
}

interface Marks {
  readonly builder: SiteBuilder;
  readonly generator?: RegExp;
  readonly header?: readonly [name: string, value: RegExp];
  readonly asset: RegExp;
}

/** The first that fits: whoever uses a tag manager on a shop still puts the line into the shop. */
const known: readonly Marks[] = [
  {
    ...{ builder: 'shopify', header: ['x-shopid', /./u], generator: /^shopify/iu },
    asset: /\/\/cdn\.shopify\.com\/|\/cdn\/shop\//u,
  },
  {
    ...{ builder: 'wix', header: ['x-wix-request-id', /./u], generator: /^wix\.com/iu },
    asset: /\/\/static\.(wixstatic|parastorage)\.com\//u,
  },
  {
    ...{ builder: 'squarespace', header: ['server', /^squarespace/iu], generator: /^squarespace/iu },
    asset: /\/\/(static1|assets)\.squarespace\.com\/|\/\/images\.squarespace-cdn\.com\//u,
  },
  {
    ...{ builder: 'webflow', generator: /^webflow/iu },
    asset: /\/\/(cdn\.prod\.website-files|assets(-global)?\.website-files|uploads-ssl\.webflow)\.com\//u,
  },
  {
    ...{ builder: 'wordpress', header: ['link', /api\.w\.org/u], generator: /^wordpress/iu },
    asset: /\/wp-(content|includes)\//u,
  },
  { builder: 'tag-manager', asset: /\/\/www\.googletagmanager\.com\/(gtm\.js|ns\.html)/u },
];

/** With what a website is made, by what stands in its first page. */
export function builderOf({ headers, generator, assets }: Signs): SiteBuilder {
  const found = known.find(
    (one) =>
      one.generator?.test(generator.trim()) === true ||
      one.header?.[1].test(headers[one.header[0]] ?? '') === true ||
      assets.some((asset) => one.asset.test(asset)),
  );
  return found?.builder ?? 'html';
}
