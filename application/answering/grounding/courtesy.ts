import { plainOf, readValues, type Value } from './values.js';

const list = (words: string): readonly string[] => words.trim().split(/\s+/u);

/** Words of courtesy, of the conversation itself, and of leaving a message. One of them at least stands in a plain piece. */
const courteous: ReadonlySet<string> = new Set(
  list(`
  hello hi hey welcome thanks thank goodbye bye sorry apologies apologise apologize afraid unfortunately please pleasure happy glad gladly delighted help helps assist
  assistant virtual automated ai chat message messages note contact details name email phone number question questions request enquiry inquiry understand wonder wondering pages website team
  colleague colleagues reply excuse pardon moment worries cheers regards look forward hearing appreciate note-taker clarify rephrase repeat wrong misunderstanding
  hola buenos buenas gracias adios siento lamento disculpe disculpa perdon ayudar ayudarle ayudarte ayuda mensaje datos contacto nombre correo telefono pregunta preguntas sitio web equipo encantado gusto desgraciadamente lamentablemente asistente bienvenido bienvenida
  hallo guten danke vielen dank tschuss leid bedaure entschuldigung leider gern gerne helfen hilfe nachricht kontaktdaten kontakt name telefonnummer frage fragen webseite website seiten team assistent willkommen verzeihung
  bonjour bonsoir merci revoir desole desolee navre pardon excusez aider aide message coordonnees contact nom question questions site equipe volontiers plaisir assistant assistante malheureusement bienvenue
  `),
);
/** Words that may stand around those, and state nothing with them. */
const around: ReadonlySet<string> = new Set(
  list(`
  i i'm i'd you you're your yours me my we us our the a an to for of with in on at and or if so that this it it's anything something else someone somebody anyone can could would may might like want wish be am
  is how what about any more know let leave take pass ask tell say give need just very much all here as by from directly them they there today now then still other another good great nice lovely day evening morning afternoon weekend
  have assistance s the when which best way reach write along on back get so
  en que puedo puede podria me le su sus un una el la los las de del para por con al si desea quiere quisiera dejar dejarnos decir algo mas otra hoy mi muy mucho lo y o a se nos es dias tardes noches como soy virtual estoy
  wie kann ich ihnen sie ihre ihr ihren mir mich uns unser unserem unser eine einen ein der die das den dem und oder mit bei fur zu auf an heute noch etwas sonst weiter weiterhelfen mochten wollen gern tag morgen abend wenn es tut bin ist hinterlassen konnen durfen
  comment puis je vous vos votre nos notre un une le la les de du des pour par avec en et ou si souhaitez voulez laisser autre chose encore aujourd'hui plus puis-je suis au a que c'est est l d j'ai
  `),
);
/** What a visitor may be asked for. */
const askedFor: ReadonlySet<string> = new Set(
  list(`
  day days date time service services appointment book booking treatment prefer preferred preference interested looking mean meant kind type sort which one ones person people visit calling regarding concern
  coming branch location language specific particular try different instead first last full
  dia fecha hora cita servicio prefiere reservar interesa interesado termin tag uhrzeit leistung buchen bevorzugen wunschen jour date heure rendez vous rendez-vous service preferez reserver
  `),
);

const notKnown = new RegExp(
  [
    String.raw`\b(?:could(?:n't| not)|can(?:'t|not| not)|did(?:n't| not)|unable to|not able to) (?:find|see|say|tell|confirm|answer|verify|help with|speak about|talk about|discuss|comment on|give you|give|share|provide|be sure)\b`,
    String.raw`\b(?:i )?(?:do(?:n't| not) know|am not sure|'m not sure|cannot be sure)\b`,
    String.raw`\b(?:do(?:n't| not) have|have(?:n't| not) got|have no) (?:any |that |the |this |enough |more )*(?:information|details?|answer|data|anything published|published)\b`,
    String.raw`\bi (?:do(?:n't| not) see|see no|see nothing|find no|find nothing|found no|found nothing|have found no|have found nothing)\b`,
    String.raw`\b(?:is|are|was|were)(?:n't| not) (?:published|listed|mentioned|stated|given|shown|covered|on (?:our|the) (?:website|site|pages?)|something i can|anything i can)\b|\bnot published\b`,
    String.raw`\b(?:website|site|pages?) (?:does(?:n't| not)|do(?:n't| not)) (?:say|mention|list|state|give|show|publish|cover|tell)\b|\bthere is (?:no (?:published )?(?:information|mention)|nothing published)\b`,
    String.raw`\bno (?:he encontrado|encuentro|encontre|se|tengo (?:informacion|datos)|puedo (?:decir|confirmar|responder|hablar)|esta publicad[oa]|figura|aparece)\b`,
    String.raw`\b(?:habe|konnte|kann|finde|weiss|liegt|steht|ist|sind) .{0,40}\b(?:nichts|nicht|keine?)\b .{0,40}\b(?:gefunden|finden|sagen|bestatigen|veroffentlicht|angegeben|information|informationen|angaben)\b|\b(?:weiss|finde) (?:ich )?(?:das )?(?:leider )?(?:nicht|nichts|keine angaben)\b|\bdazu (?:finde|habe|weiss) ich\b|\bnicht veroffentlicht\b|\bnichts (?:dazu |daruber )?(?:gefunden|veroffentlicht)\b`,
    String.raw`\b(?:n'ai (?:rien|pas) (?:pu )?trouve[r]?|ne (?:trouve|sais|vois|peux) (?:pas|rien)|n'ai pas (?:d'information|cette information|trouve)|n'est pas (?:publie|indique|mentionne)e?|ne figure pas)\b`,
  ].join('|'),
  'u',
);

