import type { ContentLink, ContentRow, ReportContent } from '../../application/report/report-content.js';
import type { Letter } from '../../application/ports/mail.js';

/**
 * A report as a letter: tables with their styles beside them and bars out of coloured cells, so that it reads the same with images off, in
 * any mail program; and all of its numbers again as text. `origin`: where the dashboard is.
 */
export function weeklyReportLetter(
  content: ReportContent,
  origin: string,
): Pick<Letter, 'subject' | 'text' | 'html'> {
  const urlOf = ({ place }: ContentLink): string => `${origin}/#/${place}`;
  return { subject: content.subject, text: textOf(content, urlOf), html: htmlOf(content, urlOf) };
}

type UrlOf = (link: ContentLink) => string;

function textOf({ title, lead, fix, sections, link, footnotes }: ReportContent, urlOf: UrlOf): string {
  const linked = (one: ContentLink): string => `${one.label}: ${urlOf(one)}`;
  const row = ({ label, value, change }: ContentRow): string =>
    `${label}: ${value}${change === undefined ? '' : ` (${change})`}`;
  const blocks = [
    [title, lead],
    [fix.title.toUpperCase(), fix.text, ...(fix.link === undefined ? [] : [linked(fix.link)])],
    ...sections.map((section) => [
      section.title.toUpperCase(),
      ...section.rows.map(row),
      ...(section.link === undefined ? [] : [linked(section.link)]),
    ]),
    [linked(link)],
    footnotes,
  ];
  return blocks.map((lines) => lines.join('\n')).join('\n\n');
}

const ink = '#1d1d22';
const soft = '#5f5f66';
const accent = '#3d4fd1';
const ground = '#eef0fb';
const font = 'font-family:Arial,Helvetica,sans-serif';

function htmlOf(content: ReportContent, urlOf: UrlOf): string {
  const { language, title, lead, fix, sections, link, footnotes } = content;
  const body = [
    `<h1 style="margin:0;font-size:22px;line-height:1.3">${escaped(title)}</h1>`,
    `<p style="margin:4px 0 20px;color:${soft}">${escaped(lead)}</p>`,
    fixOf(fix, urlOf),
    ...sections.map((section) => sectionOf(section, urlOf)),
    `<p style="margin:24px 0"><a href="${escaped(urlOf(link))}" style="display:inline-block;background:${accent};color:#ffffff;padding:12px 20px;border-radius:8px;text-decoration:none">${escaped(link.label)}</a></p>`,
    ...footnotes.map(
      (note) =>
        `<p style="margin:0 0 6px;font-size:13px;color:${soft};word-break:break-word">${escaped(note)}</p>`,
    ),
  ].join('\n');
  return `<div lang="${escaped(language)}" style="background:#ffffff;color:${ink};${font};font-size:16px;line-height:1.5">
${table(`<tr><td style="padding:24px">${body}</td></tr>`, 'max-width:36rem;margin:0 auto')}</div>`;
}

/** Only laid out by it: a screen reader does not read it as a table. */
const table = (rows: string, style: string): string =>
  `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;${style}">${rows}</table>`;

function fixOf({ title, text, link }: ReportContent['fix'], urlOf: UrlOf): string {
  const go =
    link === undefined
      ? ''
      : `<br><a href="${escaped(urlOf(link))}" style="color:${accent}">${escaped(link.label)}</a>`;
  return table(
    `<tr><td style="padding:14px 16px;background:${ground};border-left:4px solid ${accent}"><strong>${escaped(title)}</strong><br>${escaped(text)}${go}</td></tr>`,
    'margin:0 0 8px',
  );
}

function sectionOf({ title, rows, link }: ReportContent['sections'][number], urlOf: UrlOf): string {
  const heading = `<h2 style="margin:22px 0 4px;font-size:16px;line-height:1.3">${escaped(title)}</h2>`;
  const more =
    link === undefined
      ? ''
      : `<p style="margin:6px 0 0"><a href="${escaped(urlOf(link))}" style="color:${accent}">${escaped(link.label)}</a></p>`;
  const lines = rows.map(rowOf).join('');
  return `${heading}<table width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse">${lines}</table>${more}`;
}

const cell = 'padding:5px 0;border-bottom:1px solid #e6e6ea';

function rowOf({ label, value, change, bar }: ContentRow): string {
  const name = `<th scope="row" align="left" width="${bar === undefined ? '58%' : '34%'}" style="${cell};font-weight:normal">${escaped(label)}</th>`;
  const drawn = bar === undefined ? '' : `<td style="${cell};padding-right:10px">${barOf(bar)}</td>`;
  const changed =
    change === undefined
      ? ''
      : `<td align="right" width="24%" style="${cell};padding-left:10px;color:${soft};white-space:nowrap">${escaped(`(${change})`)}</td>`;
  const count = `<td align="right" width="18%" style="${cell};white-space:nowrap"><strong>${escaped(value)}</strong></td>`;
  return `<tr>${name}${drawn}${count}${changed}</tr>`;
}

/** Two cells of one table, one of them coloured. */
function barOf(share: number): string {
  const percent = Math.round(share * 100);
  const full = `<td width="${String(percent)}%" height="12" bgcolor="${accent}" style="height:12px;font-size:1px;line-height:12px;background:${accent}">&nbsp;</td>`;
  const rest = `<td height="12" bgcolor="${ground}" style="height:12px;font-size:1px;line-height:12px;background:${ground}">&nbsp;</td>`;
  return table(`<tr>${percent === 0 ? '' : full}${percent === 100 ? '' : rest}</tr>`, '');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
