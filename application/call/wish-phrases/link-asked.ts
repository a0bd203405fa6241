import { among, withoutCourtesies } from './whole-words.js';

export type WhichLink = 'booking' | 'website' | 'other';

/**
 * Which link somebody asks to have sent to their phone; null where they do not ask beyond doubt. It takes a request, a verb
 * of sending to the speaker, and a link or a page: "what is your website" lacks the verb, "can you text me if you are late"
 * the page, "you texted me a link" the request. Words that call it off anywhere in what was said count for more.
 */
export function linkAsked(sentences: readonly string[], whole: string): WhichLink | null {
  if (calledOff.test(whole) || calledOffLast.test(whole)) return null;
  const asked = sentences.find((sentence) => {
    const request = withoutCourtesies(sentence);
    return requests.test(request) && !elsewhere.test(sentence) && !question.test(request);
  });
  return asked === undefined ? null : whichOf(asked);
}

function whichOf(words: string): WhichLink {
  if (booking.test(words)) return 'booking';
  return website.test(words) ? 'website' : 'other';
}
const booking =
  /(?<![a-z])(?:book\w*|reserv\w*|schedul\w*|appointments?|citas?|turnos?|agendar|rendez vous|rdv|termin\w*|buchung\w*)(?![a-z])/u;
const website =
  /(?<![a-z])(?:websites?|web|site|homepage|pagina|sitio|internet\w*|webseite|webadresse)(?![a-z])/u;

/** Words between the verb and what is sent; none of those that turn it into something else. */
const gap =
  '(?: (?!(?:if|when|whenever|whether|once|after|before|because|about|regarding|someone|somebody|to|back|over|tomorrow|my|our|code|login|password|quote|estimate|si|cuando|al|alguien|quand|quelqu|wenn|ob|zu)\\b)\\w+){0,7}?';
const phone = '(?:phone|cell|cellphone|mobile|number)';
const notAPage =
  '(?! (?:fence|designer|developer|design|redesign|builder|hosting|quote|estimate|login|password|visit|plan|survey|inspector|inspection|manager|map|crew|is|was|does|doesnt|did|didnt|you (?:sent|texted|gave)|that (?:you )?(?:sent|texted|doesnt|does|didnt)))';
const page = `(?:links?|urls?|websites?|web ?sites?|web ?page|web ?address|home ?page|(?:booking|scheduling|appointment|reservation|order|ordering|payment) (?:page|site|form)|where (?:i can|to) (?:book|schedule|reserve)|(?<!job |building |work |construction )site)${notAPage}`;
const mobile = `(?:(?:over )?to (?:me|my (?:cell |mobile )?${phone}|this (?:${phone}|cell phone|mobile number))|me)`;
const asText =
  '(?:(?:by|via|as|in|over|through|with) (?:a )?(?:text|sms|message|text message)|texted|sent|messaged)';
const please =
  '(?:please|just|maybe|kindly|possibly|also|uh|um|then|quickly|simply|go ahead and|and|now|actually)';
const wouldYou = `(?:(?:can|could|would|will|might|may) (?:you|ya|u)(?: (?:guys|be able to|mind|possibly))*|(?:is it possible|would it be possible|any chance|(?:any|a) way)(?: for)?(?: you)?(?: to| could| can)?|(?:i|id)(?: d| would| really| do)* (?:want|need|like|love|appreciate it if|prefer) (?:for )?you (?:to|could)|(?:do|dont) you think you (?:can|could)|go ahead and|why dont you|how about you|you can|you could|lets have you|you may)(?: ${please})*`;
const send = '(?:text|send|sms|message|shoot|drop|forward)';
const sending = '(?:text|send|sms|message|shoot|drop|forward|texting|sending|messaging)';

const english = [
  `(?:^|(?:so|please) (?:just |please )?)${send} me${gap} ${page}`,
  `^(?:text|send|sms|message|forward)${gap} ${page}${gap} ${mobile}`,
  `${wouldYou} ${sending} me${gap} ${page}`,
  `${wouldYou} ${sending}${gap} ${page}${gap} ${mobile}`,
  `${wouldYou} ${sending} my (?:cell |mobile )?${phone}${gap} ${page}`,
  `(?:(?:can|could|may) i(?: \\w+)? (?:get|have|receive)|(?:i|id)(?: d| would| really| do)* (?:want|need|like|love)(?: to (?:get|have|receive))?|let me (?:get|have)|give me|(?:possible|a way|any way) (?:for me )?to (?:get|have|receive)|i ll take)${gap} ${page}${gap} ${asText}`,
  `^(?:${page}|the ${page}|booking link) (?:by|via|as) (?:a )?(?:text|sms)`,
];

const enlace =
  '(?:enlaces?|links?|liga|urls?|pagina(?: web| de internet)?|sitio(?: web)?|web|direccion (?:web|de (?:la|su) (?:pagina|web)|del sitio))';
