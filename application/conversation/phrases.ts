import { plainText } from '../answering/words.js';

/** The details that the house asks for when an owner names none. */
export type HouseDetail = 'name' | 'email' | 'phone' | 'note';

/** What the desk says of its own accord. Every language says all of it, or it does not compile. */
interface Phrases {
  readonly ask: Readonly<Record<HouseDetail | 'offer', string>>;
  /** Of a detail that the owner named; `{label}` is filled in. */
  readonly askFor: string;
  /** After a question that need not be answered. */
  readonly mayBeSkipped: string;
  /** Before a name is asked for. */
  readonly gladly: string;
  readonly declined: string;
  readonly left: string;
  readonly startAgain: string;
  readonly notAName: string;
  readonly notAnEmail: string;
  readonly notAPhone: string;
  readonly notAChoice: string;
  readonly isNeeded: string;
  readonly needOneWay: string;
  readonly thanks: string;
  readonly alreadyTaken: string;
  /** `{digits}` are the last of the number. */
  readonly noMoreTexts: string;
  readonly whichNumber: string;
  readonly anythingElse: string;
  readonly readBack: string;
  readonly isThatRight: string;
  readonly labels: Readonly<Record<HouseDetail, string>>;
  /** As a visitor may say them with one tap. */
  readonly taps: { readonly yes: string; readonly no: string; readonly skip: string };
}

const en: Phrases = {
  ask: {
    offer: 'May I take your contact details, so that somebody can reply to you?',
    name: 'What is your name?',
    email: 'What is your e-mail address?',
    phone: 'What is your phone number?',
    note: 'What should I pass on?',
  },
  askFor: '{label}?',
  mayBeSkipped: '(Or say “skip”.)',
  gladly: 'Gladly, I will pass this on.',
  declined: 'All right. Is there anything else I can help with?',
  left: 'All right, I will not pass anything on. Is there anything else I can help with?',
  startAgain: 'Sorry about that. Let me take it down again.',
  notAName: 'I did not catch a name there.',
  notAnEmail: 'That does not look like a complete e-mail address, such as name@example.com.',
  notAPhone: 'That does not look like a complete phone number. With the country code (+…) it always works.',
  notAChoice: 'Please choose one of these.',
  isNeeded: 'I need this to pass your request on.',
  needOneWay: 'To reply to you, somebody needs an e-mail address or a phone number.',
  thanks: 'Thank you. I have passed your details on, and somebody will get back to you.',
  alreadyTaken: 'Your details have been passed on already, and somebody will get back to you.',
  noMoreTexts: 'All right: the number ending in {digits} gets no more texts from us.',
  whichNumber:
    'Which number should get no more texts? Please write it here. STOP, texted from that phone to the number that texts you, does the same.',
  anythingElse: 'Is there anything else I can help with?',
  readBack: 'Here is what I will pass on:',
  isThatRight: 'Is that right?',
  labels: { name: 'Name', email: 'E-mail', phone: 'Phone', note: 'Message' },
  taps: { yes: 'Yes', no: 'No', skip: 'Skip' },
};

const es: Phrases = {
  ask: {
    offer: '¿Me deja sus datos de contacto para que alguien le responda?',
    name: '¿Cómo se llama?',
    email: '¿Cuál es su correo electrónico?',
    phone: '¿Cuál es su número de teléfono?',
    note: '¿Qué mensaje debo transmitir?',
  },
  askFor: '¿{label}?',
  mayBeSkipped: '(O diga «saltar».)',
  gladly: 'Con gusto, lo transmitiré.',
  declined: 'De acuerdo. ¿Puedo ayudarle en algo más?',
  left: 'De acuerdo, no transmitiré nada. ¿Puedo ayudarle en algo más?',
  startAgain: 'Disculpe. Lo anoto de nuevo.',
  notAName: 'No he entendido el nombre.',
  notAnEmail: 'Eso no parece un correo electrónico completo, como nombre@example.com.',
  notAPhone: 'Eso no parece un número de teléfono completo. Con el prefijo del país (+…) siempre funciona.',
  notAChoice: 'Elija una de estas opciones, por favor.',
  isNeeded: 'Lo necesito para transmitir su solicitud.',
  needOneWay: 'Para responderle hace falta un correo electrónico o un número de teléfono.',
  thanks: 'Gracias. He transmitido sus datos y alguien se pondrá en contacto con usted.',
  alreadyTaken: 'Sus datos ya se han transmitido y alguien se pondrá en contacto con usted.',
  noMoreTexts: 'De acuerdo: el número que termina en {digits} ya no recibirá mensajes de texto nuestros.',
  whichNumber:
    '¿Qué número no debe recibir más mensajes? Escríbalo aquí. También basta con enviar STOP desde ese teléfono al número que le escribe.',
  anythingElse: '¿Puedo ayudarle en algo más?',
  readBack: 'Esto es lo que voy a transmitir:',
  isThatRight: '¿Es correcto?',
  labels: { name: 'Nombre', email: 'Correo', phone: 'Teléfono', note: 'Mensaje' },
  taps: { yes: 'Sí', no: 'No', skip: 'Saltar' },
};

