import { expect, test } from 'vitest';
import { callBackEvent } from '../../adapters/http/call-back.js';
import { csvRows, listedLeads } from '../../adapters/http/csv-rows.js';

const cellsOf = (text: string) => [...csvRows(text)].map(({ line, cells }) => [line, ...cells]);

test.each([
  [
    'a,b\n1,2\n',
    [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
  ],
  [
    '\uFEFFa;b\r\n"1;1";2',
    [
      [1, 'a', 'b'],
      [2, '1;1', '2'],
    ],
  ],
  [
    'a\tb\n\n1\t',
    [
      [1, 'a', 'b'],
      [3, '1', ''],
    ],
  ],
  [
    'a,b\n"say ""hi""\nagain",2\n3,4',
    [
      [1, 'a', 'b'],
      [2, 'say "hi"\nagain', '2'],
      [4, '3', '4'],
    ],
  ],
  [
    'a,b\n 1 ,6 "foot\n',
    [
      [1, 'a', 'b'],
      [2, '1', '6 "foot'],
    ],
  ],
  [
    'a,b\n1,"never closed\n2,3',
    [
      [1, 'a', 'b'],
      [2, '1', '"never closed\n2,3'],
    ],
  ],
  ['', []],
])('%j is read as a spreadsheet reads it', (text, rows) => {
  expect(cellsOf(text)).toEqual(rows);
});

test('the columns of a list are found by their names, and what our own file marked is unmarked', () => {
  const rows = listedLeads("Stage,Phone,NAME,Email\nnew,'+12025550143,Ada Example,ada@example.com\n", 10);
  expect(rows).toEqual([
    { line: 2, lead: { name: 'Ada Example', email: 'ada@example.com', phone: '+12025550143', note: '' } },
  ]);
  expect(listedLeads('Ada Example,ada@example.com', 10)).toBeUndefined();
  expect(listedLeads('', 10)).toBeUndefined();
  // Of a list that is too long, no more is read than shows that it is.
  expect(listedLeads(`email\n${'a\n'.repeat(9_000)}`, 10)).toHaveLength(11);
});

test('a call to make is one event that calendars understand: escaped, folded at 75 octets, with CRLF', () => {
  const event = callBackEvent({
    ...{
      leadId: 'l',
      name: 'Zoë, the; \\ “Example” of a very long name that goes on — and on — and on',
      phone: '+12025550143',
    },
    ...{
      at: '2026-11-30T09:00:00.000Z',
      now: '2026-11-24T10:00:00.000Z',
      url: 'https://desk.example/#/leads/l',
    },
  });
  expect(event.endsWith('END:VCALENDAR\r\n')).toBe(true);
  const raw = event.split('\r\n');
  for (const line of raw) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\n\r\uFFFD]/u);
  }
  const lines = event.replaceAll('\r\n ', '').split('\r\n');
  expect(lines).toContain('DTSTART:20261130T090000Z');
  expect(lines).toContain('DTEND:20261130T091500Z');
  expect(lines).toContain(
    'SUMMARY:Call Zoë\\, the\\; \\\\ “Example” of a very long name that goes on — and on — and on',
  );
  expect(lines.find((line) => line.startsWith('DESCRIPTION'))).toContain('\\n+12025550143\\nhttps://');
});
