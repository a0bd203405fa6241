/**
 * Words that mean the same at a front desk, in the languages that widgets speak: a question in one language finds a page in
 * another, and "cancellation" finds "cancel". Written without accents, as `wordsOf` gives them. Sister words never share a
 * line: whoever asks for a man's cut is not told the price of a woman's.
 */
export const meanings: Readonly<Record<string, string>> = {
  price:
    'price prices priced pricing cost costs costing charge charges charged charging fee fees rate rates expensive cheap cheapest pricey precio precios cuesta cuestan costar cuanto cuantos vale valen tarifa tarifas cobran cobra preis preise kostet kosten koste kostenpunkt teuer gebuhr gebuhren prix tarif tarife tarifs coute coutent couter combien',
  hours:
    'open opens opening opened hour hours close closes closing closed shut shuts horario horarios abren abre abris abrir abierto abierta abiertos abiertas cierran cierra cerrado cerrada cerrados offnungszeiten offnungszeit sprechzeiten offnet offnen offen geoffnet schliesst schliessen geschlossen horaires horaire ouvert ouverte ouverts ouvrez ouvre ouverture ferme fermee fermez fermeture heures',
  address:
    'address located location directions based situated direccion ubicacion ubicados ubicado situados adresse anschrift anfahrt standort befindet situe situes situee trouver',
  where: 'where donde wo ou',
  phone:
    'phone phones telephone tel call calling ring telefono telefon telefonnummer telefonisch anrufen anruf rufnummer llamar llamo telephoner appeler',
  email: 'email emails mail correo courriel mel emailadresse',
  cancel:
    'cancel cancels cancelled cancelling canceling canceled cancellation cancellations cancelar cancelo cancelacion anular stornieren absagen absage stornierung annuler annulation quit quitting leaving terminate terminating termination resign kundigen kundigung resilier abgesagt abzusagen absagt absagst storniert abmelden annulliert anuladas annulez',
  reschedule:
    'reschedule rescheduling postpone postponed rebook verschieben verlegen aplazar reporter deplacer',
  refund:
    'refund refunds refunded refundable moneyback return returned returns reembolso reembolsan devolucion devolver ruckgabe erstattung erstattet zuruckgeben remboursement rembourser retour credited reimburse reimbursed reimbursement repaid',
  appointment:
    'appointment appointments booking bookings book booked prebook prebooked reserve reserved reserving reservation reservations slot slots cita citas reserva reservas reservar turno termin termine buchen buchung reservieren reservierung rendez rdv reserver appt appts appointmnt',
  walkin: 'walkin walkins dropin dropins unannounced spontan unangemeldet walk-in drop-in',
  parking:
    'parking park parked carpark aparcamiento aparcar estacionamiento parkplatz parkplatze parken parkhaus garer stationnement',
  ebike: 'ebike ebikes pedelec pedelecs e-bike e-bikes',
  car: 'car cars vehicle vehicles auto autos coche coches wagen voiture voitures',
  bicycle: 'bicycle bicycles bike bikes cycle fahrrad fahrrader rad bicicleta bicicletas bici velo velos',
  bus: 'bus buses autobus',
  train: 'train trains zug bahn tren',
  tram: 'tram trams strassenbahn tranvia tramway',
  underground: 'underground subway metro ubahn',
  transit: 'transit transport oeffis nahverkehr',
  station: 'station bahnhof estacion gare',
  dog: 'dog dogs perro perros hund hunde chien chiens',
  pet: 'pet pets mascota mascotas haustier haustiere tier tiere animaux animal animals',
  puppy: 'puppy puppies pup pups welpe welpen cachorro cachorros chiot chiots',
  cat: 'cat cats gato gatos gata katze katzen kater chat chats',
  kitten: 'kitten kittens katzchen gatito gatitos chaton chatons',
  rabbit: 'rabbit rabbits bunny bunnies kaninchen conejo conejos lapin lapins',
  horse: 'horse horses pony ponies pferd pferde caballo caballos cheval chevaux',
  bird: 'bird birds vogel pajaro pajaros oiseau oiseaux',
  child:
    'child children childrens kid kids toddler toddlers youngster youngsters daughter son nino ninos nina ninas infantil hijo hija hijos kind kinder kindern kids tochter sohn enfant enfants fille fils',
  baby: 'baby babies infant infants bebe bebes saugling',
  teen: 'teen teens teenager teenagers teenage youth juniors junior jugendliche jugendlicher adolescente adolescentes adolescent ados',
  adult: 'adult adults grownup grownups erwachsene erwachsener erwachsenen adulto adultos adulte adultes',
  senior:
    'senior seniors pensioner pensioners oap elderly retired rentner senioren jubilado jubilados mayores retraite retraites',
  student:
    'student students estudiante estudiantes studenten studierende studentin etudiant etudiants uni university college',
  family: 'family families familia familias familie familien famille familles',
  group: 'group groups party parties grupo grupos gruppe gruppen groupe groupes',
  man: 'man men mans mens gentlemen gents hombre hombres caballero herren herr mann manner homme hommes husband',
  woman:
    'woman women womans womens lady ladies mujer mujeres senora senoras damen dame frau frauen femme femmes wife',
  pay: 'pay pays paid paying payable payment payments settle pago pagar pagos pagan zahlen bezahlen zahlung bezahlung payer paiement reglement',
  card: 'card cards credit debit contactless tarjeta tarjetas karte karten kreditkarte kreditkarten eckarte girocard carte cartes',
  cash: 'cash efectivo bargeld bar especes',
  transfer: 'transfer transfers bacs uberweisung uberweisen transferencia virement',
  instalment:
    'instalment instalments installment installments monthly ratenzahlung raten plazos mensualidades mensualites financing finance financed finanzierung financiacion financement ratenzahlungen monatsraten',
  invoice:
    'invoice invoices bill bills billed receipt receipts rechnung rechnungen factura facturas quittung facture factures',
  tip: 'tip tips tipping gratuity trinkgeld propina propinas pourboire',
  accessible:
    'wheelchair wheelchairs accessible accessibility disabled disability stepfree steps ramp lift accesible discapacitados rollstuhl barrierefrei rollstuhlgerecht aufzug handicap fauteuil ascenseur ascensor',
  wifi: 'wifi internet wlan wi-fi',
  toilet: 'toilet toilets loo bathroom restroom wc toilette toiletten bano aseo aseos',
  gift: 'gift gifts voucher vouchers giftcard giftcards present regalo regalos gutschein gutscheine geschenk geschenkgutschein cadeau cadeaux bon',
  job: 'job jobs career careers hiring vacancy vacancies hire hired recruiting apprenticeship apprentice empleo trabajo stelle stellen ausbildung bewerben bewerbung emploi recrutez recrutement',
  team: 'team staff equipo personal mitarbeiter equipe colleagues',
  owner:
    'owner founder boss proprietor inhaber inhaberin grunder dueno duena propietario fundador proprietaire patron fondateur director',
  doctor: 'doctor doctors dr arzt arztin medico medica medecin docteur',
  vet: 'vet vets veterinary veterinarian tierarzt tierarztin veterinario veterinaire',
  dentist: 'dentist dentists zahnarzt zahnarztin zahnarzte dentista dentistas dentiste dentistes',
  nurse: 'nurse nurses schwester enfermera infirmiere',
  teacher:
    'teacher teachers instructor instructors tutor coach lehrer lehrerin profesor profesora professeur',
  cut: 'cut cuts haircut haircuts corte cortes haarschnitt schnitt coupe coupes',
  blowdry: 'blowdry blowout fohnen brushing',
  beard: 'beard beards bart barba barbe',
  colour:
    'colour colours color colors coloured colored colouring coloring dye dyed tint tinte farbe farben farbung couleur couleurs coloration',
  highlights: 'highlight highlights mechas strahnen meches balayages',
  nails: 'nail nails manicure manicura manikure nagel unas manucure ongles',
  massage: 'massage massages massagen masaje masajes',
  vegan: 'vegan vegans vegano vegana veganos vegane veganes vegetalien',
  vegetarian: 'vegetarian vegetarians vegetariano vegetarianos vegetarisch vegetarien',
  gluten: 'gluten glutenfree coeliac celiac glutenfrei celiacos',
  allergy:
    'allergy allergies allergic allergen allergens alergia alergias alergenos allergie allergien allergisch allergenes',
  late: 'late delay delayed delays running retraso spat verspatung verspatet retard',
  early: 'early earlier fruh temprano',
  noshow:
    'noshow missed miss missing misses forget forgot verpasst versaumt vergessen faltar olvido oublie manque',
  deposit:
    'deposit deposits prepayment upfront advance anticipo senal fianza anzahlung kaution acompte caution arrhes',
  discount:
    'discount discounts discounted concession concessions concessionary reduced saving savings descuento descuentos rabatt ermassigung ermassigt nachlass reduction remise',
  offer:
    'deal deals special specials promotion promotions promo oferta ofertas angebot angebote aktion promos',
  free: 'free complimentary gratis kostenlos kostenfrei umsonst gratuit gratuite gratuitement gratuito gratuita',
  include:
    'include includes included including inclusive incluye incluyen incluido incluida inklusive enthalten inbegriffen comprend compris comprise inclus incluse incl inkl',
  extra: 'extra extras surcharge surcharges supplement additional aufpreis zuschlag suplemento recargo',
  service:
    'service services treatment treatments servicio servicios tratamiento tratamientos leistung leistungen behandlung behandlungen prestation prestations soin soins traitement traitements',
  product: 'product products producto productos produkt produkte produit produits',
  holiday: 'holiday holidays festivo festivos feiertag feiertage feiertagen ferie feries',
  vacation: 'vacation vacations urlaub ferien vacaciones vacances betriebsferien',
  delivery:
    'delivery deliver delivers delivered deliveries shipping ship ships shipped envio envios entregan entrega domicilio lieferung liefern liefert versand livraison livrer livrez',
  collect:
    'collect collects collected collection pickup abholen abholung abgeholt recoger recogida retrait enlevement',
  dropoff: 'dropoff dropping abgeben abgabe depositar deposer',
  warranty:
    'warranty warranties guarantee guarantees guaranteed garantia garantie gewahrleistung garantee garantees',
  quote: 'quote quotes quotation estimate estimates kostenvoranschlag presupuesto presupuestos devis kva',
  language:
    'language languages speak speaks speaking spoken idioma idiomas hablan habla sprache sprachen sprechen spricht sprecht langue langues parlez parle parlent',
  english: 'english ingles englisch anglais',
  german: 'german aleman deutsch allemand',
  spanish: 'spanish espanol spanisch espagnol',
  french: 'french frances franzosisch francais',
  wedding: 'wedding weddings bridal bride boda bodas novia hochzeit hochzeiten braut mariage mariages mariee',
  birthday: 'birthday birthdays geburtstag geburtstage kindergeburtstag cumpleanos anniversaire',
  corporate: 'corporate empresa empresas firma firmen entreprise entreprises',
  first: 'first primera primero primer erste ersten erster erstes premiere premier primary initial',
  new: 'new newcomer newcomers beginner beginners novice neu neue neuen neuer anfanger anfangerin nuevo nueva nuevos principiante principiantes nouveau nouvelle nouveaux debutant debutants',
  trial:
    'trial trials taster tryout introductory probe probestunde probetraining schnupperstunde prueba essai decouverte',
  client:
    'client clients customer customers patient patients kunde kunden kundin patienten cliente clientes paciente pacientes',
  register:
    'register registers registered registering registration signup join joins joining enrol enroll enrolment enrollment anmelden anmeldung registrieren inscribirse inscribir inscripcion apuntarse inscrire inscription joined',
  member:
    'member members membership memberships subscription subscriptions mitglied mitglieder mitgliedschaft abo socio socios abonnement membre membres adherent',
  class:
    'class classes lesson lessons workshop workshops kurs kurse unterricht stunde stunden clase clases curso cursos cours seance seances atelier',
  course: 'course courses',
  session: 'session sessions',
  female: 'female hembra weiblich femelle',
  male: 'male macho mannlich',
  operation:
    'operation operations operated op ops procedure procedures eingriff operacion cirugia intervention',
  trim: 'trim trims trimmed trimming clip clips clipped clipping kurzen stutzen',
  found: 'founded established gegrundet fundada fundado fondee',
  emergency:
    'emergency emergencies urgent urgently urgency outofhours afterhours notfall notfalle notdienst dringend urgencia urgencias urgente urgence urgences',
  pain: 'pain painful hurt hurts hurting ache aches toothache schmerz schmerzen zahnschmerzen dolor duele douleur douleurs mal',
  vaccine:
    'vaccine vaccines vaccination vaccinations vaccinate vaccinated jab jabs booster boosters shot shots impfung impfungen impfen vacuna vacunas vacunacion vaccin vaccins injection injections injected',
  neuter: 'neuter neutered neutering kastration kastrieren sterilisation',
  spay: 'spay spayed spaying',
  castrate: 'castrate castrated castrating castration castrar castracion',
  annual: 'annual annually yearly jahrlich jahrliche anual anuales annuel annuelle',
  desk: 'desk counter reception empfang theke rezeption recepcion mostrador accueil',
  tax: 'tax vat mwst iva impuesto impuestos steuer tva',
  cheque: 'cheque cheques scheck schecks',
  storey: 'floor floors storey upstairs etage stock piso planta stockwerk',
  theft: 'theft stolen steal thief gestohlen diebstahl robo robado vole vol thieves nicked steals stealing',
  weather: 'rain rains raining weather regen wetter lluvia pluie',
  microchip: 'microchip microchips microchipped microchipping chip chipped chipping',
  worming: 'worming worm worms deworming dewormed wormer entwurmung',
  flea: 'flea fleas tick ticks floh zecken pulgas puces',
  checkup:
    'checkup checkups check checks examination examinations exam exams examine kontrolle kontrolluntersuchung untersuchung untersuchungen revision revisiones chequeo controle examen check-up check-ups',
  consultation:
    'consultation consultations consult consulting consults beratung beratungsgesprach sprechstunde consulta consultas',
  cleaning:
    'clean cleaning cleans cleaned cleaner polish polishing hygienist hygiene reinigung zahnreinigung pzr limpieza nettoyage detartrage cleanings',
  tooth: 'tooth teeth zahn zahne diente dientes dent dents',
  filling: 'filling fillings fullung fullungen empaste empastes plombage',
  crown: 'crown crowns krone kronen corona coronas couronne',
  implant: 'implant implants implantat implantate implantes',
  extraction:
    'extraction extractions extract extracted pulled removal remove removed ziehen gezogen extraccion',
  whitening:
    'whitening whiten bleaching bleichen aufhellung blanqueamiento blanchiment whitens whitened bleach bleichung blanqueo',
  brace: 'brace braces aligner aligners orthodontic orthodontics spange zahnspange ortodoncia brackets',
  anaesthetic:
    'anaesthetic anesthetic anaesthesia anesthesia sedation sedated narkose betaubung anestesia sedacion anesthesie anaesthetics anesthetics numbing',
  xray: 'xray xrays radiograph rontgen rontgenbild radiografia radiographie radio x-ray x-rays',
  insurance:
    'insurance insurances insurer insurers insured versicherung versicherungen krankenkasse krankenkassen kasse versichert seguro seguros aseguradora assurance assurances mutuelle',
  private: 'private privately privat privatpatienten privado prive',
  prescription: 'prescription prescriptions rezept rezepte receta recetas ordonnance ordonnances',
  medicine:
    'medicine medicines medication medications meds drug drugs tablets medikament medikamente medicamento medicamentos medicament medicaments tablet pill pills tabletten pastillas comprimes',
  repair:
    'repair repairs repaired repairing fix fixed fixing mend mending reparatur reparaturen reparieren reparar reparacion reparaciones arreglar reparation reparations reparer',
  replace:
    'replace replaces replaced replacing replacement replacements swap swapped swapping wechseln wechsel austausch austauschen cambiar cambio sustitucion remplacer remplacement changing change changed',
  surcharge: 'surcharge surcharges supplement supplements zuschlag zuschlage suplemento recargo',
  unblock:
    'unblock unblocks unblocked unclog unclogged clog clogs clogged blocked blockage clear clears cleared clearing',
  tub: 'tub tubs bathtub bathtubs',
  gallon: 'gallon gallons gal',
  mouthguard: 'mouthguard mouthguards gumshield gumshields gumguard',
  bitch: 'bitch bitches',
  callout: 'callout callouts',
  install:
    'install installs installed installing installation fitted fitting einbau montage instalar instalacion installer pose',
  inspection: 'inspection inspections inspect mot tuv hauptuntersuchung itv',
  tyre: 'tyre tyres tire tires wheel wheels reifen rader neumatico neumaticos pneu pneus',
  brake: 'brake brakes bremse bremsen freno frenos frein freins',
  battery: 'battery batteries akku akkus batterie batterien bateria baterias',
  puncture: 'puncture punctures platten pinchazo crevaison',
  rental:
    'rent rental rentals rented renting leihen verleih mieten miete vermieten alquiler alquilar louer loan loaner courtesy ersatzwagen leihrad',
  used: 'secondhand preowned gebraucht gebrauchte occasion',
  breakfast: 'breakfast breakfasts fruhstuck desayuno',
  lunch: 'lunch lunchtime mittagessen mittagstisch almuerzo dejeuner midi',
  dinner: 'dinner supper abendessen cena diner',
  menu: 'menu menus speisekarte carta',
  table: 'table tables tisch tische mesa mesas',
  takeaway: 'takeaway takeout togo mitnehmen llevar emporter take-away take-out',
  kitchen: 'kitchen kuche cocina cuisine',
  coffee: 'coffee coffees kaffee cafe',
  bread: 'bread breads loaf loaves brot brote pan panes',
  cake: 'cake cakes torte torten kuchen tarta tartas pastel gateau gateaux',
  wine: 'wine wines wein weine vino vinos vin vins',
  room: 'room rooms zimmer raum raume habitacion habitaciones sala chambre chambres salle',
  night: 'overnight nights nacht nachte noche noches nuit nuits',
  checkin: 'checkin checkins arrival einchecken anreise llegada arrivee check-in',
  checkout: 'checkout checkouts departure auschecken abreise salida depart check-out',
  breakage: 'break breaks broken damage damaged damages kaputt beschadigt danos dano roto casse endommage',
  lost: 'lost lose losing verloren perdido perdu',
  insure: 'liable liability haftung responsabilidad responsabilite',
  age: 'age ages aged old older alter jahre edad anos age ans',
  youngest: 'minimum mindestens minimo',
  weight: 'weight weigh weighs gewicht peso poids',
  dress: 'wear wearing clothes clothing dress outfit shoes kleidung anziehen ropa vetements tenue',
  home: 'home homes house houses zuhause haus casa maison',
  priority: 'priority priorities vorrang prioridad priorite',
  splint: 'splint splints nightguard nightguards biteguard schiene schienen aufbissschiene ferula',
  grind: 'grind grinds grinding bruxism knirschen knirsche zahneknirschen bruxismo',
  glue: 'glue glues glued glueing gluing recement recementing reattach kleben einkleben',
  assemble: 'assemble assembles assembled assembling assembly zusammenbau zusammenbauen',
  pack: 'pack packs packed packing verpacken einpacken empacar',
  flight: 'flight flights flying airline airlines airplane plane flug fluge flugzeug vuelo vuelos avion',
  equipment: 'equipment gear kit ausrustung equipo material materiel',
  towel: 'towel towels handtuch handtucher toalla toallas serviette serviettes',
  shower: 'shower showers dusche duschen ducha duchas douche douches',
  changing: 'locker lockers umkleide vestuario vestuarios vestiaire vestiaires',
  sell: 'sell sells selling sold stock stocked stocks buy buys buying purchase purchases kaufen verkaufen verkauf vender venden comprar acheter vendez vendre bought buyer buyers seller sellers',
  complaint:
    'complaint complaints complain unhappy beschwerde beschweren reklamation queja quejas reclamacion reclamation plainte complained complaining grievance',
  privacy: 'privacy gdpr datenschutz dsgvo privacidad confidentialite',
  photo: 'photo photos photograph photographs picture pictures foto fotos',
  website: 'website site web webseite internetseite online',
  delay: 'wait waiting waits warten wartezeit espera esperar attendre attente',
  notice: 'notice',
  area: 'area areas radius gebiet zona zonas zone zones',
  outside: 'outside outdoor outdoors terrace garden patio draussen terrasse garten terraza exterieur',
  smoke:
    'smoke smoking rauchen fumar fumer smoker smokers raucher raucherin fumador fumadores fumeur fumeurs',
  alcohol: 'alcohol alcoholic alkohol alcool',
  result: 'result results ergebnis ergebnisse resultado resultados resultat resultats',
  eye: 'eye eyes auge augen ojo ojos oeil yeux',
  glasses: 'glasses spectacles brille brillen gafas lunettes',
  lens: 'lens lenses kontaktlinsen lentillas lentilles',
  back: 'back ruckfahrt rucken espalda dos',
  size: 'size sizes grosse grossen talla tallas tamano taille tailles',
  small: 'small little klein kleine kleiner kleines pequeno pequena pequenos petit petite petits',
  large: 'large big gross grosse grosser grosses grande grandes grand',
  long: 'longer lang lange largo',
  short: 'short kurz kurze corto corta court courte',
  half: 'half halb halbe halber medio media demi',
  full: 'full whole entire ganz ganze ganzer voll komplett completo completa complet complete',
  single: 'single individual einzel einzeln einzelne individuel individuelle',
  double: 'double twin doppel doppelt doppelzimmer doble',
  evening: 'evening evenings abend abends tarde soir',
  morning: 'morning mornings morgens vormittag vormittags matin',
  weekend: 'weekend weekends wochenende wochenenden',
  contact: 'contact kontakt contacto reach contacter joindre erreichen erreichbar',
  aftercare: 'aftercare',
  bring: 'bring bringing brings mitbringen mitnehmen traer llevar apporter amener',
  fear: 'afraid anxious anxiety nervous scared scary fear fears fearful phobia phobic frightened terrified angst angstlich angstpatienten miedo nervioso peur anxieux',
  breastfeeding: 'breastfeeding breastfeed nursing stillen stillend stillende lactancia allaitement allaite',
  pregnant:
    'pregnant pregnancy expecting schwanger schwangere schwangerschaft embarazada embarazadas enceinte grossesse',
  removal:
    'remove removes removed removing removal haul hauls hauled hauling entfernen entsorgen entsorgung retirar retirer enlever',
  parrot:
    'parrot parrots budgie budgies parakeet parakeets cockatiel cockatiels canary canaries papagei wellensittich loro periquito perroquet perruche',
  technician: 'technician technicians tech techs techniker tecnico tecnicos technicien',
  food: 'eat eats eating meal meals',
  europe: 'europe european eu europa europaische europaischen europea europeenne',
  faucet: 'faucet faucets tap taps wasserhahn grifo grifos robinet robinets',
  breed:
    'breed breeds labrador labradors retriever beagle beagles greyhound greyhounds whippet poodle poodles spaniel spaniels terrier terriers collie collies dachshund bulldog bulldogs pug pugs husky rottweiler boxer dalmatian chihuahua',
};