const spanish = [
  `(?:(?:mand|envi|pas|compart|texte)(?:e|a|en)(?:me|nos)(?:lo)?)${gap} ${enlace}`,
  `(?:me )?(?:puede|podria|puedes|podrias|pueden|podrian) (?:mandar|enviar|pasar|compartir|textear)(?:me|nos)?${gap} ${enlace}`,
  `^me (?:lo )?(?:manda|envia|pasa|mandas|envias|pasas|comparte)(?! a )${gap} ${enlace}`,
  `(?:quiero|quisiera|necesito|me gustaria|prefiero) que me (?:mande|envie|pase|manden|envien|mandes|envies)${gap} ${enlace}`,
  `(?:quiero|quisiera|necesito|me gustaria|puedo|podria) (?:recibir|tener)${gap} ${enlace}${gap} (?:por|en) (?:un )?(?:mensaje|sms|texto)`,
];

const lien =
  '(?:liens?|urls?|site(?: web| internet)?|adresse (?:du site|de (?:votre|la) (?:site|page)|web|internet)|page (?:web|internet|de (?:reservation|rendez vous)))';
const envoyer = '(?:envoyer|transmettre|texter|partager|passer)';
const french = [
  `(?:envoyez|envoie|transmettez|textez|partagez|passez) (?:le )?moi${gap} ${lien}`,
  `(?:(?:pouvez|pourriez) vous|(?:peux|pourrais) tu|vous (?:pouvez|pourriez)|tu (?:peux|pourrais)) (?:m |me )${envoyer}${gap} ${lien}`,
  `(?:voudrais|veux|aimerais|souhaite|souhaiterais) que vous m envoyiez${gap} ${lien}`,
  `(?:voudrais|veux|aimerais|souhaite|souhaiterais|puis je|peux) (?:recevoir|avoir)${gap} ${lien}${gap} (?:par|en) (?:sms|texto|texte|message)`,
  `(?:voudrais|veux|aimerais|souhaite|souhaiterais|puis je|peux) (?:recevoir|avoir) par (?:sms|texto|texte|message)${gap} ${lien}`,
];

const seite =
  '(?:(?:buchungs|termin|reservierungs)?link|webseite|website|homepage|internetseite|web ?adresse|internetadresse|url|buchungsseite)';
const german = [
  `^(?:schick|send|text)(?:en|e|t)?(?: sie)? mir${gap} ${seite}`,
  `(?:(?:konnen|konnten|wurden) sie|(?:kannst|konntest|wurdest) du|sie konnen|sie konnten) mir${gap} ${seite}${gap} (?:zu|uber)?(?:schicken|senden|texten)`,
  `ich (?:hatte|mochte|will|brauche)${gap} ${seite}${gap} (?:per|als) (?:sms|text|nachricht)`,
];
const requests = among([...english, ...spanish, ...french, ...german]);

const sendAny =
  '(?:send|text|sms|message|texting|sending|link|links|website|url|sms|mande|mandes|manden|envie|envies|envien|envoyez|envoie|schicken|schick|senden|enlace|lien)';
const calledOff = among([
  `(?:dont|do not|never|no need to|without|rather not|rather you (?:didnt|did not)|stop|not to|shouldnt|please not|instead of)(?: (?!think|mind|have|own|know|understand|see|find|remember|live|use|speak)\\w+){0,3}? ${sendAny}`,
  `(?:dont|do not) (?:want|need)(?: \\w+){0,4}? ${sendAny}`,
  `no (?:me )?(?:lo )?(?:mand|envi|pas)\\w+|no (?:quiero|necesito)(?: \\w+){0,3} (?:enlace|link|mensajes?)`,
  `ne (?:m |me )?(?:envoyez|envoie|textez)|(?:veux|besoin) pas(?: \\w+){0,3} (?:lien|sms)|pas besoin`,
  `(?:nicht|keinen?)(?: \\w+){0,2} (?:link|sms|schicken|senden)|(?:link|webseite|sms) nicht`,
]);
const calledOffLast =
  /(?:^| )(?:(?:but|actually|no|wait|oh) (?:dont|do not|no|never mind|not now)|never ?mind|forget it|scratch that|(?:mejor|pero) no|dejelo|olvidelo|(?:mais|finalement) non|laissez tomber|(?:doch|lieber) nicht)(?: \w+)?$/u;

/** The link is wanted, and not as a text to this phone. */
const elsewhere = among([
  'email|emails|e mail|mail|mailing|gmail|inbox|fax|correo(?: electronico)?|courriel|whatsapp|facebook|instagram|by post',
  `(?:to|on|for) (?:my |a |the |his |her |their )?(?:wife|husband|mom|mum|mother|dad|father|son|daughter|friend|boss|sister|brother|partner|colleague|other (?:phone|number|cell)|wife phone|husband phone|different (?:phone|number)|another (?:phone|number))`,
]);

/** Asks what happened or what happens, and not for it. */
const question = among([
  '^(?:why|who|whose|when|what|which|how|did|do|does|has|have|was|were|is the|are|if|should|shall|can i (?:text|send)|may i (?:text|send)|por que|quien|cuando|como|que pasa si|pourquoi|qui|quand|comment|warum|wer|wann|wie) (?!(?:about you|it possible|you think you|(?:any|a) (?:way|chance)))',
  'asked (?:you|me) to|told me|said (?:you|to)|(?:he|she|they|it) (?:can|could|will|would)',
]);