const de: Phrases = {
  ask: {
    offer: 'Darf ich Ihre Kontaktdaten aufnehmen, damit Ihnen jemand antworten kann?',
    name: 'Wie heißen Sie?',
    email: 'Wie lautet Ihre E-Mail-Adresse?',
    phone: 'Wie lautet Ihre Telefonnummer?',
    note: 'Was soll ich ausrichten?',
  },
  askFor: '{label}?',
  mayBeSkipped: '(Oder sagen Sie „weiter“.)',
  gladly: 'Gern, ich gebe das weiter.',
  declined: 'In Ordnung. Kann ich sonst noch helfen?',
  left: 'In Ordnung, ich gebe nichts weiter. Kann ich sonst noch helfen?',
  startAgain: 'Entschuldigung. Ich nehme es noch einmal auf.',
  notAName: 'Den Namen habe ich nicht verstanden.',
  notAnEmail: 'Das sieht nicht nach einer vollständigen E-Mail-Adresse aus, wie name@example.com.',
  notAPhone:
    'Das sieht nicht nach einer vollständigen Telefonnummer aus. Mit Landesvorwahl (+…) klappt es immer.',
  notAChoice: 'Bitte wählen Sie eines davon.',
  isNeeded: 'Das brauche ich, um Ihr Anliegen weiterzugeben.',
  needOneWay: 'Für eine Antwort braucht es eine E-Mail-Adresse oder eine Telefonnummer.',
  thanks: 'Danke. Ich habe Ihre Angaben weitergegeben, und jemand meldet sich bei Ihnen.',
  alreadyTaken: 'Ihre Angaben sind schon weitergegeben, und jemand meldet sich bei Ihnen.',
  noMoreTexts: 'In Ordnung: Die Nummer mit den letzten Ziffern {digits} bekommt keine SMS mehr von uns.',
  whichNumber:
    'Welche Nummer soll keine SMS mehr bekommen? Bitte schreiben Sie sie hier. Dasselbe bewirkt STOP, von diesem Telefon an die Nummer gesendet, die Ihnen schreibt.',
  anythingElse: 'Kann ich sonst noch helfen?',
  readBack: 'Das gebe ich weiter:',
  isThatRight: 'Stimmt das so?',
  labels: { name: 'Name', email: 'E-Mail', phone: 'Telefon', note: 'Nachricht' },
  taps: { yes: 'Ja', no: 'Nein', skip: 'Weiter' },
};