/** Of two words, the narrower is answered by what is said of the wider, but never the other way round. */
export const broader: Readonly<Record<string, readonly string[]>> = {
  puppy: ['dog', 'pet'],
  kitten: ['cat', 'pet'],
  dog: ['pet'],
  cat: ['pet'],
  rabbit: ['pet'],
  bird: ['pet'],
  parrot: ['bird'],
  breed: ['dog', 'pet'],
  faucet: ['part'],
  breakfast: ['food'],
  lunch: ['food'],
  dinner: ['food'],
  spain: ['europe'],
  france: ['europe'],
  italy: ['europe'],
  germany: ['europe'],
  portugal: ['europe'],
  netherlands: ['europe'],
  baby: ['child'],
  teen: ['child'],
  reschedule: ['cancel'],
  noshow: ['cancel'],
  spay: ['neuter'],
  castrate: ['neuter'],
  walkin: ['appointment'],
  course: ['class'],
  class: ['course', 'session'],
  session: ['class'],
  bus: ['transit'],
  train: ['transit'],
  tram: ['transit'],
  underground: ['transit'],
};

/** What a word of the page says besides: a spay is done to a female. */
export const implied: Readonly<Record<string, readonly string[]>> = {
  female: ['spay', 'woman', 'bitch'],
  male: ['castrate', 'man'],
  neuter: ['castrate', 'spay'],
  dog: ['bitch'],
  breed: ['dog', 'bitch'],
  extra: ['surcharge'],
};

