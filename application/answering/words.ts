/**
 * Words that mean the same at a front desk, in the languages that widgets speak: a question in one language finds a page in
 * another, and "cancellation" finds "cancel". Written without accents, as `wordsOf` gives them.
 */
const meanings: Readonly<Record<string, string>> = {
  price:
    'price prices pricing cost costs charge charges fee fees rate rates expensive cheap precio precios cuesta cuestan cuanto cuestan vale tarifa tarifas preis preise kostet kosten teuer prix tarif tarifs coute coutent combien',
  hours:
    'open opens opening opened hour hours close closes closing closed horario horarios abren abre abierto abierta abiertos cierran cierra cerrado cerrada offnungszeiten offnet offen geoffnet schliesst geschlossen horaires ouvert ouverte ouvrez ferme fermez heures',
  address:
    'address located location directions direccion ubicacion ubicados adresse anschrift anfahrt situe situes trouver',
  where: 'where donde wo ou',
  phone: 'phone telephone telefono telefon telefonnummer telephoner',
  email: 'email emails mail correo courriel mel',
  cancel:
    'cancel cancels cancelled cancelling cancellation cancellations cancelar cancelo cancelacion stornieren absagen stornierung annuler annulation reschedule',
  refund:
    'refund refunds refunded return returned returns reembolso devolucion devolver ruckgabe erstattung zuruckgeben remboursement rembourser retour',
  appointment:
    'appointment appointments booking bookings book booked reserve reservation reservations cita citas reserva reservar termin termine buchen rendez rdv reserver',
  parking:
    'parking park parked aparcamiento aparcar estacionamiento parkplatz parkplatze parken garer stationnement',
  dog: 'dog dogs pet pets puppy perro perros mascota mascotas hund hunde haustier haustiere chien chiens animaux',
  child:
    'child children kid kids childrens toddler toddlers nino ninos nina infantil hijos kind kinder kindern enfant enfants',
  pay: 'pay pays paid paying payment payments pago pagar pagos zahlen bezahlen zahlung payer paiement reglement',
  card: 'card cards visa mastercard amex tarjeta tarjetas karte karten kreditkarte carte cartes',
  cash: 'cash efectivo bargeld especes',
  accessible:
    'wheelchair accessible accessibility disabled stepfree accesible discapacitados rollstuhl barrierefrei rollstuhlgerecht handicap fauteuil',
  wifi: 'wifi wi-fi internet wlan',
  gift: 'gift gifts voucher vouchers giftcard regalo regalos gutschein gutscheine geschenk cadeau cadeaux bon',
  student: 'student students estudiante estudiantes studenten etudiant etudiants',
  job: 'job jobs career careers hiring vacancy vacancies hire position empleo trabajo trabajar stelle stellen arbeiten emploi travailler',
  team: 'team staff stylist stylists equipo personal mitarbeiter equipe',
  cut: 'cut cuts haircut haircuts corte cortes haarschnitt schnitt coupe coupes',
  man: 'man men mans mens male hombre hombres herren mann manner homme hommes',
  woman: 'woman women womans womens female lady ladies mujer mujeres damen frau frauen femme femmes',
  colour:
    'colour colours color colors coloured colored colouring coloring dye dyed tinte farbe farben couleur couleurs coloration',
  highlights: 'highlight highlights mechas strahnen meches balayages',
  vegan: 'vegan vegano vegana veganos vegane vegetalien',
  late: 'late delay delayed tarde retraso spat verspatung retard',
  deposit: 'deposit deposits prepayment anticipo senal anzahlung acompte',
  discount: 'discount discounts descuento descuentos rabatt reduction remise off',
  service: 'service services servicio servicios leistung leistungen prestation prestations',
  product: 'product products producto productos produkt produkte produit produits',
  holiday: 'holiday holidays festivo festivos feiertag feiertage ferien ferie feries',
  delivery: 'delivery deliver delivers shipping ship envio envios lieferung liefern livraison livrer',
  warranty: 'warranty guarantee guaranteed garantia garantie',
  language:
    'language languages speak speaks spoken idioma idiomas hablan habla sprache sprachen sprechen langue langues parlez parle',
  wedding: 'wedding weddings bridal bride boda bodas novia hochzeit hochzeiten braut mariage mariee',
  first: 'first firsttime primera primero erste ersten erster premiere premier',
};

