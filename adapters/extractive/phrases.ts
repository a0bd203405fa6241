/** The few words of the extractive model's own: all else it says stands on a page. */
export interface Phrases {
  readonly unpublished: string;
  readonly hello: string;
  readonly thanks: string;
  readonly goodbye: string;
  /** `{business}` is filled in. */
  readonly whoAmI: string;
  readonly openOn: (day: string, times: string) => string;
  readonly closedOn: (day: string) => string;
  readonly openNow: (until: string) => string;
  readonly closedNow: (day: string, times: string | null) => string;
  readonly week: string;
  readonly closed: string;
  readonly and: string;
  readonly today: string;
  readonly tomorrow: string;
}

const en: Phrases = {
  unpublished: 'I could not find that on our pages, and I do not want to guess.',
  hello: 'Hello! Ask me anything about {business}.',
  thanks: 'You are welcome!',
  goodbye: 'Goodbye, and thank you for asking.',
  whoAmI:
    'I am the AI assistant of {business}. I answer from what stands on our pages, and I can pass on a message.',
  openOn: (day, times) => `${day} we are open ${times}.`,
  closedOn: (day) => `${day} we are closed.`,
  openNow: (until) => `Yes, we are open now, until ${until}.`,
  closedNow: (day, times) =>
    times === null
      ? `No, we are closed now. ${day} we are closed.`
      : `No, we are closed now. ${day} we are open ${times}.`,
  week: 'Our opening hours:',
  closed: 'closed',
  and: 'and',
  today: 'Today',
  tomorrow: 'Tomorrow',
};

const es: Phrases = {
  unpublished: 'No lo he encontrado en nuestras páginas y no quiero adivinar.',
  hello: '¡Hola! Pregúnteme lo que quiera sobre {business}.',
  thanks: '¡De nada!',
  goodbye: 'Hasta luego, y gracias por preguntar.',
  whoAmI:
    'Soy el asistente de IA de {business}. Respondo con lo que dicen nuestras páginas y puedo transmitir un mensaje.',
  openOn: (day, times) => `${day} abrimos de ${times}.`,
  closedOn: (day) => `${day} está cerrado.`,
  openNow: (until) => `Sí, ahora está abierto, hasta las ${until}.`,
  closedNow: (day, times) =>
    times === null
      ? `No, ahora está cerrado. ${day} está cerrado.`
      : `No, ahora está cerrado. ${day} abrimos de ${times}.`,
  week: 'Nuestro horario:',
  closed: 'cerrado',
  and: 'y',
  today: 'Hoy',
  tomorrow: 'Mañana',
};

const de: Phrases = {
  unpublished: 'Das habe ich auf unseren Seiten nicht gefunden, und raten möchte ich nicht.',
  hello: 'Hallo! Fragen Sie mich alles über {business}.',
  thanks: 'Gern geschehen!',
  goodbye: 'Auf Wiedersehen, und danke für die Frage.',
  whoAmI:
    'Ich bin der KI-Assistent von {business}. Ich antworte mit dem, was auf unseren Seiten steht, und gebe Nachrichten weiter.',
  openOn: (day, times) => `${day} haben wir ${times} geöffnet.`,
  closedOn: (day) => `${day} ist geschlossen.`,
  openNow: (until) => `Ja, wir haben jetzt geöffnet, bis ${until}.`,
  closedNow: (day, times) =>
    times === null
      ? `Nein, gerade ist geschlossen. ${day} ist geschlossen.`
      : `Nein, gerade ist geschlossen. ${day} haben wir ${times} geöffnet.`,
  week: 'Unsere Öffnungszeiten:',
  closed: 'geschlossen',
  and: 'und',
  today: 'Heute',
  tomorrow: 'Morgen',
};

const fr: Phrases = {
  unpublished: 'Je ne l’ai pas trouvé sur nos pages, et je ne veux pas deviner.',
  hello: 'Bonjour ! Demandez-moi ce que vous voulez sur {business}.',
  thanks: 'Avec plaisir !',
  goodbye: 'Au revoir, et merci de votre question.',
  whoAmI:
    'Je suis l’assistant IA de {business}. Je réponds avec ce que disent nos pages et je peux transmettre un message.',
  openOn: (day, times) => `${day}, nous sommes ouverts de ${times}.`,
  closedOn: (day) => `${day}, c’est fermé.`,
  openNow: (until) => `Oui, nous sommes ouverts, jusqu’à ${until}.`,
  closedNow: (day, times) =>
    times === null
      ? `Non, c’est fermé en ce moment. ${day}, c’est fermé.`
      : `Non, c’est fermé en ce moment. ${day}, nous sommes ouverts de ${times}.`,
  week: 'Nos horaires :',
  closed: 'fermé',
  and: 'et',
  today: 'Aujourd’hui',
  tomorrow: 'Demain',
};

const byLanguage: Readonly<Record<string, Phrases | undefined>> = { en, es, de, fr };

/** English where the language is not among ours. */
export const phrasesFor = (language: string): Phrases => byLanguage[language] ?? en;
