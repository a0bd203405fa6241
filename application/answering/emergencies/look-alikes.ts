/** Clauses are lower case, without accents, words one space apart, as `emergencyIn` reads them. */

const anyOf = (...alternatives: readonly string[]): RegExp =>
  new RegExp(`\\b(?:${alternatives.join('|')})\\b`, 'u');

const longAgo = anyOf(
  '(?:last|previous) (?:year|month|week|summer|winter|spring|autumn|fall|time|season|christmas|january|february|march|april|may|june|july|august|september|october|november|december)',
  '(?:years?|months?|weeks?|days|decades?) (?:ago|back|earlier)',
  '(?:in|since|back in|from|en|desde|im jahr|im jahre|seit|depuis|em) (?:19|20)\\d\\d',
  '(?:used to|when i was (?:a|an|young|little|\\d+|in)|as a (?:child|kid|teenager|teen)|once had|in the past|back then|years later|history of|prior|previous)',
  'letzte[nsm]? (?:jahr|monat|woche|sommer|winter|mal|fruhling|herbst)',
  '(?:vor|seit) (?:\\w+ ){0,2}(?:jahren|jahr|monaten|monat|wochen|woche|tagen)',
  '(?:fruher|damals|als kind|vorgeschichte)',
  '(?:ano|mes|verano|invierno|verao|inverno) (?:pasado|passado)',
  'semana (?:pasada|passada)',
  '(?:hace|ha) (?:\\w+ ){0,2}(?:anos?|mes(?:es)?|semanas?|dias)',
  '(?:de pequeno|de nino|antecedentes|en crianca|quando era)',
  '(?:l an dernier|l annee derniere|annee derniere|le mois dernier|mois dernier|semaine derniere|l ete dernier|autrefois|antecedents|quand j etais)',
  'il y a (?:\\w+ ){0,2}(?:ans?|mois|semaines?|jours|annees?)',
);

const stillHappening = anyOf(
  'now',
  'right now',
  'again',
  'at the moment',
  'just',
  'help',
  'hurry',
  'ambulance',
  'jetzt',
  'gerade',
  'wieder',
  'hilfe',
  'ahora',
  'otra vez',
  'ayuda',
  'maintenant',
  'encore',
  'vite',
  'agora',
  'de novo',
  'socorro',
);

const fiction = anyOf(
  '(?:film|films|movie|movies|novel|episode|documentary|podcast|escape room|murder mystery|video ?game|theat(?:er|re)|musical|costume|halloween|lyrics|playlist|tattoo design|cosplay|screenplay|comedy|thriller|trailer|soundtrack|album|joke|joking|kidding|tv show|netflix)',
  '(?:song|book|series|show|play|game|band|dream|story|painting|poster|cocktail|dish|burger|roll|sauce|level) (?:called|about|where|named|in which|with the|by|titled)',
  '(?:in|watch\\w*|saw|from|reading|read) (?:the|a|that|this|your|my) (?:song|book|series|show|play|game|dream|story|play)',
  '(?:dreamed|dreamt|dreaming|a dream|nightmare)',
  '(?:serie|roman|krimi|traum|getraumt|witz|kostum|theaterstuck|lied|horspiel|buch uber)',
  '(?:pelicula|serie|novela|cancion|videojuego|broma|disfraz|sone|obra de teatro|documental)',
  '(?:chanson|blague|deguisement|jeu video|reve|piece de theatre|documentaire|serie|livre sur)',
  '(?:filme|novela|romance|musica|brincadeira|fantasia de|sonhei|documentario|piada)',
);

const supposed = anyOf(
  '(?:in case of|in the event of|what happens if|what would happen|what if|hypothetically|your policy|policy (?:on|for|about|if)|procedure (?:for|if|in)|evacuation plan|if (?:there|someone|somebody|anyone) (?:ever|were|was)|should (?:there|anyone|someone) (?:ever )?be|is there a risk|risk of|danger of|prone to|worried about|afraid of (?:a|the)|to prevent|prevent|preventing|avoid|avoiding|protect against|protection against|in an emergency|signs of|symptoms of|what are the|how (?:do|can|would) (?:i|you|we) (?:know|tell|detect|recogni[sz]e|prevent|avoid|test|check))',
  '(?:im fall eines|im falle|im brandfall|was passiert wenn|was ware wenn|angst vor|schutz (?:vor|gegen)|vorbeug\\w+|anzeichen|symptome|gefahr von|falls)',
  '(?:en caso de|que pasa si|que pasaria si|riesgo de|prevenir|evitar|sintomas de|senales de|proteccion contra)',
  '(?:en cas d|en cas de|que se passe t il|risque de|risque d|prevenir|eviter|symptomes|signes d|protection contre|peur d)',
  '(?:em caso de|no caso de|o que acontece se|risco de|prevenir|evitar|sintomas de|sinais de|protecao contra)',
);

