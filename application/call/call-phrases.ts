import type { Refusal } from '../../domain/consent/consent.js';

/** What the assistant says about the call itself. Every language says all of it, or it does not compile. */
interface CallPhrases {
  /** `{business}` is filled in; spoken in six seconds at the most. */
  readonly announcement: string;
  readonly announcementAsking: string;
  readonly howCanIHelp: string;
  readonly agreed: string;
  readonly noRecording: string;
  readonly askAgain: string;
  readonly oneMoment: string;
  readonly stillThere: string;
  readonly goodbye: string;
  readonly nothingToRepeat: string;
  readonly nothingYet: string;
  readonly connecting: string;
  readonly notAvailable: string;
  readonly leaveMessage: string;
  readonly messageTaken: string;
  readonly tooLong: string;
  readonly blocked: string;
  readonly troubles: string;
  readonly optedOut: string;
  readonly erasureNoted: string;
  /** `{link}` is what it is called. */
  readonly askToText: string;
  readonly theWebsite: string;
  /** `{label}` is what the business calls it. */
  readonly theLink: string;
  readonly sending: string;
  readonly notSending: string;
  /** `{reason}` and the link read aloud. */
  readonly cannotText: string;
  readonly address: string;
  readonly whisper: string;
  readonly refusals: Readonly<Record<Refusal, string>>;
}

const en: CallPhrases = {
  announcement: 'Thanks for calling {business}. I am an AI assistant, and this call is recorded.',
  announcementAsking: 'Thanks for calling {business}. I am an AI assistant. May I record this call?',
  howCanIHelp: 'How can I help you?',
  agreed: 'Thank you. How can I help you?',
  noRecording: 'All right, this call is not recorded any more, and no text will be sent. How can I help you?',
  askAgain: 'Sorry, was that a yes or a no?',
  oneMoment: 'One moment, please.',
  stillThere: 'Are you still there?',
  goodbye: 'Thank you for calling. Goodbye.',
  nothingToRepeat: 'I have not said anything yet. How can I help you?',
  nothingYet: 'All right. Take your time.',
  connecting: 'I will put you through.',
  notAvailable: 'Nobody could take your call. Can I help you with anything else, or take a message?',
  leaveMessage: 'Please leave a message after the tone. It is recorded. Hang up when you are done.',
  messageTaken: 'Thank you, your message has been taken. Goodbye.',
  tooLong: 'This call has become very long. Please call again if there is more. Goodbye.',
  blocked: 'Calls from your number are not taken here at the moment. Goodbye.',
  troubles: 'Sorry, I am having trouble hearing you.',
  optedOut: 'All right, you will get no texts from this number.',
  erasureNoted: 'It is noted: what is kept about you is deleted within a month. Is there anything else?',
  askToText: 'Shall I text {link} to the number you are calling from? You will get one text.',
  theWebsite: 'the website',
  theLink: 'the link “{label}”',
  sending: 'I am sending it now. You will get one text. Is there anything else?',
  notSending: 'All right, I will not text you. Is there anything else?',
  cannotText: 'I cannot text it: {reason}',
  address: 'The address is {address}.',
  whisper: 'A caller for {business}. The call is recorded. They said: {words}',
  refusals: {
    'opted-out': 'you have asked for no texts from this number. Reply START to it to get them again.',
    'not-inbound': 'I may only text people who have called.',
    'caller-not-verified': 'your number could not be verified.',
    'number-not-textable': 'I do not see a number that can get texts.',
    'number-is-ours': 'this call comes from a telephone of the business.',
    'recording-not-confirmed': 'this call could not be recorded.',
    'recording-declined': 'this call is not recorded.',
    'link-unknown': 'there is no such link.',
    'business-not-ready': 'this number cannot send texts yet.',
    'one-per-call': 'there can be one text per call only.',
    'daily-limit': 'your number has got as many texts today as I may send.',
    'hourly-limit': 'too many texts have been sent in this hour.',
    'plan-limit': 'no more texts can be sent from here for now.',
    'too-late': 'you asked too long ago.',
  },
};

const es: CallPhrases = {
  announcement: 'Gracias por llamar a {business}. Soy un asistente de IA y esta llamada se graba.',
  announcementAsking: 'Gracias por llamar a {business}. Soy un asistente de IA. ¿Puedo grabar esta llamada?',
  howCanIHelp: '¿En qué puedo ayudarle?',
  agreed: 'Gracias. ¿En qué puedo ayudarle?',
  noRecording:
    'De acuerdo, esta llamada ya no se graba y no se enviará ningún mensaje. ¿En qué puedo ayudarle?',
  askAgain: 'Perdone, ¿era un sí o un no?',
  oneMoment: 'Un momento, por favor.',
  stillThere: '¿Sigue ahí?',
  goodbye: 'Gracias por llamar. Adiós.',
  nothingToRepeat: 'Todavía no he dicho nada. ¿En qué puedo ayudarle?',
  nothingYet: 'De acuerdo, tómese su tiempo.',
  connecting: 'Le paso con una persona.',
  notAvailable: 'Nadie ha podido atenderle. ¿Le ayudo en algo más, o tomo un recado?',
  leaveMessage: 'Deje su mensaje después de la señal. Se graba. Cuelgue al terminar.',
  messageTaken: 'Gracias, su mensaje ha quedado grabado. Adiós.',
  tooLong: 'Esta llamada ya es muy larga. Llame de nuevo si necesita algo más. Adiós.',
  blocked: 'En este momento no se atienden aquí las llamadas de su número. Adiós.',
  troubles: 'Perdone, no le oigo bien.',
  optedOut: 'De acuerdo, no recibirá mensajes de este número.',
  erasureNoted: 'Queda anotado: lo que se guarda sobre usted se borrará en un mes. ¿Desea algo más?',
  askToText: '¿Le envío {link} por mensaje al número desde el que llama? Recibirá un solo mensaje.',
  theWebsite: 'el sitio web',
  theLink: 'el enlace «{label}»',
  sending: 'Se lo envío ahora. Recibirá un solo mensaje. ¿Algo más?',
  notSending: 'De acuerdo, no le envío nada. ¿Algo más?',
  cannotText: 'No puedo enviarlo: {reason}',
  address: 'La dirección es {address}.',
  whisper: 'Una llamada para {business}. La llamada se graba. Ha dicho: {words}',
  refusals: {
    'opted-out': 'usted pidió no recibir mensajes de este número. Responda START para recibirlos de nuevo.',
    'not-inbound': 'solo puedo escribir a quien ha llamado.',
    'caller-not-verified': 'no se pudo verificar su número.',
    'number-not-textable': 'no veo un número que reciba mensajes.',
    'number-is-ours': 'esta llamada viene de un teléfono del negocio.',
    'recording-not-confirmed': 'esta llamada no se pudo grabar.',
    'recording-declined': 'esta llamada no se graba.',
    'link-unknown': 'no existe ese enlace.',
    'business-not-ready': 'este número todavía no puede enviar mensajes.',
    'one-per-call': 'solo puede haber un mensaje por llamada.',
    'daily-limit': 'su número ya ha recibido hoy los mensajes que puedo enviar.',
    'hourly-limit': 'se han enviado demasiados mensajes en esta hora.',
    'plan-limit': 'por ahora no se pueden enviar más mensajes desde aquí.',
    'too-late': 'lo pidió hace demasiado tiempo.',
  },
};

