import { readFileSync } from 'node:fs';

export const fileOf = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/gu, (character) => `&#${String(character.codePointAt(0))};`);

const layout = fileOf('layout.html');

/** A page that is no part of the dashboard. `body` and `head` are HTML. */
export const pageOf = (title: string, body: string, head = ''): string =>
  layout
    .replaceAll('{{title}}', () => escaped(title))
    .replaceAll('{{head}}', () => head)
    .replaceAll('{{body}}', () => body);