const learning = anyOf(
  '(?:course|courses|training|trained|class|classes|workshop|lessons?|certificate|certified|certification|seminar|drill|drills|first aid kit|prevention|awareness|survivors?|rehab|rehabilitation|recovery|recovering|physio\\w*|therapy|support group|charity|fundraiser|donat\\w+|memorial|museum|research|thesis|homework|essay|article|blog)',
  '(?:kurs|kurse|schulung|ausbildung|ubung|seminar|pravention|reha|selbsthilfegruppe|spende|museum|referat|nachsorge)',
  '(?:curso|cursos|formacion|taller|simulacro|prevencion|rehabilitacion|charla|museo|donacion)',
  '(?:formation|formations|cours|stage|exercice|prevention|reeducation|musee|don|expose)',
  '(?:formacao|treinamento|simulado|prevencao|reabilitacao|palestra|museu|doacao)',
);

const commerce = anyOf(
  '(?:do|can|could|will|would|did|does) (?:you|your \\w+|they)(?: guys| also| still| all| even| currently)? (?:sell|treat|offer|repair|fix|install|teach|provide|do|stock|carry|cover|handle|clean|inspect|service|make|serve|test|replace|remove|specialize|deal|work|rent|supply|detect|have (?:a|an|any|the|experience|something))',
  '(?:how much|what (?:is|are|does|do|would|s)(?: \\w+){0,6} (?:cost|price|charge|fee)|price (?:of|for)|cost of|costs?|quotes?|estimate for|insurance|insured|insurer|certificate|warranty|discount|invoice|brochure|appointment (?:for|about)|consultation|lawyer|attorney|compensation|claim|lawsuit|sue)',
  '(?:looking (?:for|to)|want to (?:buy|book|order|get a|schedule|know)|would like to (?:buy|book|order|know|get|schedule)|like to know|interested in|is there a (?:fire(?:place)?|gas)|do i need|are you able to|is your|are your|are there|have you (?:ever )?(?:got|had|treated|dealt)|who (?:do i|should i)? ?(?:repairs|fixes|installs|treats))',
  '(?:verkaufen sie|verkauft ihr|reparieren sie|repariert ihr|behandeln sie|behandelt ihr|bieten sie|bietet ihr|haben sie|habt ihr|machen sie|macht ihr|fuhren sie|installieren sie|was kostet|was kosten|wie viel kostet|wieviel kostet|kosten|preis|preise|versicherung|angebot|kaufen|bestellen|gibt es bei ihnen|suche (?:ein|eine|einen)|interessiere mich|prufen sie)',
  '(?:venden|vendeis|reparan|reparais|tratan|tratais|ofrecen|ofreceis|tienen|teneis|hacen|haceis|instalan|instalais|cuanto (?:cuesta|cuestan|vale|cobran|cobrais)|precio|precios|seguro (?:contra|de|del)|presupuesto|comprar|me gustaria (?:saber|comprar|reservar)|busco|cubre)',
  '(?:vendez vous|vous vendez|reparez vous|vous reparez|proposez vous|vous proposez|traitez vous|vous traitez|avez vous|vous avez|faites vous|vous faites|installez vous|combien (?:coute|coutent|ca coute)|prix|tarif|tarifs|assurance|devis|acheter|cherche (?:un|une)|je voudrais (?:savoir|acheter|reserver|commander))',
  '(?:vendem|reparam|tratam|oferecem|consertam|instalam|fazem|voces tem|tem (?:algum|alguma|extintor\\w*)|quanto custa|quanto custam|preco|precos|seguro (?:contra|de|do)|orcamento|comprar|gostaria de (?:saber|comprar|reservar)|procuro)',
);

