/** The few words of the desk's own: all else it says stands on a page or was taught. */
export interface Phrases {
  readonly unpublished: string;
  /** Of several questions, the one that has no answer: `first`, `second` … */
  readonly unpublishedOf: (place: string) => string;
  readonly places: readonly string[];
  readonly hello: string;
  readonly thanks: string;
  readonly goodbye: string;
  readonly howAreYou: string;
  readonly whoAmI: string;
  /** What is quoted is in this language, not in the visitor's. */
  readonly pagesIn: (language: string) => string;
  readonly on: (day: string) => string;
  readonly openOn: (day: string, times: string) => string;
  readonly openOnlyUntil: (day: string, until: string) => string;
  readonly closedOn: (day: string) => string;
  readonly openNow: (until: string) => string;
  readonly closedNow: string;
  readonly opensNext: (day: string, at: string) => string;
  readonly week: string;
  readonly closed: string;
  readonly and: string;
  readonly today: string;
  readonly tomorrow: string;
}

const en: Phrases = {
  unpublished: 'I could not find that on our pages, and I do not want to guess.',
  unpublishedOf: (place) => `I could not find an answer to your ${place} question on our pages.`,
  places: ['first', 'second', 'third', 'fourth'],
  hello: 'Hello! Ask me anything about {business}.',
  thanks: 'You are welcome!',
  goodbye: 'Goodbye, and thank you for asking.',
  howAreYou: 'I am fine, thank you. Ask me anything about {business}.',
  whoAmI:
    'I am the AI assistant of {business}. I answer from what stands on our pages, and I can pass on a message.',
  pagesIn: (language) => `Our pages say this in ${language}:`,
  on: (day) => `On ${day}`,
  openOn: (day, times) => `${day} we are open ${times}.`,
  openOnlyUntil: (day, until) => `${day} we are open until ${until} only.`,
  closedOn: (day) => `${day} we are closed.`,
  openNow: (until) => `Yes, we are open now, until ${until}.`,
  closedNow: 'No, we are closed now.',
  opensNext: (day, at) => `${day} we open at ${at}.`,
  week: 'Our opening hours:',
  closed: 'closed',
  and: 'and',
  today: 'Today',
  tomorrow: 'Tomorrow',
};

const es: Phrases = {
  unpublished: 'No lo he encontrado en nuestras páginas y no quiero adivinar.',
  unpublishedOf: (place) => `No he encontrado respuesta a su ${place} pregunta en nuestras páginas.`,
  places: ['primera', 'segunda', 'tercera', 'cuarta'],
  hello: '¡Hola! Pregúnteme lo que quiera sobre {business}.',
  thanks: '¡De nada!',
  goodbye: 'Hasta luego, y gracias por preguntar.',
  howAreYou: 'Muy bien, gracias. Pregúnteme lo que quiera sobre {business}.',
  whoAmI:
    'Soy el asistente de IA de {business}. Respondo con lo que dicen nuestras páginas y puedo transmitir un mensaje.',
  pagesIn: (language) => `Nuestras páginas lo dicen en ${language}:`,
  on: (day) => `El ${day}`,
  openOn: (day, times) => `${day} abrimos de ${times}.`,
  openOnlyUntil: (day, until) => `${day} abrimos solo hasta las ${until}.`,
  closedOn: (day) => `${day} está cerrado.`,
  openNow: (until) => `Sí, ahora está abierto, hasta las ${until}.`,
  closedNow: 'No, ahora está cerrado.',
  opensNext: (day, at) => `${day} abrimos a las ${at}.`,
  week: 'Nuestro horario:',
  closed: 'cerrado',
  and: 'y',
  today: 'Hoy',
  tomorrow: 'Mañana',
};

