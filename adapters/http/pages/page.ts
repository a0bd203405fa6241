import { readFileSync } from 'node:fs';
import type { Request, Response } from 'express';
import { languages, type Language } from '../../../application/report/locale-of.js';
import { wordsIn } from './words/words.js';

export const fileOf = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/gu, (character) => `&#${String(character.codePointAt(0))};`);

/** What a page of ours is read in: what was chosen on it, else the first of the browser's own that there is, else `otherwise`. */
export function languageFor(request: Request, otherwise: Language = 'en'): Language {
  const among = (asked: unknown) => languages.find((one) => one === asked);
  return (
    among(request.query['lang']) ?? among(request.acceptsLanguages(otherwise, ...languages)) ?? otherwise
  );
}

const ownNames: Readonly<Record<Language, string>> = {
  en: 'English',
  es: 'Español',
  fr: 'Français',
  de: 'Deutsch',
  pt: 'Português',
};

/** One choice for each language; `chosen` is told and no choice. Both are HTML. */
export const languageChoice = (chosen: Language, choiceOf: (language: Language, name: string) => string) =>
  `<ul>${languages
    .map((one) => {
      const name = ownNames[one];
      return `<li lang="${one}">${one === chosen ? `<span aria-current="true">${name}</span>` : choiceOf(one, name)}</li>`;
    })
    .join('')}</ul>`;

/** `choices`: HTML. */
export const languageNav = (chosen: Language, choices: string): string =>
  `<nav class="languages" aria-label="${wordsIn(chosen).languages}">${choices}</nav>`;

/** A link for each language to this same page. `keep`: what else stands in its address. */
export const languageLinks = (chosen: Language, keep: Readonly<Record<string, string>> = {}): string => {
  const links = languageChoice(chosen, (one, name) => {
    const query = new URLSearchParams({ ...keep, lang: one }).toString();
    return `<a href="?${escaped(query)}" hreflang="${one}" rel="nofollow">${name}</a>`;
  });
  return languageNav(chosen, links);
};

/** A link in a sentence, which stays in the language. */
export const linkTo =
  (path: string, language: Language) =>
  (label: string): string =>
    `<a href="${path}?lang=${language}">${label}</a>`;

const layout = fileOf('layout.html');

/** A page that is no part of the dashboard. */
export interface Page {
  readonly language: Language;
  readonly title: string;
  /** HTML, as the rest. */
  readonly body: string;
  readonly head?: string;
  /** Other languages of it, where its address leads to it again. */
  readonly choice?: string;
}

export const pageOf = ({ language, title, body, head = '', choice = '' }: Page): string =>
  layout
    .replaceAll('{{language}}', language)
    .replaceAll('{{title}}', () => escaped(title))
    .replaceAll('{{head}}', () => head)
    .replaceAll('{{choice}}', () => choice)
    .replaceAll('{{body}}', () => body);

/** Sends a page in its language, and says that others may get it in another. */
export function sendPage(response: Response, page: Page, status = 200): void {
  response.status(status).vary('Accept-Language').set('Content-Language', page.language);
  response.type('html').send(pageOf(page));
}

/** A day as it is written there; `instant`: ISO 8601. */
export const dayIn = (language: Language, instant: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(instant));
