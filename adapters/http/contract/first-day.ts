import { z } from 'zod';

const builder = z.enum(['wordpress', 'wix', 'squarespace', 'shopify', 'webflow', 'tag-manager', 'html']);

const frontPage = z.object({
  /** What the website calls itself. */
  name: z.string().nullable(),
  /** BCP 47 primary language. */
  language: z.string().nullable(),
  builder,
  /** Whose line stands in the page as it is served. A tag manager writes it later, in the browser. */
  embedded: z.enum(['ours', 'another', 'none']),
  /**
   * Directives of its content security policy that keep the widget out; `wanted`: as each would have to stand;
   * null: the line needs the nonce of the page.
   */
  blocked: z.array(
    z.object({ directive: z.string(), wanted: z.string().nullable(), where: z.enum(['header', 'page']) }),
  ),
});

/** POST /api/v1/first-day/look: fetches the first page of the business's website now. 409 `no-website`. */
export const frontPageLook = z.object({
  page: frontPage.nullable(),
  /** A stable word for why it could not be looked at, such as `unreachable`. */
  reason: z.string().nullable(),
});

/** GET /api/v1/first-day/questions?language=…: three that visitors of such a business ask, by what was read. */
export const firstQuestions = z.object({
  /** In which they are asked: the one asked for, the website's, or English. */
  language: z.string(),
  questions: z.array(z.object({ topic: z.enum(['hours', 'price', 'place', 'industry']), text: z.string() })),
});

/** GET /api/v1/first-day/sightings: websites on which the widget ran, the newest first. */
export const sightings = z.object({
  sightings: z.array(z.object({ host: z.string(), secondsAgo: z.int() })),
});

/** POST /api/v1/first-day/letter: the embed line goes to somebody by letter, once an hour to one address. 204. */
export const mailEmbed = z.object({ email: z.email().max(254) });

export type FrontPageLook = Readonly<z.infer<typeof frontPageLook>>;
export type FrontPage = Readonly<z.infer<typeof frontPage>>;
export type SiteBuilder = z.infer<typeof builder>;
export type FirstQuestions = Readonly<z.infer<typeof firstQuestions>>;
export type Sightings = Readonly<z.infer<typeof sightings>>;
export type MailEmbed = Readonly<z.infer<typeof mailEmbed>>;
