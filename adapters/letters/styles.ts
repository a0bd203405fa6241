import type { CSSProperties } from 'react';

const light = {
  ground: '#f6f6f4',
  paper: '#ffffff',
  ink: '#1c1c1e',
  soft: '#5f5f66',
  line: '#dedee2',
  accent: '#3d4fd1',
  tint: '#eceefb',
};
const dark = {
  ground: '#161617',
  paper: '#202022',
  ink: '#ededf0',
  soft: '#a9a9b2',
  line: '#38383d',
  accent: '#9aa6ff',
  tint: '#2b2f4a',
};

/** Mail programs that know the reader's scheme read this; all others show what stands on the elements. */
export const styleSheet = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  '@media (prefers-color-scheme:dark){',
  `.ground,.ground td{background-color:${dark.ground}!important}`,
  `.ground .paper,.ground .paper td{background-color:${dark.paper}!important;color:${dark.ink}!important}`,
  `.ground .paper .soft,.ground .paper td.soft,.ground .paper th.soft{color:${dark.soft}!important}`,
  `.ground .paper .accent{color:${dark.accent}!important}`,
  `.ground .paper td.line,.ground .paper th.line,.ground .paper .line{border-color:${dark.line}!important}`,
  `.ground .paper td.bar{background-color:${dark.accent}!important}`,
  `.ground .paper .ours,.ground .paper .ours td{background-color:${dark.tint}!important}`,
  `.ground .paper .theirs{border-color:${dark.line}!important}`,
  '}',
].join('');

const text: CSSProperties = { fontSize: '16px', lineHeight: '24px', margin: '0 0 16px' };
const cell: CSSProperties = { padding: '8px 8px 8px 0', borderBottom: `1px solid ${light.line}` };
const said: CSSProperties = { margin: '0 0 8px', padding: '10px 14px', borderRadius: '8px' };

/** What stands on each element: mail programs drop style sheets, not these. */
export const styles = {
  ground: {
    backgroundColor: light.ground,
    color: light.ink,
    fontFamily: 'system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif',
    fontSize: '16px',
    lineHeight: '24px',
    padding: '24px 12px',
  },
  paper: {
    backgroundColor: light.paper,
    color: light.ink,
    borderRadius: '12px',
    maxWidth: '560px',
    padding: '28px 24px',
    overflowWrap: 'anywhere',
  },
  paragraph: text,
  heading: { fontSize: '18px', lineHeight: '26px', margin: '24px 0 8px' },
  code: { ...text, fontSize: '30px', lineHeight: '40px', letterSpacing: '6px', fontWeight: 700 },
  button: {
    backgroundColor: light.accent,
    color: '#ffffff',
    borderRadius: '8px',
    fontWeight: 600,
    margin: '12px 0 20px',
    padding: '12px 20px',
  },
  line: { borderTop: `1px solid ${light.line}`, margin: '8px 0 16px' },
  smallPrint: { ...text, color: light.soft, fontSize: '14px', lineHeight: '20px', margin: '0 0 8px' },
  link: { color: light.accent, textDecoration: 'underline' },
  softLink: { color: light.soft, textDecoration: 'underline' },
  table: { margin: '0 0 20px', fontSize: '15px', lineHeight: '22px', borderCollapse: 'collapse' },
  caption: { color: light.soft, textAlign: 'left', padding: '0 0 6px', fontSize: '14px' },
  cell: { ...cell, verticalAlign: 'top' },
  columnName: { ...cell, verticalAlign: 'bottom', whiteSpace: 'nowrap' },
  figure: { ...cell, paddingRight: 0, fontWeight: 600 },
  change: { color: light.soft, fontSize: '13px', fontWeight: 400 },
  barLabel: { color: light.soft, padding: '3px 10px 3px 0' },
  barValue: { padding: '3px 0 3px 10px' },
  bar: { backgroundColor: light.accent, borderRadius: '3px', fontSize: '0', lineHeight: '14px' },
  rest: { fontSize: '0', lineHeight: '14px' },
  ours: { ...said, backgroundColor: light.tint },
  theirs: { ...said, border: `1px solid ${light.line}` },
} as const satisfies Readonly<Record<string, CSSProperties>>;
