/** What the desk says of its own where an answer ends, whoever worded the rest. */
interface Phrases {
  /** After an answer of which a part was held back. */
  readonly restUnpublished: string;
  readonly unpublished: string;
  readonly offLimits: string;
  readonly paused: string;
}

const en: Phrases = {
  restUnpublished: 'The rest I could not find on our pages.',
  unpublished: 'I could not find that on our pages, and I do not want to guess.',
  offLimits: 'I leave that to the team.',
  paused: 'I am not answering questions at the moment, but I can take a message.',
};
const es: Phrases = {
  restUnpublished: 'Lo demás no lo he encontrado en nuestras páginas.',
  unpublished: 'No lo he encontrado en nuestras páginas y no quiero adivinar.',
  offLimits: 'Eso se lo dejo al equipo.',
  paused: 'Ahora mismo no respondo preguntas, pero puedo tomar un mensaje.',
};
const de: Phrases = {
  restUnpublished: 'Das Übrige habe ich auf unseren Seiten nicht gefunden.',
  unpublished: 'Das habe ich auf unseren Seiten nicht gefunden, und raten möchte ich nicht.',
  offLimits: 'Das überlasse ich dem Team.',
  paused: 'Gerade beantworte ich keine Fragen, aber eine Nachricht nehme ich gern auf.',
};
const fr: Phrases = {
  restUnpublished: 'Le reste, je ne l’ai pas trouvé sur nos pages.',
  unpublished: 'Je ne l’ai pas trouvé sur nos pages, et je ne veux pas deviner.',
  offLimits: 'Je laisse cela à l’équipe.',
  paused: 'Je ne réponds pas aux questions en ce moment, mais je peux prendre un message.',
};
const pt: Phrases = {
  restUnpublished: 'O resto não encontrei nas nossas páginas.',
  unpublished: 'Não encontrei isso nas nossas páginas e não quero adivinhar.',
  offLimits: 'Deixo isso para a equipa.',
  paused: 'De momento não respondo a perguntas, mas posso anotar uma mensagem.',
};

const byLanguage: Readonly<Record<string, Phrases | undefined>> = { en, es, de, fr, pt };

/** English where the language is not among ours. */
export const phrasesFor = (language: string): Phrases => byLanguage[language] ?? en;