const fr: Phrases = {
  ask: {
    offer: 'Puis-je noter vos coordonnées pour que quelqu’un vous réponde ?',
    name: 'Quel est votre nom ?',
    email: 'Quelle est votre adresse e-mail ?',
    phone: 'Quel est votre numéro de téléphone ?',
    note: 'Que dois-je transmettre ?',
  },
  askFor: '{label} ?',
  mayBeSkipped: '(Ou dites « passer ».)',
  gladly: 'Volontiers, je transmets.',
  declined: 'Très bien. Puis-je vous aider pour autre chose ?',
  left: 'Très bien, je ne transmets rien. Puis-je vous aider pour autre chose ?',
  startAgain: 'Pardon. Je note à nouveau.',
  notAName: 'Je n’ai pas compris le nom.',
  notAnEmail: 'Cela ne ressemble pas à une adresse e-mail complète, comme nom@example.com.',
  notAPhone:
    'Cela ne ressemble pas à un numéro complet. Avec l’indicatif du pays (+…), cela marche toujours.',
  notAChoice: 'Choisissez l’une de ces réponses, s’il vous plaît.',
  isNeeded: 'J’en ai besoin pour transmettre votre demande.',
  needOneWay: 'Pour vous répondre, il faut une adresse e-mail ou un numéro de téléphone.',
  thanks: 'Merci. J’ai transmis vos coordonnées, et quelqu’un vous recontactera.',
  alreadyTaken: 'Vos coordonnées sont déjà transmises, et quelqu’un vous recontactera.',
  noMoreTexts: 'Très bien : le numéro qui se termine par {digits} ne recevra plus de SMS de notre part.',
  whichNumber:
    'Quel numéro ne doit plus recevoir de SMS ? Écrivez-le ici. STOP, envoyé de ce téléphone au numéro qui vous écrit, a le même effet.',
  anythingElse: 'Puis-je vous aider pour autre chose ?',
  readBack: 'Voici ce que je transmets :',
  isThatRight: 'Est-ce exact ?',
  labels: { name: 'Nom', email: 'E-mail', phone: 'Téléphone', note: 'Message' },
  taps: { yes: 'Oui', no: 'Non', skip: 'Passer' },
};

const pt: Phrases = {
  ask: {
    offer: 'Posso anotar os seus contactos, para que alguém lhe responda?',
    name: 'Como se chama?',
    email: 'Qual é o seu e-mail?',
    phone: 'Qual é o seu número de telefone?',
    note: 'Que mensagem devo transmitir?',
  },
  askFor: '{label}?',
  mayBeSkipped: '(Ou diga «saltar».)',
  gladly: 'Com todo o gosto, vou transmitir.',
  declined: 'Está bem. Posso ajudar em mais alguma coisa?',
  left: 'Está bem, não transmito nada. Posso ajudar em mais alguma coisa?',
  startAgain: 'Desculpe. Vou anotar de novo.',
  notAName: 'Não percebi o nome.',
  notAnEmail: 'Isso não parece um e-mail completo, como nome@example.com.',
  notAPhone: 'Isso não parece um número de telefone completo. Com o indicativo do país (+…) funciona sempre.',
  notAChoice: 'Escolha uma destas opções, por favor.',
  isNeeded: 'Preciso disto para transmitir o seu pedido.',
  needOneWay: 'Para lhe responder é preciso um e-mail ou um número de telefone.',
  thanks: 'Obrigado. Transmiti os seus dados, e alguém entrará em contacto consigo.',
  alreadyTaken: 'Os seus dados já foram transmitidos, e alguém entrará em contacto consigo.',
  noMoreTexts: 'Está bem: o número que termina em {digits} não recebe mais mensagens nossas.',
  whichNumber:
    'Que número não deve receber mais mensagens? Escreva-o aqui. STOP, enviado desse telefone para o número que lhe escreve, faz o mesmo.',
  anythingElse: 'Posso ajudar em mais alguma coisa?',
  readBack: 'É isto que vou transmitir:',
  isThatRight: 'Está certo?',
  labels: { name: 'Nome', email: 'E-mail', phone: 'Telefone', note: 'Mensagem' },
  taps: { yes: 'Sim', no: 'Não', skip: 'Saltar' },
};

const byLanguage: Readonly<Record<string, Phrases | undefined>> = { en, es, de, fr, pt };

/** `language`: BCP 47, such as `es-MX`. English where the language is not among ours. */
export const phrasesFor = (language: string): Phrases =>
  byLanguage[language.split('-')[0]?.toLowerCase() ?? ''] ?? en;

const yes =
  /^(yes|yeah|yep|yup|sure|ok|okay|please( do)?|correct|right|that'?s right|of course|gladly|si|claro|vale|correcto|por favor|ja|gern|gerne|stimmt|richtig|bitte|oui|bien sur|exact|d'accord|volontiers|sim|certo|claro)\b/u;
const no =
  /^(no|nope|nah|not|wrong|incorrect|don'?t|incorrecto|nein|falsch|nicht|non|faux|pas|nao)(?![\p{L}'’])/u;
