import { plainText } from '../answering/words.js';

const yes =
  /^(yes|yeah|yep|yup|sure|ok|okay|please( do)?|(that |it )?(is |looks )?(all )?(correct|right|good|fine|perfect)|of course|gladly|exactly|si|claro|vale|correcto|exacto|(es|esta) (correcto|bien)|por favor|ja|gern|gerne|stimmt|richtig|korrekt|genau|passt|(das|alles) (stimmt|passt|ist richtig|richtig)|bitte|oui|bien sur|exact|c'est (exact|bon|juste)|parfait|d'accord|volontiers|sim|certo|correto|exato|esta certo)\b/u;
/** What follows a yes that is none: "please don't", "ok, hold on", "yes, but …". */
const takesBack = /\b(no|not|dont|wait|hold on|stop|cancel|but|nein|nicht|aber|pero|non|pas|mais|nao|mas)\b/u;
const no =
  /^(no|nope|nah|not|wrong|incorrect|dont|incorrecto|nein|falsch|nicht|non|faux|pas|nao)(?![\p{L}'’])/u;
const wrong =
  /\b(wrong|incorrect|mistakes?|not (right|correct|true)|isnt (right|correct)|change (it|that)|falsch|fehler|nicht richtig|stimmt nicht|incorrect[oa]s?|no es (correcto|asi)|faux|pas (correct|exact|juste)|errad[oa]s?|nao esta (certo|correto))\b/u;
/** Says no, and means none. */
const harmless =
  /\b((no|kein|sin|sem) (problem\w*|worries)|pas de (probleme|souci)|(nothing|no) (is )?(wrong|mistakes?))\b[\s,.!]*/gu;
const skip =
  /^(skip|pass|none|nothing|no|nope|n\/a|(i )?(dont have|have no|havent)|((id|i'd|i would) )?rather (not|skip)|saltar|ninguno|nada|prefiero no|weiter|keine?|nichts|nein|lieber nicht|uberspringen|(ich )?hab\p{L}* (ich )?kein\p{L}*|passer|aucune?|rien|non|(je )?n'en ai pas|nao tenho|pular)\b/u;
const leave =
  /^((please|actually|bitte|i (want|would like) to|i'd like to|ich mochte|quiero|je veux),? )?(never ?mind|cancel(?! (my|the|an?)\b)|forget it|stop|leave (it|me alone)|dejelo|dejalo|cancelar|olvidelo|egal|abbrechen|lassen sie|lass es|vergiss es|vergessen sie|laisse[rz]?|annuler|oubliez|deixa|cancela)\b/u;
const wantsContact =
  /\b((call|ring|phone|text|email|e-mail|contact|write) me( back)?\b(?! if)|get (back to|in touch with) me|(speak|talk) (to|with) (a |an |some|the )?(human|person|someone|somebody|staff|real person|owner|manager)|leave (a message|my (details|number|name|e-?mail))|call ?back|(llam|cont[aá]ct)(eme|enme|arme)|dejar (un mensaje|mis datos)|hablar con (una persona|alguien)|rufen sie mich|ruckruf|nachricht hinterlassen|mit (einem menschen|jemandem) sprechen|(r)?appelez-moi|recontacter|laisser (un message|mes coordonnees)|parler a (quelqu['’]un|une personne)|falar com (uma pessoa|alguem)|deixar (uma mensagem|os meus dados))|التحدث مع شخص/u;
/** A wish for a visit, or whether there is room for one. */
const wantsVisit =
  /(?<!\b(?:do|did|would|should|will|if|when) )\b(i('d| would) (like|love)|i want|i need|i'm looking|(can|could|may) (i|we)) (to )?(book|schedule|reserve|make|get|arrange|set up) .{0,40}?\b(appointments?|appt|bookings?|reservations?|visit|table|consultation|session)\b|(?<!\b(?:do|did|would|should|will|if|when) )\b(i('d| would) (like|love)|i want|i need|i'm looking) (to (book|schedule|reserve)|(an? )?(appointment|appt|booking|reservation))\b|\bbook (me|us)\b|\b(fit|squeeze) (me|us) in\b|\b(do you have|have you got|is there|are there|any) .{0,20}\b(appointments?|availability (on|for|this|next|today|tomorrow)|(openings|slots) (on|for|this|next|today|tomorrow))\b|\bare you (free|available) (on|at|this|next|today|tomorrow|\p{L}+day)\b|\b(quiero|quisiera|necesito|me gustaria|puedo) .{0,20}\b(cita|reservar|reserva|turno)\b|\b(mochte|wurde gerne?|will|hatte gerne?|brauche|kann ich) .{0,40}\b(termin|buchen|reservieren)\b|\bje (voudrais|veux|souhaite|peux) .{0,20}\b(rendez-vous|reserver|rdv)\b|\b(quero|gostaria de|queria|preciso de|posso) .{0,20}\b(marcar|marcacao|agendar|reservar|consulta)\b/u;
const aboutOneThatIs =
  /\b(cancel\w*|move|moved|moving|chang\w+|reschedul\w+|confirm\w*|(running|be|i'm) late|refund\w*|jobs?|positions?|without|absagen|verschieben|stornieren|ohne|kein\p{L}*|cambiar|anular|sin|no puedo|annuler|deplacer|sans|desmarcar|alterar|sem|nao posso)\b/u;

const plain = (text: string): string => plainText(text).trim().replaceAll('’', "'");
const withoutHarmless = (text: string): string => plain(text).replaceAll(harmless, '').trim();

/** Begins with a yes, whatever follows. */
export const saysYes = (text: string): boolean => yes.test(plain(text));
/** A yes, and nothing that takes it back. */
export const agrees = (text: string): boolean => {
  const said = withoutHarmless(text);
  return yes.test(said) && !takesBack.test(said);
};
export const saysNo = (text: string): boolean => no.test(withoutHarmless(text));
/** Of what was read back: a bare no, or that something in it is wrong. */
export const saysWrong = (text: string): boolean => saysNo(text) || wrong.test(withoutHarmless(text));
export const saysSkip = (text: string): boolean => text.trim().length <= 40 && skip.test(plain(text));
export const wantsToLeave = (text: string): boolean => text.trim().length <= 60 && leave.test(plain(text));
export const wantsToBeContacted = (text: string): boolean => wantsContact.test(plain(text));
/** Whether somebody wants to come, and not to undo that they will. */
export const wantsToBook = (text: string): boolean =>
  wantsVisit.test(plain(text)) && !aboutOneThatIs.test(plain(text));
