/** The words by which a language says what is written as a sign. */
export interface VoiceWords {
  readonly at: string;
  readonly dot: string;
  readonly dash: string;
  readonly underscore: string;
  readonly slash: string;
  readonly plus: string;
  readonly apostrophe: string;
  readonly and: string;
  readonly or: string;
  /** Between the ends of a range. */
  readonly to: string;
  readonly percent: string;
  readonly number: string;
  readonly degrees: string;
  readonly extension: string;
  readonly alwaysOpen: string;
  /** After a short answer that had more to it. */
  readonly more: string;
  readonly months: readonly string[];
  /** From Monday on. */
  readonly days: readonly string[];
  /** As they are cut short, without a full stop; from Monday on. */
  readonly shortDays: readonly string[];
  readonly shortMonths: readonly string[];
  /** Cut short words, by pattern, in the order in which they are said in full. */
  readonly inFull: readonly (readonly [RegExp, string])[];
}

const en: VoiceWords = {
  at: 'at',
  dot: 'dot',
  dash: 'dash',
  underscore: 'underscore',
  slash: 'slash',
  plus: 'plus',
  apostrophe: 'apostrophe',
  and: 'and',
  or: 'or',
  to: 'to',
  percent: 'percent',
  number: 'number',
  degrees: 'degrees',
  extension: 'extension',
  alwaysOpen: '24 hours a day, 7 days a week',
  more: 'Would you like to hear more?',
  months: 'January February March April May June July August September October November December'.split(' '),
  days: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
  shortDays: ['Mon', 'Tues?', 'Weds?', 'Thu(?:rs?)?', 'Fri', 'Sat', 'Sun'],
  shortMonths: 'Jan Feb Mar Apr May Jun Jul Aug Sept? Oct Nov Dec'.split(' '),
  inFull: [
    [/\be\.\s?g\.,?/giu, 'for example'],
    [/\bi\.\s?e\.,?/giu, 'that is'],
    [/\band\/or\b/giu, 'and or'],
    [/\bw\/o\b/giu, 'without'],
    [/\bw\/(?=\s|\p{L})/giu, 'with '],
    [/\bapprox\.(?=\s)/giu, 'approximately'],
    [/\bincl\.(?=\s)/giu, 'including'],
    [/\bvs\.?(?=\s)/giu, 'versus'],
    [/(?<=\d)\s?hrs?\b\.?(?!\w)/giu, ' hours'],
    [/(?<=\d)\s?mins?\b\.?(?=\s|[,;)]|$)/gu, ' minutes'],
    [/\betc\.(?=\s|[,)]|$)/giu, 'et cetera'],
    [/\bTel\.?:?(?=\s?[\d+(])/gu, 'phone '],
    [/\bext\.?(?=\s?\d)/giu, 'extension '],
    [/\b(?:Nos?\.|no\.)(?=\s?\d)/gu, 'number '],
    [/(?<=\b\d{1,6}\s(?:[NSEW]\.?\s)?(?:[\p{Lu}\d][\p{L}\d’'-]*\s){1,3})St\b\.?/gu, 'Street'],
    [/(?<=\b\d{1,6}\s(?:[NSEW]\.?\s)?(?:[\p{Lu}\d][\p{L}\d’'-]*\s){1,3})Dr\b\.?/gu, 'Drive'],
    [/(?<=\b\d{1,6}\s)N\.?(?=\s[\p{Lu}\d])/gu, 'North'],
    [/(?<=\b\d{1,6}\s)S\.?(?=\s[\p{Lu}\d])/gu, 'South'],
    [/(?<=\b\d{1,6}\s)E\.?(?=\s[\p{Lu}\d])/gu, 'East'],
    [/(?<=\b\d{1,6}\s)W\.?(?=\s[\p{Lu}\d])/gu, 'West'],
    [/(?<=[\p{L}\d] )Ave\b\.?/gu, 'Avenue'],
    [/(?<=[\p{L}\d] )Blvd\b\.?/gu, 'Boulevard'],
    [/(?<=[\p{L}\d] )Rd\b\.?/gu, 'Road'],
    [/(?<=[\p{L}\d] )Ln\b\.?/gu, 'Lane'],
    [/(?<=[\p{L}\d] )Pkwy\b\.?/gu, 'Parkway'],
    [/(?<=[\p{L}\d] )Hwy\b\.?/gu, 'Highway'],
    [/\bSte\b\.?(?=\s?#?\d)/gu, 'Suite'],
    [/\bApt\b\.?(?=\s?#?\d)/gu, 'Apartment'],
    [/\bSt\.(?=\s\p{Lu})/gu, 'Saint'],
    [/\bDr\.(?=\s\p{Lu})/gu, 'Doctor'],
    [/(?<=\p{Lu}[\p{L}\d’'-]*\s)St\b\.?(?=[,;]|$)/gu, 'Street'],
  ],
};

const es: VoiceWords = {
  at: 'arroba',
  dot: 'punto',
  dash: 'guion',
  underscore: 'guion bajo',
  slash: 'barra',
  plus: 'más',
  apostrophe: 'apóstrofo',
  and: 'y',
  or: 'o',
  to: 'a',
  percent: 'por ciento',
  number: 'número',
  degrees: 'grados',
  extension: 'extensión',
  alwaysOpen: 'las 24 horas, los 7 días de la semana',
  more: '¿Quiere que le cuente más?',
  months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
    ' ',
  ),
  days: 'lunes martes miércoles jueves viernes sábado domingo'.split(' '),
  shortDays: ['[Ll]un', '[Mm]ar', '[Mm]i[ée]r?', '[Jj]ue', '[Vv]ie', '[Ss][áa]b', '[Dd]om'],
  shortMonths: 'ene feb mar abr may jun jul ago sept? oct nov dic'.split(' '),
  inFull: [
    [/\bp\.\s?ej\./giu, 'por ejemplo'],
    [/\by\/o\b/giu, 'y o'],
    [/\baprox\.(?=\s)/giu, 'aproximadamente'],
    [/\bUds?\.(?=\s|[,.]|$)/gu, 'usted'],
    [/\bSra\.(?=\s)/gu, 'señora'],
    [/\bSr\.(?=\s)/gu, 'señor'],
    [/\bDra\.(?=\s)/gu, 'doctora'],
    [/\bDr\.(?=\s)/gu, 'doctor'],
    [/\betc\.(?=\s|[,)]|$)/giu, 'etcétera'],
    [/\bTel\.?:?(?=\s?[\d+(])/gu, 'teléfono '],
    [/\bext\.?(?=\s?\d)/giu, 'extensión '],
    [/\b(?:n\.?\s?[º°]|n[úu]m\.)\s?(?=\d)/giu, 'número '],
    [/\bC\/\s?(?=\p{Lu})/gu, 'calle '],
    [/\bAvd?a?\.(?=\s)/gu, 'avenida'],
    [/(?<=\d)\s?(?:hrs?|h)\b\.?/gu, ' horas'],
    [/(?<=\d)\s?min\b\.?(?=\s|[,;)]|$)/gu, ' minutos'],
  ],
};

const fr: VoiceWords = {
  at: 'arobase',
  dot: 'point',
  dash: 'tiret',
  underscore: 'tiret bas',
  slash: 'barre oblique',
  plus: 'plus',
  apostrophe: 'apostrophe',
  and: 'et',
  or: 'ou',
  to: 'à',
  percent: 'pour cent',
  number: 'numéro',
  degrees: 'degrés',
  extension: 'poste',
  alwaysOpen: '24 heures sur 24, 7 jours sur 7',
  more: 'Voulez-vous en savoir plus ?',
  months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  days: 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '),
  shortDays: ['[Ll]un', '[Mm]ar', '[Mm]er', '[Jj]eu', '[Vv]en', '[Ss]am', '[Dd]im'],
  shortMonths: 'janv f[ée]vr mars avr mai juin juil ao[ûu]t sept oct nov d[ée]c'.split(' '),
  inFull: [
    [/\bp\.\s?ex\./giu, 'par exemple'],
    [/\bet\/ou\b/giu, 'et ou'],
    [/\benv\.(?=\s)/giu, 'environ'],
    [/\bM\.(?=\s\p{Lu})/gu, 'Monsieur'],
    [/\bMme(?=\s)/gu, 'Madame'],
    [/\bMlle(?=\s)/gu, 'Mademoiselle'],
    [/\bDr(?:\.|(?=\s\p{Lu}))/gu, 'docteur'],
    [/\betc\.(?=\s|[,)]|$)/giu, 'et cetera'],
    [/\bT[ée]l\.?\s?:?(?=\s?[\d+(])/gu, 'téléphone '],
    [/\b[Nn]\s?[°º]\s?(?=\d)/gu, 'numéro '],
    [/(?<=\d,? )bd\.?(?=\s)/giu, 'boulevard'],
    [/(?<=\d,? )av\.(?=\s)/giu, 'avenue'],
    [/\b7\s?j(?:ours)?\s?[/]\s?7(?!\d)/giu, '7 jours sur 7'],
    [/\b24\s?h(?:eures)?\s?[/]\s?24(?!\d)/giu, '24 heures sur 24'],
    [/(?<=\d)\s?h\s?00\b/gu, ' heures'],
    [/(?<=\d)\s?h\s?(?=\d\d\b)/gu, ' heures '],
    [/(?<=\d)\s?h\b\.?/gu, ' heures'],
    [/(?<=\d)\s?min\b\.?(?=\s|[,;)]|$)/gu, ' minutes'],
  ],
};

const de: VoiceWords = {
  at: 'ät',
  dot: 'Punkt',
  dash: 'Bindestrich',
  underscore: 'Unterstrich',
  slash: 'Schrägstrich',
  plus: 'plus',
  apostrophe: 'Apostroph',
  and: 'und',
  or: 'oder',
  to: 'bis',
  percent: 'Prozent',
  number: 'Nummer',
  degrees: 'Grad',
  extension: 'Durchwahl',
  alwaysOpen: 'rund um die Uhr, sieben Tage die Woche',
  more: 'Möchten Sie mehr hören?',
  months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  days: 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag'.split(' '),
  shortDays: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
  shortMonths: 'Jan Feb Mär Apr Mai Jun Jul Aug Sept? Okt Nov Dez'.split(' '),
  inFull: [
    [/\bz\.\s?B\./gu, 'zum Beispiel'],
    [/\bd\.\s?h\./gu, 'das heißt'],
    [/\bund\/oder\b/giu, 'und oder'],
    [/\bbzw\./gu, 'beziehungsweise'],
    [/\binkl\./giu, 'inklusive'],
    [/\bzzgl\./giu, 'zuzüglich'],
    [/\bca\.(?=\s)/giu, 'circa'],
    [/\bggf\./giu, 'gegebenenfalls'],
    [/\busw\./giu, 'und so weiter'],
    [/\bDr\.(?=\s)/gu, 'Doktor'],
    [/\bTel\.?:?(?=\s?[\d+(])/gu, 'Telefon '],
    [/\bNr\.(?=\s?\d)/gu, 'Nummer '],
    [/(?<=\p{Ll})str\.(?=\s|[,;]|$)/gu, 'straße'],
    [/\bStr\.(?=\s)/gu, 'Straße'],
    [/(?<=\d)\s?Std\./gu, ' Stunden'],
    [/(?<=\d)\s?Min\./gu, ' Minuten'],
    [/\b(\d{1,2})[:.]00(?=\s?(?:Uhr|[–—-]|bis))/gu, '$1'],
    [/\b(\d{1,2})[:.](\d\d)\s?Uhr/gu, '$1 Uhr $2'],
  ],
};

const byLanguage: Readonly<Record<string, VoiceWords | undefined>> = { en, es, fr, de };

/** `language`: BCP 47; English where the language is not among ours. */
export const voiceWordsFor = (language: string): VoiceWords =>
  byLanguage[language.split('-')[0]?.toLowerCase() ?? ''] ?? en;