const wrong =
  /\b(wrong|incorrect|mistakes?|not (right|correct|true)|isn'?t (right|correct)|change (it|that|the|my)|falsch|fehler|nicht richtig|stimmt nicht|incorrect[oa]s?|no es (correcto|asi)|faux|pas (correct|exact|juste)|errad[oa]s?|nao esta (certo|correto))\b/u;
const skip =
  /^(skip|pass|none|nothing|no|nope|n\/a|rather not|saltar|ninguno|nada|weiter|keine?|nichts|nein|passer|aucune?|rien|non)\b/u;
const leave =
  /^(never ?mind|cancel|forget it|stop|leave it|dejelo|dejalo|cancelar|olvidelo|egal|abbrechen|lassen sie|vergessen sie|laisse[rz]?|annuler|oubliez)\b/u;
const wantsContact =
  /\b((call|ring|phone|text|email|e-mail|contact|write) me( back)?\b(?! if)|get (back to|in touch with) me|(speak|talk) (to|with) (a |an |some|the )?(human|person|someone|somebody|staff|real person|owner|manager)|leave (a message|my (details|number|name|e-?mail))|call ?back|(llam|cont[aá]ct)(eme|enme|arme)|dejar (un mensaje|mis datos)|hablar con (una persona|alguien)|rufen sie mich|ruckruf|nachricht hinterlassen|mit (einem menschen|jemandem) sprechen|(r)?appelez-moi|recontacter|laisser (un message|mes coordonnees)|parler a (quelqu['’]un|une personne)|falar com (uma pessoa|alguem)|deixar (uma mensagem|os meus dados))|التحدث مع شخص/u;
/** "I would like to book": in each language a wish, and then a visit or that it be booked. */
const wantsVisit =
  /(?<!\b(?:do|did|would|should|will|if|when) )\b(i('d| would) (like|love)|i want|i need|i'm looking|(can|could|may) (i|we)) (to )?(book|schedule|reserve|make|get|arrange|set up) .{0,40}?\b(appointments?|appt|bookings?|reservations?|visit|slot|table|consultation|session)\b|(?<!\b(?:do|did|would|should|will|if|when) )\b(i('d| would) (like|love)|i want|i need|i'm looking) (to (book|schedule|reserve)|(an? )?(appointment|appt|booking|reservation))\b|\bbook (me|us)\b|\b(fit|squeeze) (me|us) in\b|\b(do you have|have you got|is there|are there|any) .{0,20}\b(appointments?|availability|openings?|slots?)\b|\bare you (free|available) (on|at|this|next|today|tomorrow|\p{L}+day)\b|\b(quiero|quisiera|necesito|me gustaria|puedo) .{0,20}\b(cita|reservar|reserva|turno)\b|\b(mochte|wurde gern|will|hatte gern|brauche|kann ich) .{0,40}\b(termin|buchen|reservieren)\b|\bje (voudrais|veux|souhaite|peux) .{0,20}\b(rendez-vous|reserver|rdv)\b|\b(quero|gostaria de|queria|preciso de|posso) .{0,20}\b(marcar|agendar|reservar|consulta)\b/u;
const aboutOneThatIs =
  /\b(cancel\w*|move|moved|moving|chang\w+|reschedul\w+|confirm\w*|late|absagen|verschieben|stornieren|cambiar|anular|annuler|deplacer|desmarcar|alterar)\b/u;
const plain = (text: string): string => plainText(text).trim().replaceAll('’', "'");

/** Whether somebody wants to come, and not to undo that they will. */
export const wantsToBook = (text: string): boolean =>
  wantsVisit.test(plain(text)) && !aboutOneThatIs.test(plain(text));
export const saysYes = (text: string): boolean => yes.test(plain(text));
export const saysNo = (text: string): boolean => no.test(plain(text));
/** Of what was read back: a bare no, or that something in it is wrong. */
export const saysWrong = (text: string): boolean => saysNo(text) || wrong.test(plain(text));
export const saysSkip = (text: string): boolean => text.trim().length <= 40 && skip.test(plain(text));
export const wantsToLeave = (text: string): boolean => text.trim().length <= 60 && leave.test(plain(text));
export const wantsToBeContacted = (text: string): boolean => wantsContact.test(plain(text));