const de: Phrases = {
  unpublished: 'Das habe ich auf unseren Seiten nicht gefunden, und raten möchte ich nicht.',
  unpublishedOf: (place) => `Auf Ihre ${place} Frage habe ich auf unseren Seiten keine Antwort gefunden.`,
  places: ['erste', 'zweite', 'dritte', 'vierte'],
  hello: 'Hallo! Fragen Sie mich alles über {business}.',
  thanks: 'Gern geschehen!',
  goodbye: 'Auf Wiedersehen, und danke für die Frage.',
  howAreYou: 'Danke, gut. Fragen Sie mich alles über {business}.',
  whoAmI:
    'Ich bin der KI-Assistent von {business}. Ich antworte mit dem, was auf unseren Seiten steht, und gebe Nachrichten weiter.',
  pagesIn: (language) => `Auf unseren Seiten steht das auf ${language}:`,
  on: (day) => `Am ${day}`,
  openOn: (day, times) => `${day} haben wir ${times} geöffnet.`,
  openOnlyUntil: (day, until) => `${day} haben wir nur bis ${until} geöffnet.`,
  closedOn: (day) => `${day} ist geschlossen.`,
  openNow: (until) => `Ja, wir haben jetzt geöffnet, bis ${until}.`,
  closedNow: 'Nein, gerade ist geschlossen.',
  opensNext: (day, at) => `${day} öffnen wir um ${at}.`,
  week: 'Unsere Öffnungszeiten:',
  closed: 'geschlossen',
  and: 'und',
  today: 'Heute',
  tomorrow: 'Morgen',
};

const fr: Phrases = {
  unpublished: 'Je ne l’ai pas trouvé sur nos pages, et je ne veux pas deviner.',
  unpublishedOf: (place) => `Je n’ai pas trouvé de réponse à votre ${place} question sur nos pages.`,
  places: ['première', 'deuxième', 'troisième', 'quatrième'],
  hello: 'Bonjour ! Demandez-moi ce que vous voulez sur {business}.',
  thanks: 'Avec plaisir !',
  goodbye: 'Au revoir, et merci de votre question.',
  howAreYou: 'Très bien, merci. Demandez-moi ce que vous voulez sur {business}.',
  whoAmI:
    'Je suis l’assistant IA de {business}. Je réponds avec ce que disent nos pages et je peux transmettre un message.',
  pagesIn: (language) => `Nos pages le disent en ${language} :`,
  on: (day) => `Le ${day}`,
  openOn: (day, times) => `${day}, nous sommes ouverts de ${times}.`,
  openOnlyUntil: (day, until) => `${day}, nous sommes ouverts jusqu’à ${until} seulement.`,
  closedOn: (day) => `${day}, c’est fermé.`,
  openNow: (until) => `Oui, nous sommes ouverts, jusqu’à ${until}.`,
  closedNow: 'Non, c’est fermé en ce moment.',
  opensNext: (day, at) => `${day}, nous ouvrons à ${at}.`,
  week: 'Nos horaires :',
  closed: 'fermé',
  and: 'et',
  today: 'Aujourd’hui',
  tomorrow: 'Demain',
};

const pt: Phrases = {
  unpublished: 'Não encontrei isso nas nossas páginas e não quero adivinhar.',
  unpublishedOf: (place) => `Não encontrei resposta à sua ${place} pergunta nas nossas páginas.`,
  places: ['primeira', 'segunda', 'terceira', 'quarta'],
  hello: 'Olá! Pergunte-me o que quiser sobre {business}.',
  thanks: 'De nada!',
  goodbye: 'Até logo, e obrigado pela pergunta.',
  howAreYou: 'Tudo bem, obrigado. Pergunte-me o que quiser sobre {business}.',
  whoAmI:
    'Sou o assistente de IA de {business}. Respondo com o que está nas nossas páginas e posso transmitir uma mensagem.',
  pagesIn: (language) => `As nossas páginas dizem isto em ${language}:`,
  on: (day) => day.charAt(0).toUpperCase() + day.slice(1),
  openOn: (day, times) => `${day} abrimos ${times}.`,
  openOnlyUntil: (day, until) => `${day} abrimos só até às ${until}.`,
  closedOn: (day) => `${day} está fechado.`,
  openNow: (until) => `Sim, estamos abertos agora, até às ${until}.`,
  closedNow: 'Não, agora está fechado.',
  opensNext: (day, at) => `${day} abrimos às ${at}.`,
  week: 'O nosso horário:',
  closed: 'fechado',
  and: 'e',
  today: 'Hoje',
  tomorrow: 'Amanhã',
};

const byLanguage: Readonly<Record<string, Phrases | undefined>> = { en, es, de, fr, pt };

/** English where the language is not among ours. */
export const phrasesFor = (language: string): Phrases => byLanguage[language] ?? en;

/** What a language is called in another, or its code where it has no name there. */
export const nameOf = (language: string, inLanguage: string): string =>
  new Intl.DisplayNames([byLanguage[inLanguage] === undefined ? 'en' : inLanguage], { type: 'language' }).of(
    language,
  ) ?? language;
