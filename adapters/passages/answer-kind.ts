/**
 * What a question asks for, and what an answer to it holds: a passage with an amount of money may answer "how much", one
 * without any hardly does. In the languages that widgets speak.
 */
interface AnswerKind {
  readonly asked: RegExp;
  readonly answered: RegExp;
}

const words = (...all: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${all.join('|')})(?!\\p{L})`, 'iu');

const kinds: readonly AnswerKind[] = [
  {
    asked: words(
      ...['how much', 'prices?', 'pricing', 'costs?', 'charges?', 'fees?', 'rates?', 'expensive', 'cheap'],
      ...['cu[aá]nto (?:cuestan?|vale|es|sale|cobran)', 'cuestan?', 'precios?', 'tarifas?'],
      ...[
        'wie ?viel',
        'kostet',
        'kosten',
        'preise?',
        'teuer',
        'combien',
        'co[uû]te(?:nt)?',
        'prix',
        'tarifs?',
      ],
    ),
    answered:
      /[$€£]\s?\d|\d\s?(?:[$€£]|(?:EUR|USD|GBP|CHF)(?!\p{L}))|(?<!\p{L})(?:free|gratis|kostenlos|gratuit)(?!\p{L})/iu,
  },
  {
    asked: words(
      ...[
        'when',
        'what time',
        'how late',
        'how early',
        'earliest',
        'latest',
        'open',
        'opening',
        'closed?',
        'closing',
        'hours',
      ],
      ...['cu[aá]ndo', 'hora', 'horario', 'abren?', 'abierto', 'cierran?', 'cerrado'],
      ...['wann', 'uhrzeit', 'offen', 'ge[oö]ffnet', '[oö]ffnungszeiten', 'sprechzeiten', 'geschlossen'],
      ...['quand', 'quelle heure', 'horaires', 'ouvert', 'ferm[eé]'],
    ),
    answered:
      /\d{1,2}[:.]\d{2}(?!\d)|(?<!\p{L})\d{1,2}\s?(?:[ap]\.?m|uhr|h)(?!\p{L})|(?<!\p{L})(?:closed|geschlossen|cerrado|ferm[eé])(?!\p{L})/iu,
  },
  {
    asked: words(
      'how long',
      'how soon',
      'how many days',
      'cu[aá]nto (?:tiempo|dura|tarda)',
      'wie ?lange',
      'combien de temps',
    ),
    answered:
      /(?<![\p{L}\d])(?:\d+|one|two|three|four|five|six|seven|eight|ten|twelve)\W{0,3}(?:min|minutes?|hours?|days?|weeks?|months?|years?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|a[nñ]os?|minuten?|stunden?|tagen?|wochen?|monaten?|jahren?|heures?|jours?|semaines?|mois|ans?)(?!\p{L})/iu,
  },
];

/** Says of a text whether it holds what a question of this kind asks for; undefined where the question is of no such kind. */
export function answerKindOf(question: string): ((text: string) => boolean) | undefined {
  const asked = kinds.filter((kind) => kind.asked.test(question));
  return asked.length === 0 ? undefined : (text) => asked.some(({ answered }) => answered.test(text));
}
