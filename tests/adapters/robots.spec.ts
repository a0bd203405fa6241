import { expect, test } from 'vitest';
import { parseRobots } from '../../adapters/crawler/robots.js';

const site = 'https://example.com';
type Case = readonly [title: string, text: string, path: string, allowed: boolean];
const all = 'User-agent: *\n';

const cases: readonly Case[] = [
  ['no rules allow all', '', '/a', true],
  ['comments are no rules', '# User-agent: *\n# Disallow: /', '/a', true],
  ['everything is forbidden', `${all}Disallow: /`, '/a', false],
  ['an empty rule forbids nothing', `${all}Disallow:`, '/a', true],
  ['a path is forbidden from its start', `${all}Disallow: /a`, '/abc', false],
  ['and not in its middle', `${all}Disallow: /a`, '/b/a', true],
  ['case counts in paths', `${all}Disallow: /A`, '/a', true],
  ['case does not count in names', 'USER-AGENT: miapulse\nDISALLOW: /', '/a', false],
  ['spaces do not count', '  user-agent :  *  \n  disallow :  /a  ', '/a', false],
  ['the longest rule wins', `${all}Disallow: /a\nAllow: /a/b`, '/a/b/c', true],
  ['whatever their order', `${all}Allow: /a/b\nDisallow: /a`, '/a/b/c', true],
  ['and forbids again', `${all}Allow: /a\nDisallow: /a/b`, '/a/b', false],
  ['of two of the same length the one that allows', `${all}Disallow: /a\nAllow: /a`, '/a', true],
  ['our own group counts', `${all}Disallow: /\n\nUser-agent: MiaPulse\nDisallow: /x`, '/a', true],
  ['and its rules', `${all}Allow: /\n\nUser-agent: MiaPulse\nDisallow: /x`, '/x', false],
  ['a version in our name does not matter', 'User-agent: MiaPulse/2.0\nDisallow: /', '/a', false],
  ['another name is not ours', 'User-agent: MiaPulseX\nDisallow: /', '/a', true],
  ['nor one that is shorter', 'User-agent: Mia\nDisallow: /', '/a', true],
  [
    'two groups of ours are one',
    'User-agent: miapulse\nDisallow: /a\n\nUser-agent: miapulse\nDisallow: /b',
    '/b',
    false,
  ],
  ['several names share a group', 'User-agent: x\nUser-agent: miapulse\nDisallow: /a', '/a', false],
  ['rules before any group count for nobody', `Disallow: /\n${all}Disallow: /b`, '/a', true],
  ['unknown lines change nothing', `${all}Host: example.com\nDisallow: /a`, '/a', false],
  ['a star stands for anything', `${all}Disallow: /*.php`, '/x/y.php', false],
  ['and for nothing', `${all}Disallow: /a*b`, '/ab', false],
  ['a star at the end adds nothing', `${all}Disallow: /a*`, '/abc', false],
  ['a dollar ends a path', `${all}Disallow: /*.php$`, '/a.php?x', true],
  ['a dollar ends a path exactly', `${all}Disallow: /*.php$`, '/a.php', false],
  ['a plain path with a dollar', `${all}Disallow: /a$`, '/ab', true],
  ['two stars in order', `${all}Disallow: /*a*b$`, '/xaxb', false],
  ['two stars out of order', `${all}Disallow: /*a*b$`, '/xbxa', true],
  ['the end is not counted twice', `${all}Disallow: /*aa$`, '/a', true],
  ['the query is part of it', `${all}Disallow: /*?session=`, '/a?session=1', false],
  ['encoded letters are the same', `${all}Disallow: /%61`, '/a', false],
  ['encoded letters on the page are the same', `${all}Disallow: /a`, '/%61', false],
  ['encoded slashes are not', `${all}Disallow: /a%2Fb`, '/a/b', true],
  ['small and large hex are the same', `${all}Disallow: /a%3c`, '/a%3C', false],
  ['letters beyond ASCII are the same encoded', `${all}Disallow: /ü`, '/%C3%BC', false],
  ['robots.txt itself is always allowed', `${all}Disallow: /`, '/robots.txt', true],
  ['lines end in any way', 'User-agent: *\rDisallow: /a\r\nDisallow: /b', '/b', false],
  ['a byte order mark does not matter', '\uFEFFUser-agent: *\nDisallow: /a', '/a', false],
  ['a comment behind a rule', `${all}Disallow: /a # not here`, '/a', false],
  ['what is too long is cut', `${all}${'#'.repeat(600_000)}\nDisallow: /`, '/a', true],
];

test.each(cases)('%s', (_title, text, path, allowed) => {
  expect(parseRobots(text, 'MiaPulse').allows(site + path)).toBe(allowed);
});

test('a delay and sitemaps are heard', () => {
  const robots = parseRobots(
    `${all}Crawl-delay: 2\nSitemap: https://example.com/map.xml\nSitemap: nonsense`,
    'MiaPulse',
  );
  expect(robots).toMatchObject({ crawlDelay: 2, sitemaps: ['https://example.com/map.xml'] });
});