const stopWords = new Set(
  `a an and any are as at be been being but by can could did do does doing done for from get gets getting give gives go going got had
  has have having he her here hers him his how i if in into is it its just know let like long look looking make me mine more
  most much must my need needs no not of on one or our ours out please possible really say shall she should so some something
  somebody someone tell than that the their them then there these they thing things think this those through to too up us use uses used
  using very visit want wants was way ways we well were what when which while who whom whose why will with without work works would yes you your
  yours offer offers offering provide provides sell sells come comes bring brings take takes took happen happens allowed allow welcome available
  also available about your site website currently usually often today tomorrow now hello hi hey thanks thank have's whats
  el la los las un una unos unas y o de del al en con por para que cual cuales cuando como quien se su sus mi mis es son esta estan hay tiene tienen
  tengo puedo puede pueden quiero quisiera me te le lo si no muy mas hacen hace ofrecen ustedes usted hola gracias hoy manana ahora
  der die das ein eine einer einem einen und oder zu zum zur im in am an auf mit von fur bei ist sind war hat haben habt kann konnen ich sie wir ihr
  es was wann wie wer welche welcher welches gibt man mich mir nicht auch noch bitte hallo danke heute morgen jetzt bieten dem den des
  le les une des du et au aux avec pour dans sur est sont avez vous nous je tu il elle on ce cette ces que qui quoi quand comment quel quelle
  quels quelles puis peut peux pouvez pas ne si votre vos notre nos mon ma mes bonjour merci aujourd hui demain maintenant faites proposez y
  time times hora horas uhrzeit heure day days dia dias tag tage jour jours number numbers numero nummer policy policies rule rules politica politicas
  richtlinie richtlinien politique conditions leave pass come kind type sort near nearby cerca nahe pres
  s t d l m re ve ll`.split(/\s+/u),
);

const byWord = new Map(
  Object.entries(meanings).flatMap(([meaning, words]) =>
    words.split(' ').map((word) => [word, meaning] as const),
  ),
);

/** Lower case, without accents; `’s` and hyphens within words are dropped. */
export const plainText = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/['’`´]s\b/gu, '')
    .replaceAll(/wi-fi/gu, 'wifi')
    .replaceAll(/\be-?mails?\b/gu, 'email');

export const wordsOf = (text: string): readonly string[] => plainText(text).match(/[\p{L}\d]+/gu) ?? [];

/** Endings that change no meaning, in the languages above: what is left is compared, never shown. */
const stemOf = (word: string): string => {
  if (word.length <= 3 || /\d/u.test(word)) return word;
  const bare = word.replace(/(ings?|edly|ed|ies|es|s|en|e|os|as|a|o|y)$/u, '');
  return bare.length >= 3 ? bare : word;
};

const asksHowMuch = /\bhow much\b|\bwie ?viel\b/giu;

/** What a text is about: its words by meaning or stem, without those that say nothing. */
export const termsOf = (text: string): readonly string[] => [
  ...new Set(
    wordsOf(text.replaceAll(asksHowMuch, 'price'))
      .filter((word) => !stopWords.has(word) && (word.length > 1 || /\d/u.test(word)))
      .map((word) => byWord.get(word) ?? stemOf(word)),
  ),
];

/** Words to search pages with: those of the text, and all that mean the same. */
export const searchWords = (text: string): readonly string[] => {
  const words = wordsOf(text);
  const alike = words.flatMap((word) => {
    const meaning = byWord.get(word);
    return meaning === undefined ? [] : (meanings[meaning]?.split(' ') ?? []);
  });
  return [...new Set([...words, ...alike])].slice(0, 200);
};

const telling: Readonly<Record<string, readonly string[]>> = {
  en: 'the is are do does you your what how when where can i my a of for to and have there with hello hi thanks thank bye'.split(
    ' ',
  ),
  es: 'el la los que es son cuanto cuando donde como tienen puedo hay un una mi de para abren cuesta su estan hola gracias adios buenos buenas'.split(
    ' ',
  ),
  de: 'der die das ist sind wie was wann wo haben sie kann ich ein eine gibt und mit offen kostet ihr hallo danke tschuss guten'.split(
    ' ',
  ),
  fr: 'le les est sont vous quel quelle quand ou comment combien avez je un une des pour et puis etes bonjour merci salut'.split(
    ' ',
  ),
};

/** The language a question is most likely in, of those the desk speaks; undefined when its words do not tell. */
export function languageOf(text: string): string | undefined {
  const words = new Set(wordsOf(text));
  const hits = Object.entries(telling).map(([language, tells]) => ({
    language,
    count: tells.filter((word) => words.has(word)).length,
  }));
  const [best, next] = hits.toSorted((a, b) => b.count - a.count);
  if (best === undefined || best.count === 0 || best.count === next?.count) return undefined;
  return best.language;
}