const whether = /\b(?:whether|if|ob|si)\b/u;
const asks =
  /^(?:and |so |but |or |otherwise |sorry |und |y |et )?(?:would you|do you (?:want|need|mean|have (?:a|any)|prefer)|did you mean|shall i|should i|can i|may i|could i|could you|can you|will you|are you (?:looking|asking|interested)|is (?:there anything|that|this what)|which|what(?:'s| is| can i| would| may| day| time| service| kind| else)|when would|how (?:can i|may i|else|about)|who|anything else|any other|puedo|desea|quiere|le gustaria|que|cual|cuando|como|hay algo|en que|mochten|darf|soll|kann ich|wollen|welche[rsnm]?|was|wann|wie|gibt es (?:noch|sonst)|puis-je|souhaitez|voulez|desirez|quel(?:le)?s?|quand|comment|y a-t-il|avez-vous (?:d'autres|une autre)|est-ce que vous)\b/u;
const states =
  /\bwe (?:can|do|are|have|offer|take|give|say|know|need|want|like)\b|\bit(?:'s| is) (?:in|on|at|for|from|all|good|great|nice|lovely|here|there)\b|\b(?:is|are) (?:all|best|good|great|nice|lovely|more|much) \w/u;

export interface Said {
  /** Words of the visitor, plain. They may be said back in saying that they were not found. */
  readonly visitorWords: ReadonlySet<string>;
  readonly visitorValues: readonly Value[];
  readonly businessWords: ReadonlySet<string>;
  /** Whether a word stands on a page that was found. */
  isPublished(word: string): boolean;
}

export const wordsIn = (plain: string): readonly string[] =>
  plain.match(/[\p{L}\d]+(?:['-][\p{L}\d]+)*/gu)?.map((word) => word.replace(/^(?:[ldjnc])'/u, '')) ?? [];

/** Whether a clause says nothing of the business: courtesy, not knowing, asking back, taking a message. */
export function isPlain(clause: string, said: Said): boolean {
  const text = plainOf(clause);
  const isQuestion = /\?[\s"”»)*_]*$/u.test(clause);
  const pieces = text
    .split(/[,;:()!?.…]+(?=\s|$)|\s-\s|\b(?:but|however|although|pero|aber|mais)\b/u)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\d$€£%]/u.test(piece));
  if (isQuestion && asks.test(pieces.at(-1) ?? '')) {
    const [last = '', ...others] = pieces.toReversed();
    const ahead = others.toReversed();
    const from = ahead.findIndex((piece) => asks.test(piece));
    const asking = from < 0 ? [last] : [...ahead.slice(from), last];
    const before = from < 0 ? ahead : ahead.slice(0, from);
    return (
      asking.every((piece) => isAsking(piece, said)) && before.every((piece) => isPlainPiece(piece, said))
    );
  }
  return pieces.every((piece) => isPlainPiece(piece, said));
}

const isExact = (piece: string): boolean =>
  readValues(piece, '2000-01-01').values.some(({ kind }) => kind !== 'weekday' && kind !== 'date');

function isAsking(piece: string, said: Said): boolean {
  if (isExact(piece) || namesOtherDays(piece, said)) return false;
  return wordsIn(piece).every(
    (word) =>
      isSmall(word, said) ||
      askedFor.has(word) ||
      said.visitorWords.has(word) ||
      said.isPublished(word) ||
      isQuestionWord(word),
  );
}

const isQuestionWord = (word: string): boolean =>
  /^(?:do|does|did|shall|should|will|are|who|when|where|why|prefer|mean)$/u.test(word);
const isSmall = (word: string, said: Said): boolean =>
  courteous.has(word) || around.has(word) || said.businessWords.has(word);

function isPlainPiece(piece: string, said: Said): boolean {
  if (isExact(piece) || namesOtherDays(piece, said)) return false;
  const words = wordsIn(piece);
  if (notKnown.test(piece)) {
    const rest = wordsIn(piece.replace(notKnown, ' '));
    if (/\b(?:free|gratis|kostenlos|gratuit)\b/u.test(piece) && !whether.test(piece)) return false;
    return rest.every((word) => isSmall(word, said) || unknowing.has(word) || said.visitorWords.has(word));
  }
  if (states.test(piece) || /^(?:yes|yeah|yep|no|nope|si|ja|nein|oui|non)\b/u.test(piece)) return false;
  return (
    words.some((word) => courteous.has(word) || /^(?:question|day|evening|weekend)$/u.test(word)) &&
    words.every((word) => isSmall(word, said))
  );
}

const unknowing: ReadonlySet<string> = new Set(
  list(`
  find found information published publish price prices hours anything nothing about whether if on our ours for certain sure detail details answer there are do does not no any that here currently are was
  offer offers have has is it price cost costs advice topic topics subject mentioned listed available matter exact specific yet which where when who why how
  informacion publicado publicada precio precios sobre nada si hay esto eso ese esta tema respecto acerca
  nichts dazu daruber information informationen angaben veroffentlicht gefunden preis preise ob es gibt hier zum thema das sagen ich habe konnte auf leider kein keine nicht
  information informations publie publiee prix tarif tarifs sur rien cela ce sujet ne pas n'ai trouve concernant
  `),
);

/** Days that the visitor did not name. */
function namesOtherDays(piece: string, { visitorValues }: Said): boolean {
  const { values } = readValues(piece, '2000-01-01');
  return values.some(
    ({ kind, keys, days }) =>
      (kind === 'weekday' || kind === 'date') &&
      !keys.includes('2000-01-01') &&
      !visitorValues.some(
        (value) =>
          days.some((day) => value.days.includes(day)) || keys.some((key) => value.keys.includes(key)),
      ),
  );
}