/** Several words that are one, put as one before a text is cut into words. */
export const wholes: readonly (readonly [RegExp, string])[] = [
  [
    /\bhow much\b|\bwie ?viel\b|\bwas kostet\b|\bque precio\b|\bhow (expensive|pricey)\b|\bset me back\b/giu,
    ' price ',
  ],
  [/\b(opening|business|office|surgery|practice|shop) (times?|hours)\b/giu, ' hours '],
  [/\bstep[- ]free\b|\bno steps?\b/giu, ' stepfree '],
  [/\b(gift|e-?gift) (cards?|certificates?)\b/giu, ' giftcard '],
  [
    /\bwalk[- ]?ins?\b|\b(just|simply) (turn|show|walk|drop) (up|in)\b|\bturn up\b|\bohne (termin|anmeldung)\b|\bsin cita\b|\bsans (rendez-vous|rdv)\b|\bwithout (an? )?(appointment|booking)\b/giu,
    ' walkin ',
  ],
  [/\bdrop[- ]ins?\b/giu, ' walkin '],
  [/\bout[- ]of[- ]hours\b|\bafter[- ]hours\b/giu, ' outofhours '],
  [/\bshut[- ]?offs?\b/giu, ' shutoff '],
  [/\bdrop(ping)?[- ]?off\b/giu, ' dropoff '],
  [/\bpick(ed|ing)?[- ]?(it |him |her |them |me |us )?up\b/giu, ' pickup '],
  [/\bsign(ing|ed)?[- ]?up\b/giu, ' signup '],
  [/\bno[- ]?shows?\b|\b(not|don'?t|doesn'?t|didn'?t) (show|turn) up\b/giu, ' noshow '],
  [/\bcheck[- ]?ups?\b/giu, ' checkup '],
  [/\bcheck[- ]?ins?\b/giu, ' checkin '],
  [/\bcheck[- ]?outs?\b/giu, ' checkout '],
  [/\btake[- ]?(away|out)s?\b/giu, ' takeaway '],
  [/\bx[- ]?rays?\b/giu, ' xray '],
  [/\bblow[- ]?(dry|dries|out)\b/giu, ' blowdry '],
  [/%\s*off\b/giu, '% discount '],
  [/\bgluten[- ]free\b/giu, ' gluten '],
  [/\b(second|2nd)[- ]hand\b/giu, ' secondhand '],
  [/\bpublic transport(ation)?\b/giu, ' transit '],
  [/\bu-bahn\b/giu, ' ubahn '],
  [/\bbank transfers?\b/giu, ' transfer '],
  [/\bcar ?parks?\b/giu, ' parking '],
  [/\b(my |our |the |your )?money back\b/giu, ' refund '],
  [/\b(money|something|anything) off\b/giu, ' discount '],
  [/\bsat[- ]?nav\b/giu, ' satnav '],
  [
    /\bwhen (you|u|you'?re|ur|the \w+) ?(are|is)? (closed|shut)\b|\b(in the )?middle of the night\b|\bat night\b/giu,
    ' outofhours ',
  ],
  [/\b(pop|swing|come|stop|call) (in|by|over|round)\b/giu, ' come '],
  [/\bup[- ]front\b/giu, ' upfront '],
  [/\bin advance\b/giu, ' ahead '],
  [/\b(can'?t|cannot|can not|unable to) (come|make it|attend|keep)\b/giu, ' cancel '],
  [/\bcredit cards?\b|\bdebit cards?\b|\bec-karte\b/giu, ' card '],
  [
    /\bcall[- ]?outs?\b|\b(service|house) calls?(?= (fee|charge|price|cost|rate)s?\b)|\btrip (?=(fee|charge)s?\b)/giu,
    ' callout ',
  ],
  [
    /\b(charge|cost|fee|price|much)((\s+\w+){0,3})\s+(come|drive|send \w+)( all the way)? out\b/giu,
    ' price $2 callout ',
  ],
  [/\btom ?cats?\b/giu, ' male cat '],
  [/\b(charge|costs?|pay|charged) (anything )?extra\b|\bextra (charge|cost|fee)s?\b/giu, ' price surcharge '],
  [/\bnew (\w+) (put (on|in)|fitted|installed)\b/giu, ' replace $1 '],
  [/\bput (it|that|this|them|one) together\b/giu, ' assemble '],
  [/\bput (it|that|this|them|one) (up|in)\b/giu, ' install '],
  [/\bfirst[- ]time(rs?)?\b/giu, ' first '],
  [/\bfollow[- ]?ups?\b/giu, ' followup '],
  [/\blast[- ]minute\b/giu, ' lastminute '],
  [
    /\be-?bikes?\b|\belectric (bike|bicycle)s?\b|\bbicicletas? electricas?\b|\bbicis? electricas?\b/giu,
    ' ebike ',
  ],
  [/\b(get|getting) out of\b/giu, ' cancel '],
  [/\b(kind|sort|type)s? of\b/giu, ' '],
  [/\b(auf|offen|zu)(?=\s*\?)/giu, ' geoffnet '],
  [/\bweek[- ]ends?\b/giu, ' weekend '],
];
