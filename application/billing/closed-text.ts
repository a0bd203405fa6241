import type { Business } from '../conversation/answer-visitor.js';

interface Words {
  readonly closed: string;
  readonly reach: string;
}

const en: Words = {
  closed: '{name} cannot be reached here at the moment.',
  reach: 'You can reach them here: {contacts}',
};
const byLanguage: Readonly<Record<string, Words | undefined>> = {
  en,
  es: {
    closed: 'En este momento no se puede contactar con {name} por aquí.',
    reach: 'Puede hacerlo aquí: {contacts}',
  },
  de: {
    closed: '{name} ist hier im Moment nicht zu erreichen.',
    reach: 'Sie erreichen das Team hier: {contacts}',
  },
  fr: {
    closed: '{name} n’est pas joignable ici pour le moment.',
    reach: 'Vous pouvez les joindre ici : {contacts}',
  },
  pt: {
    closed: 'De momento não é possível contactar {name} por aqui.',
    reach: 'Pode fazê-lo aqui: {contacts}',
  },
};

/** What a visitor is told of a business whose desk is closed: that it is, and where the business says it can be reached. */
export function closedText(
  { name, contacts = [] }: Pick<Business, 'name' | 'contacts'>,
  language: string,
): string {
  const { closed, reach } = byLanguage[language.split('-')[0]?.toLowerCase() ?? ''] ?? en;
  const said = closed.replace('{name}', () => name);
  return contacts.length === 0 ? said : `${said} ${reach.replace('{contacts}', () => contacts.join(', '))}`;
}