const fr: CallPhrases = {
  announcement: 'Merci d’appeler {business}. Je suis un assistant IA, et cet appel est enregistré.',
  announcementAsking: 'Merci d’appeler {business}. Je suis un assistant IA. Puis-je enregistrer cet appel ?',
  howCanIHelp: 'Comment puis-je vous aider ?',
  agreed: 'Merci. Comment puis-je vous aider ?',
  noRecording:
    'Très bien, cet appel n’est plus enregistré et aucun SMS ne sera envoyé. Comment puis-je vous aider ?',
  askAgain: 'Pardon, était-ce oui ou non ?',
  oneMoment: 'Un instant, s’il vous plaît.',
  stillThere: 'Êtes-vous toujours là ?',
  goodbye: 'Merci de votre appel. Au revoir.',
  nothingToRepeat: 'Je n’ai encore rien dit. Comment puis-je vous aider ?',
  nothingYet: 'Très bien, prenez votre temps.',
  connecting: 'Je vous passe quelqu’un.',
  notAvailable: 'Personne n’a pu prendre votre appel. Puis-je vous aider autrement, ou prendre un message ?',
  leaveMessage: 'Laissez un message après le signal. Il est enregistré. Raccrochez ensuite.',
  messageTaken: 'Merci, votre message est enregistré. Au revoir.',
  tooLong: 'Cet appel est devenu très long. Rappelez s’il y a autre chose. Au revoir.',
  blocked: 'Les appels de votre numéro ne sont pas pris ici pour le moment. Au revoir.',
  troubles: 'Pardon, je vous entends mal.',
  optedOut: 'Très bien, vous ne recevrez pas de SMS de ce numéro.',
  erasureNoted: 'C’est noté : ce qui est conservé sur vous sera supprimé d’ici un mois. Autre chose ?',
  askToText: 'Dois-je vous envoyer {link} par SMS au numéro dont vous appelez ? Vous recevrez un seul SMS.',
  theWebsite: 'le site web',
  theLink: 'le lien « {label} »',
  sending: 'Je l’envoie tout de suite. Vous recevrez un seul SMS. Autre chose ?',
  notSending: 'Très bien, je n’envoie rien. Autre chose ?',
  cannotText: 'Je ne peux pas l’envoyer : {reason}',
  address: 'L’adresse est {address}.',
  whisper: 'Un appel pour {business}. L’appel est enregistré. La personne a dit : {words}',
  refusals: {
    'opted-out':
      'vous avez demandé à ne plus recevoir de SMS de ce numéro. Répondez START pour en recevoir à nouveau.',
    'not-inbound': 'je ne peux écrire qu’à qui a appelé.',
    'caller-not-verified': 'votre numéro n’a pas pu être vérifié.',
    'number-not-textable': 'je ne vois pas de numéro qui reçoive des SMS.',
    'number-is-ours': 'cet appel vient d’un téléphone de l’entreprise.',
    'recording-not-confirmed': 'cet appel n’a pas pu être enregistré.',
    'recording-declined': 'cet appel n’est pas enregistré.',
    'link-unknown': 'ce lien n’existe pas.',
    'business-not-ready': 'ce numéro ne peut pas encore envoyer de SMS.',
    'one-per-call': 'il ne peut y avoir qu’un SMS par appel.',
    'daily-limit': 'votre numéro a déjà reçu aujourd’hui tous les SMS possibles.',
    'hourly-limit': 'trop de SMS ont été envoyés pendant cette heure.',
    'plan-limit': 'plus aucun SMS ne peut être envoyé d’ici pour le moment.',
    'too-late': 'votre demande est trop ancienne.',
  },
};

const languages: Readonly<Record<string, CallPhrases>> = { en, es, fr };

/** Languages in which a call can be held. */
export const spokenLanguages: readonly string[] = Object.keys(languages);

/** `language`: BCP 47; English where the house does not speak it. */
export const callPhrases = (language: string): CallPhrases => languages[language.split('-')[0] ?? ''] ?? en;

/** Fills `{name}` in a phrase. */
export const filled = (phrase: string, values: Readonly<Record<string, string>>): string =>
  phrase.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole);
