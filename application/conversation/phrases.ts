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
