/** What is said in the place of a business that whoever runs the installation has suspended. */
const words: Readonly<Record<string, readonly [away: string, contact: string]>> = {
  en: ['{business} cannot be reached here at the moment.', 'Please use {contact}'],
  es: ['En este momento no se puede contactar con {business} por aquí.', 'Por favor, use {contact}'],
  de: ['{business} ist hier zurzeit nicht erreichbar.', 'Bitte nutzen Sie {contact}'],
  fr: ['{business} n’est pas joignable ici pour le moment.', 'Veuillez utiliser {contact}'],
  pt: ['De momento não é possível contactar {business} por aqui.', 'Por favor, use {contact}'],
};

interface Suspended {
  readonly language: string;
  readonly business: string;
  /** Where the business says that it can be reached; null where it says nothing. */
  readonly contact: string | null;
}

/** In English where the language is not among ours. */
export function suspendedReply({ language, business, contact }: Suspended): string {
  const [away = '', instead = ''] = words[language] ?? words['en'] ?? [];
  const first = away.replace('{business}', () => business);
  return contact === null ? first : `${first} ${instead.replace('{contact}', () => contact)}`;
}
