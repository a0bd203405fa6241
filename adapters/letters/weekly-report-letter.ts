import type { ContentLink, ContentRow, ReportContent } from '../../application/report/report-content.js';
import type { Bar, Block, Figure } from './blocks.js';
import { letterOf } from './letter.js';

interface Places {
  /** Where the dashboard is. */
  readonly origin: string;
  /** Where the report is declined; undefined where it cannot be. */
  readonly unsubscribeUrl: string | undefined;
}

/** A report as a letter. */
export function weeklyReportLetter(content: ReportContent, { origin, unsubscribeUrl }: Places) {
  const { subject, language, title, lead, fix, sections, link, footnotes, unsubscribe } = content;
  const linked = ({ label, place }: ContentLink) => ({ label, url: `${origin}/#/${place}` });
  const more = (one: ContentLink | undefined): readonly Block[] =>
    one === undefined ? [] : [{ kind: 'link', link: linked(one) }];
  return letterOf({
    ...{ subject, language, preview: lead },
    before: [
      { kind: 'heading', text: title },
      lead,
      { kind: 'heading', text: fix.title },
      fix.text,
      ...more(fix.link),
      ...sections.flatMap((section) => [...sectionOf(section), ...more(section.link)]),
    ],
    link: linked(link),
    after: footnotes,
    ...(unsubscribeUrl !== undefined && { unsubscribe: { url: unsubscribeUrl, label: unsubscribe } }),
  });
}

/** What can be drawn is a chart, and everything else figures. */
function sectionOf({ title, rows }: ReportContent['sections'][number]): readonly Block[] {
  const bars = rows.flatMap(barOf);
  return bars.length === rows.length
    ? [{ kind: 'bars', caption: title, bars }]
    : [
        { kind: 'heading', text: title },
        { kind: 'figures', figures: rows.map(figureOf) },
      ];
}

const barOf = ({ label, value, bar }: ContentRow): readonly Bar[] =>
  bar === undefined ? [] : [{ label, amount: bar, shown: value }];

const figureOf = ({ label, value, change }: ContentRow): Figure => ({
  ...{ label, value },
  ...(change !== undefined && { change }),
});
