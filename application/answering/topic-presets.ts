import { termsOf } from './words.js';

export interface TopicPreset {
  readonly id: string;
  /** As the dashboard shows it. */
  readonly label: string;
  /** How owners name the topic; tested on words without accents. */
  readonly named: RegExp;
  /** Whether a text speaks of it; the text is lower case, without accents. */
  readonly about: (plain: string) => boolean;
}

/** One of these words; a line ends with the bar that parts it from the next. */
const words = ({ raw }: TemplateStringsArray): RegExp =>
  new RegExp(`\\b(?:${raw.join('').replaceAll(/\n\s*/gu, '')})\\b`, 'u');

const amounts = new RegExp(
  [
    '[$€£¥]\\s?\\d',
    '\\d\\s?(?:[$€£¥]|(?:eur|euros?|usd|dollars?|bucks|gbp|pounds?|quid|chf|franken|francs?|cents?|pesos?|pence)\\b)',
    '\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand)(?:[ -]\\p{L}+)?\\s(?:euros?|dollars?|pounds?|bucks)\\b',
  ].join('|'),
  'u',
);
/** "How much" that asks for no price, and the Spanish "vale" that means "all right". */
const notPrices =
  /\bhow much (?:time|longer|space|notice|room)\b|\b(?:cuanto (?:tiempo|dura|tarda)|wie ?viel (?:uhr|zeit|stunden|tage|platz)|combien de (?:temps|personnes|places|jours|minutes))\b|(?:^|[,.!?] ?)vale\b/gu;

const speaksOfPrices = (plain: string): boolean =>
  amounts.test(plain) ||
  termsOf(plain.replaceAll(notPrices, ' ')).includes('price') ||
  words`for free|free of charge|gratis|kostenlos|gratuit\w*|umsonst`.test(plain);

const speaksBy =
  (expression: RegExp, terms: readonly string[] = []) =>
  (plain: string): boolean =>
    expression.test(plain) || (terms.length > 0 && termsOf(plain).some((term) => terms.includes(term)));

