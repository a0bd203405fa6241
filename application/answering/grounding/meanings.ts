/**
 * Words that say the same thing of a business: narrower than what a search takes for alike. "Open" is not "closed" here, a
 * pet is not a dog, and to rent is not to sell. Plain words: lower case, without accents.
 */
const meanings: Readonly<Record<string, string>> = {
  price:
    'price prices priced pricing cost costs costing charge charges charged fee fees rate rates precio precios cuesta cuestan costar vale valen tarifa tarifas preis preise kostet kosten prix tarif tarifs coute coutent couter',
  open: 'open opens opened opening abierto abierta abiertos abre abren abrimos offen geoffnet offnet offnen offnung ouvert ouverte ouverts ouvre ouvrons hours hour horario horarios horaires offnungszeiten uhr heures',
  close:
    'close closes closed closing shut shuts cerrado cerrada cerrados cierra cierran cerramos geschlossen schliesst schliessen ferme fermes fermee fermons fermeture',
  phone:
    'phone telephone call ring number phoning telefono llamar llame llamarnos numero telefon telefonnummer anrufen rufen nummer telephoner appeler appelez numero telephonez',
  email: 'email emails mail write writing correo escribir escriba schreiben mailen courriel ecrire ecrivez',
  cancel:
    'cancel cancels cancelled canceled cancelling cancellation cancellations cancelar cancele cancelacion stornieren absagen abzusagen stornierung annuler annulez annulation',
  refund:
    'refund refunds refunded reembolso reembolsos reembolsar erstattung erstatten remboursement rembourser',
  return:
    'return returns returned returning devolver devolucion ruckgabe zuruckgeben retour retourner bring-back',
  book: 'book books booked booking bookings reserve reserves reserved reserving reservation reservations appointment appointments cita citas reserva reservas reservar termin termine buchen gebucht reservieren rendez rdv reserver reservez',
  park: 'park parks parking carpark aparcamiento aparcar estacionamiento parkplatz parkplatze parken stationnement garer',
  dog: 'dog dogs puppy puppies perro perros hund hunde chien chiens',
  cat: 'cat cats kitten kittens gato gatos katze katzen chat chats',
  pet: 'pet pets animal animals mascota mascotas haustier haustiere tiere animaux',
  child:
    'child children childrens kid kids nino ninos nina ninas infantil kind kinder kindern enfant enfants',
  adult: 'adult adults grown-up adulto adultos erwachsene erwachsenen adulte adultes',
  senior:
    'senior seniors pensioner pensioners retired elderly jubilados mayores senioren rentner retraites aines',
  student: 'student students estudiante estudiantes studenten studierende etudiant etudiants',
  accept: 'accept accepts accepted accepting aceptan aceptamos acepta akzeptieren nehmen acceptons acceptez',
  pay: 'pay pays paying payment payments paid pagar pago pagos zahlen bezahlen zahlung payer paiement paiements',
  card: 'card cards tarjeta tarjetas karte karten kreditkarte kreditkarten carte cartes',
  cash: 'cash efectivo bargeld bar especes liquide',
  cheque: 'cheque cheques schecks',
  accessible:
    'accessible accessibility wheelchair wheelchairs accesible rollstuhl barrierefrei rollstuhlgerecht fauteuil step-free',
  wifi: 'wifi wlan',
  gift: 'gift gifts voucher vouchers giftcard regalo gutschein gutscheine geschenk cadeau cadeaux',
  job: 'job jobs career careers hiring vacancy vacancies empleo trabajo stelle stellen emploi',
  cut: 'cut cuts cutting haircut haircuts corte cortes haarschnitt haarschnitte schnitt schnitte coupe coupes',
  hair: 'hair pelo cabello haar haare cheveux',
  man: 'man men mans mens gentleman gentlemen gents male hombre hombres caballero caballeros herren mann manner homme hommes',
  woman:
    'woman women womans womens female lady ladies mujer mujeres dama damas damen frau frauen femme femmes dame dames',
  colour:
    'colour colours color colors coloured colored colouring coloring tinte farbe farben couleur couleurs coloration',
  highlights: 'highlight highlights mechas strahnen meches',
  curl: 'curl curls curly rizado rizados rizo rizos locken lockiges boucles boucles',
  dry: 'dry drying dries blowdry secado trocken brushing',
  wash: 'wash washed washing shampooing-included lavado waschen lavage',
  consult: 'consult consultation consultations consulta beratung sprechstunde',
  vegan: 'vegan vegano vegana veganos vegane veganes vegane',
  late: 'late later lateness retraso spat verspatung retard',
  deposit: 'deposit deposits prepayment anticipo senal anzahlung kaution acompte caution',
  discount: 'discount discounts off reduction reduced descuento descuentos rabatt ermassigung remise less',
  holiday: 'holiday holidays festivo festivos feiertag feiertage ferie feries',
  deliver:
    'delivery deliver delivers delivered deliveries entrega entregas lieferung liefern livraison livrer livrons',
  ship: 'shipping ship ships shipped envio envios versand versenden expedition',
  warranty: 'warranty warranties guarantee guarantees guaranteed garantia garantie',
  speak: 'speak speaks spoken speaking habla hablan hablamos spricht sprechen parle parlent parlons',
  language: 'language languages idioma idiomas sprache sprachen langue langues',
  wedding: 'wedding weddings bridal bride boda bodas novia hochzeit hochzeiten braut mariage mariages',
  english: 'english ingles englisch anglais',
  spanish: 'spanish espanol spanisch espagnol',
  french: 'french frances franzosisch francais',
  german: 'german aleman deutsch allemand',
  calm: 'calm quiet well-behaved tranquilo tranquilos ruhig ruhige calme calmes',
  allow:
    'allow allows allowed permit permits permitted welcome admitted bienvenido bienvenidos bienvenida permitido permitidos permitida willkommen erlaubt gestattet gern bienvenu bienvenus bienvenue autorise autorises admis',
  must: 'must need needs needed require requires required requirement necessary mandatory obligatory compulsory should debe deben necesita necesitan necesario obligatorio muss mussen brauchen braucht notig erforderlich benotigt doit doivent faut necessaire obligatoire',
  sell: 'sell sells sold selling vender venden vendemos verkaufen verkauft vendre vendons',
  buy: 'buy buys buying bought purchase purchased comprar compra kaufen kauft acheter achat',
  rent: 'rent hire hired rents rental rentals rented renting alquiler alquilar alquilamos alquilan mieten vermieten verleih miete louer louons location-de',
  repair:
    'repair repairs repaired repairing fix fixes fixed reparar reparacion reparaciones reparamos reparieren reparatur reparaturen reparer reparation reparations',
  teach:
    'teach teaches taught teaching class classes lesson lessons course courses workshop-class clase clases curso cursos kurs kurse unterricht cours',
  bike: 'bike bikes bicycle bicycles bici bicis bicicleta bicicletas rad rader fahrrad fahrrader velo velos',
  ebike: 'ebike ebikes pedelec pedelecs',
  include:
    'include includes included including incluye incluido incluida incluyen enthalten inklusive inbegriffen inclus compris comprend',
  free: 'free complimentary gratis kostenlos kostenfrei umsonst gratuit gratuite gratuits gratuitement gratuito gratuita gratuitos',
  before: 'before ahead beforehand advance prior antes vorher vor zuvor avance avant notice preaviso',
  after: 'after afterwards despues nach danach apres',
  within: 'within dentro innerhalb binnen sous',
  full: 'full whole entire entero completo ganz ganze ganzer komplett entier complet',
  half: 'half medio media halb halbe halber demi',
  member: 'member members membership socio socios mitglied mitglieder membre membres',
  table: 'table tables mesa mesas tisch tische',
  walkin: 'walk-in walk-ins walkin walkins',
  trim: 'trim trims',
  fringe: 'fringe bangs flequillo pony frange',
  product: 'product products producto productos produkt produkte produit produits',
  receipt: 'receipt receipts recibo beleg kassenbon recu ticket-de-caisse',
  unopened: 'unopened sealed',
  behind: 'behind detras hinter derriere',
  leash: 'leash lead correa leine laisse',
  inside: 'inside indoors indoor dentro drinnen innen interieur',
  outside: 'outside outdoors outdoor fuera draussen aussen exterieur terrace',
  day: 'day days dia dias tag tage tagen jour jours',
  morning: 'morning mornings vormittag matin',
  afternoon: 'afternoon afternoons nachmittag tarde apres-midi',
  evening: 'evening evenings night nights noche abend soir',
  step: 'step steps stairs escalon stufe stufen marche marches',
  toilet: 'toilet toilets restroom restrooms bathroom bano banos toilette toiletten toilettes',
  bus: 'bus buses autobus busse',
  style: 'style styles styling peinado styling',
  close_by: 'near nearby close-by',
};

/** What is true of the first is true of the others as well, never the other way round. */
export const entails: Readonly<Record<string, readonly string[]>> = {
  visa: ['card'],
  mastercard: ['card'],
  maestro: ['card'],
  amex: ['card'],
  debit: ['card'],
  credit: ['card'],
  pet: ['dog', 'cat'],
  ebike: ['bike'],
  puppy: ['dog'],
  repair: [],
  accept: ['pay'],
  pay: ['accept'],
};

const byWord = new Map(
  Object.entries(meanings).flatMap(([meaning, words]) =>
    words.split(' ').map((word) => [word, meaning] as const),
  ),
);

export const meaningOf = (word: string): string | undefined => byWord.get(word);
