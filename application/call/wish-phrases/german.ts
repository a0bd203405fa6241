import type { WishPhrases } from './simple-wishes.js';

const somebody =
  '(?:(?:einem|einer|dem|der|ihrem|ihrer|ein|eine|einen) )?(?:(?:echten?|echter|richtigen|anderen) )?(?:mensch(?:en)?|person|mitarbeiter(?:in)?|jemande?[nm]?|kolleg(?:en|in)|chef(?:in)?|berater(?:in)?|kundendienst|empfang|zentrale|vermittlung)';
const parting =
  '(?:auf wieder(?:horen|sehen)|wiederhoren|tschuss(?:i)?|tschau|ciao|(?:das|es) (?:war|ware|ist)(?: (?:es|schon|dann))*(?: alles)?|(?:einen )?schonen (?:tag|abend|nachmittag)(?: noch)?|bis (?:bald|dann|spater|morgen)|mehr brauche ich nicht|ich muss (?:los|auflegen))';

export const german: WishPhrases = {
  person: {
    within: [
      `mit ${somebody} (?:sprechen|reden|verbinden|verbunden|telefonieren)`,
      `${somebody} (?:sprechen|ans telefon)$`,
      'verbinden sie mich|stellen sie mich durch|konnen sie mich (?:\\w+ ){0,3}(?:verbinden|durchstellen)',
      'nicht mit (?:einem|einer|dem|der) (?:roboter|maschine|computer|ki) (?:sprechen|reden)',
    ],
    alone: [somebody],
  },
  slower: {
    within: [
      '(?:etwas |bisschen |bitte )langsamer',
      'langsamer (?:sprechen|reden|bitte)',
      '(?:sprechen|reden) sie (?:\\w+ )?(?:langsamer|zu schnell|sehr schnell)',
    ],
    alone: ['langsamer|langsam', '(?:das (?:war|ist|ging) )?(?:viel )?zu schnell'],
  },
  repeat: {
    within: [
      '(?:konnen|konnten|wurden) sie(?: (?:das|es|bitte|noch|einmal|mal|nochmal|nochmals))* (?:wiederholen|sagen)$',
      'ich habe? (?:das |sie |es )?(?:leider |akustisch )*nicht (?:verstanden|gehort|mitbekommen)$',
      'was haben sie gesagt',
    ],
    alone: [
      'wie bitte',
      'wie|was',
      'noch ?(?:ein ?)?mal(?:s)?',
      'wiederholen(?: sie(?: das)?)?',
      'nicht verstanden',
      'hab ich nicht verstanden',
    ],
  },
  hold: {
    within: [],
    alone: [
      '(?:(?:warten sie|kleinen|nur|noch) )*(?:(?:einen|ein|eine) )?(?:kleinen |kurzen )?(?:moment|augenblick|momentchen|sekunde|minute)(?: mal)?',
      'warten sie(?: kurz)?|warte mal|kurz warten|bleiben sie dran',
    ],
  },
  goodbye: { within: [], alone: [`(?:(?:${parting}|danke|vielen dank|nein|gut|okay|und) )*${parting}`] },
};
