import type { Business } from '../conversation/answer-visitor.js';

interface Words {
  readonly closed: string;
  readonly blocked: string;
  readonly reach: string;
}

const en: Words = {
  closed: '{name} cannot be reached here at the moment.',
  blocked: 'This chat is closed for you.',
  reach: 'You can reach them here: {contacts}',
};
const byLanguage: Readonly<Record<string, Words | undefined>> = {
  en,
  es: {
    blocked: 'Este chat está cerrado para usted.',
    closed: 'En este momento no se puede contactar con {name} por aquí.',
    reach: 'Puede hacerlo aquí: {contacts}',
  },
  de: {
    blocked: 'Dieser Chat ist für Sie geschlossen.',
    closed: '{name} ist hier im Moment nicht zu erreichen.',
    reach: 'Sie erreichen das Team hier: {contacts}',
  },
  fr: {
    blocked: 'Cette discussion est fermée pour vous.',
    closed: '{name} n’est pas joignable ici pour le moment.',
    reach: 'Vous pouvez les joindre ici : {contacts}',
  },
  pt: {
    blocked: 'Este chat está fechado para si.',
    closed: 'De momento não é possível contactar {name} por aqui.',
    reach: 'Pode fazê-lo aqui: {contacts}',
  },
};

type Reached = Pick<Business, 'name' | 'contacts'>;

/** What a visitor is told of a business whose desk is closed: that it is, and where the business says it can be reached. */
export const closedText = (business: Reached, language: string): string =>
  sentence(business, language, 'closed');

/** What a visitor is told whom the business has blocked, and nothing more. */
export const blockedText = (business: Reached, language: string): string =>
  sentence(business, language, 'blocked');

function sentence({ name, contacts = [] }: Reached, language: string, which: 'closed' | 'blocked'): string {
  const { reach, [which]: words } = byLanguage[language.split('-')[0]?.toLowerCase() ?? ''] ?? en;
  const said = words.replace('{name}', () => name);
  return contacts.length === 0 ? said : `${said} ${reach.replace('{contacts}', () => contacts.join(', '))}`;
}