const figurative = anyOf(
  'when i (?:saw|see|heard|got) (?:the|your|my|that)',
  '(?:of|from) (?:laughter|laughing|boredom|curiosity|embarrassment|hunger|happiness|excitement|joy|jealousy)',
  '(?:of the|of your) (?:price|prices|bill|quote)',
  '(?:lol|haha\\w*|lmao|figuratively|jk)',
  '(?:al ver|cuando vi) (?:la factura|el precio|los precios)',
  '(?:als ich|wie ich) (?:die rechnung|den preis)',
  'en voyant (?:la facture|le prix|les prix)',
  'quando vi (?:a conta|o preco)',
  '(?:on|en) (?:my )?(?:phone|laptop|computer) battery',
);

/** Words that stand close before what they unsay. */
const unsaidBefore =
  /\b(?:almost|nearly|practically|no|not|never|nobody|isnt|is not|was not|without|dont|do not|did not|nor|fake|like|casi|fast|beinahe|kein|keine|keinen|nicht|ningun|ninguna|sin|presque|failli|pas|aucun|aucune|sans|quase|nenhum|nenhuma|sem|nao|after|since|following|post|pre|survived|recovered from|recovering from|nach|seit|tras|despues de|apres|depuis|depois de|apos|about)(?: (?:i|a|an|any|the|having|had|my|his|her|two|un|una|une|uma|de|d|ein|eine|einem|einer|einen|meinem|meinen|dem|der|um|got|fait|eu|le|la|el|o)){0,3} $/u;

/** "Nearly drowned" is told afterwards; somebody who is "nearly unconscious" needs help. */
const nearlyOnce = /\b(?:nearly|almost) (?:\w+ed|died)$/u;

const pets =
  /\b(?:dog|dogs|cat|cats|puppy|kitten|rabbit|hamster|parrot|horse|pet|pets|fish|hund|hunde|katze|kaninchen|perro|perra|gato|gata|caballo|conejo|chien|chienne|chat|chatte|lapin|cheval|cachorro|cao|gatinho|coelho|plants?|orchids?|phone|phones|battery|laptop|computer|car|engine|website|app|account|tv|printer|business|boiler|heating|fridge|freezer|router|wifi)\b/u;
const people =
  /\b(?:i|me|he|she|son|daughter|wife|husband|baby|child|mother|father|mum|mom|dad|man|woman|someone|somebody|ich|er|sohn|tochter|frau|mann|kind|jemand|yo|hijo|hija|mujer|marido|alguien|nino|nina|je|fils|fille|femme|mari|quelqu|enfant|filho|filha|alguem|crianca)\b/u;
const bodily =
  /\b(?:breath|dying|die|choking|unconscious|collapsed|seizure|swallowed|ate|eaten|drank|drunk|got into|poisoned|respir|muri|atmet|stirbt|gefressen|gegessen|tragado|comido|mange|avale|comeu|engoliu|meurt|morrendo|bleeding|responding|moving|unresponsive|smell|smells)/u;

/** Whether what looks like an emergency at that place of the clause is a memory, a film, a lesson, a question or a figure of speech. */
export function isLookAlike(clause: string, start: number, matched: string): boolean {
  const before = clause.slice(0, start);
  const rest = `${before} ${clause.slice(start + matched.length)}`;
  if (longAgo.test(clause) && !stillHappening.test(rest)) return true;
  if (figurative.test(clause) || fiction.test(clause)) return true;
  if (supposed.test(before) || isAskedBefore(before) || isTaught(clause, rest)) return true;
  if (unsaidBefore.test(before) || nearlyOnce.test(matched)) return true;
  return pets.test(before) && bodily.test(matched) && !people.test(`${before} ${matched}`);
}

/** "Do you repair …": asked right before, not at the other end of a long cry for help. */
const isAskedBefore = (before: string): boolean => commerce.test(before.split(' ').slice(-9).join(' '));

const isTaught = (clause: string, rest: string): boolean =>
  learning.test(rest) && !stillHappening.test(clause);

/** Whether a danger that is merely named is named in a question about services. */
export const isOnlyAskedAbout = (clause: string): boolean =>
  commerce.test(clause) || supposed.test(clause) || learning.test(clause);