/** Topics that owners often put off limits. */
export const topicPresets: readonly TopicPreset[] = [
  {
    id: 'prices',
    label: 'Prices',
    named: words`
      pric\w+|costs?|fees?|rates?|charges|preis\w*|kosten|gebuhren|precios?|tarifas?|costes?|prix|
      tarifs?`,
    about: speaksOfPrices,
  },
  {
    id: 'discounts',
    label: 'Discounts and offers',
    named: words`
      discount\w*|promotions?|coupons?|haggl\w+|negotiat\w+|rabatt\w*|nachlass\w*|descuentos?|rebajas|
      remises?|reductions?|special offers`,
    about: speaksBy(
      words`
      discount\w*|rebates?|promo(?:tion\w*)?|coupons?|special offers?|deals?|
      (?:\d+ ?)?(?:%|percent|per cent|prozent) ?(?:off)?|cheaper|rabatt\w*|nachlass|gunstiger|
      billiger|skonto|descuentos?|rebajas?|ofertas?|mas barato|por ciento|remises?|reductions?|
      moins cher|pour cent|\w*knock \w+ off|half price`,
      ['discount'],
    ),
  },
  {
    id: 'competitors',
    label: 'Competitors',
    named: words`
      competitors?|competition|rivals?|konkurren\w+|mitbewerber\w*|wettbewerb\w*|competidores|
      competencia|concurren\w+|other (?:companies|businesses|shops|salons|providers)`,
    about: speaksBy(
      words`
      competitors?|competition|rivals?|
      (?:other|another|different) (?:salons?|shops?|stores?|compan(?:y|ies)|business(?:es)?|providers?|clinics?|dentists?|places?|firms?|restaurants?|plumbers?|barbers?)|
      (?:better|cheaper|worse) than|compared? (?:to|with)|somewhere else|elsewhere|konkurren\w+|
      mitbewerber\w*|ander\w+ (?:anbieter|salons?|laden|firmen|praxen|geschafte|friseure?)|besser als|
      billiger als|woanders|anderswo|competidores|la competencia|
      otr[oa]s? (?:peluquerias?|empresas?|tiendas?|clinicas?|sitios?|salones|salon)|mejor(?:es)? que|
      mas barat\w+ que|concurren\w+|
      autres? (?:salons?|magasins?|entreprises?|cabinets?|prestataires?|garages?)|mieux que|
      moins chers? que|ailleurs`,
    ),
  },
  {
    id: 'medical-advice',
    label: 'Medical advice',
    named: words`
      medical\w*|medicine|health|diagnos\w+|medizin\w*|gesundheit\w*|medic[oa]s?|salud|
      medica(?:l|ux|les)|sante|dosage`,
    about: speaksBy(
      words`
      symptom\w*|diagnos\w+|dos(?:e|es|age|is|ierung)|medications?|medicines?|prescri\w+|
      side effects?|antibiotic\w*|ibuprofen\w*|paracetamol|aspirin\w*|painkillers?|fever|rash|
      infect\w+|inflam\w+|swollen|pregnan\w+|blood pressure|hurts?|pain(?:s|ful)?|diabet\w+|
      medical\w*|schmerz\w*|tut (?:\w+ )?weh|medikament\w*|nebenwirkung\w*|fieber|ausschlag|
      entzund\w+|schwanger\w*|antibiotik\w*|geschwollen|krankheit\w*|medizinisch\w*|sintomas?|
      diagnostic\w+|dosis|medicamentos?|medicinas?|fiebre|dolor(?:es)?|duele|embarazad\w*|hinchad\w+|
      pastillas?|medicaments?|fievre|douleurs?|enceinte|mal (?:a|au|aux) (?:la |l )?\w+|gonfle\w*|
      effets secondaires|ordonnance`,
    ),
  },
  {
    id: 'legal-advice',
    label: 'Legal advice',
    named: words`legal\w*|law|lawsuits?|recht\w*|juristisch\w*|legales?|juridic\w*|juridiques?|droit`,
    about: speaksBy(
      words`
      legal\w*|illegal|laws?|lawyers?|attorneys?|sue|suing|lawsuits?|liab\w+|court|my rights|
      breach of contract|damages|rechtlich\w*|rechte|rechtsanwalt\w*|anwalt\w*|verklagen|klagen?|
      haftung|haftbar|gericht|schadens?ersatz|gesetz\w*|abogad[oa]s?|demandar|demanda judicial|
      denunciar|juicio|mis derechos|leyes|avocate?s?|proces|tribunal|porter plainte|mes droits|
      juridiques?|loi|dommages et interets`,
    ),
  },
  {
    id: 'staff',
    label: 'Staff and their private matters',
    named: words`
      staff|employees?|team(?: members?)?|personnel|mitarbeiter\w*|angestellte\w*|personal|empleados|
      plantilla|employes?|equipe`,
    about: speaksBy(
      words`
      employees?|colleagues?|workers?|salar(?:y|ies)|wages?|who (?:works|is working|is on|owns)|
      the (?:owner|manager|boss|receptionist)|mitarbeiter\w*|angestellte\w*|kolleg\w+|gehalt\w*|
      wer arbeitet|chefin?|emplead[oa]s?|sueldos?|quien trabaja|duen[oa]|employes?|salaires?|
      qui travaille|patronn?e?|personnel`,
      ['team'],
    ),
  },
  {
    id: 'politics',
    label: 'Politics',
    named: words`politi\w+|elections?|wahlen`,
    about: speaksBy(
      words`
      politi\w+|elections?|vot(?:e|es|ed|ing|er|ers|ar|ez|ons)|presidents?|presidente|governments?|
      parliament|prime minister|ministers?|republicans?|democrats?|senators?|left wing|right wing|
      wahl(?:en)?|partei\w*|regierung\w*|kanzler\w*|bundestag|elecciones|gobierno|
      partidos? politicos?|gouvernement|presidents?|parti politique`,
    ),
  },
  {
    id: 'religion',
    label: 'Religion',
    named: words`religio\w*|glaube|faith`,
    about: speaksBy(
      words`
      religio\w*|church|mosque|synagogue|god|bible|koran|quran|kirche|moschee|gott|glauben|iglesia|
      dios|eglise|dieu|mosquee`,
    ),
  },
  {
    id: 'availability',
    label: 'Free appointments',
    named: words`
      availab\w+|free (?:slots?|appointments?)|slots?|verfugbar\w*|freie termine|terminverfugbarkeit|
      disponib\w+|creneaux?|huecos`,
    about: speaksBy(
      words`
      availab\w+|(?:free|open|next|earliest|any|time) (?:slots?|appointments?|spots?)|slots?|
      fit (?:me|us) in|fully booked|booked (?:up|out)|
      any (?:openings|space|spaces|room|tables?) (?:left|today|tomorrow|on|for|this)|verfugbar\w*|
      frei\w* termine?|termine? frei|nachste\w* termin|ausgebucht|disponib\w+|huecos?|cita libre|
      hay (?:cita|sitio|mesa)|creneaux?|rendez vous (?:libre|possible)|de la place|complet`,
    ),
  },
  {
    id: 'refunds',
    label: 'Refunds',
    named: words`refunds?|returns|ruckerstattung\w*|erstattung\w*|reembolsos?|devoluciones|remboursements?`,
    about: speaksBy(words`money back|geld zuruck|reembols\w+|rembours\w+|ruckerstattung\w*`, ['refund']),
  },
  {
    id: 'jobs',
    label: 'Jobs and applications',
    named: words`jobs?|hiring|careers?|vacanc\w+|stellen\w*|empleo|recrutement|emplois?`,
    about: speaksBy(words`recruit\w*|bewerb\w+|curriculum|recrut\w+|candidature`, ['job']),
  },
];
