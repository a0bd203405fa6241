/**
 * Whether somebody asks, in words of their own, that no more texts be sent to them. `sentence`: bare words, as
 * `sentencesOf` gives them. The same words count in a text and on a call. Refusing one link ("don't text me the link") is no
 * opt-out, nor is a question about the business.
 */
export const asksToBeLeftAlone = (sentence: string): boolean =>
  asked.test(sentence) && !aboutTheBusiness.test(sentence);

const texts = '(?:texts?|text messages?|messages?|msgs?|sms|texting|notifications?)';
const filler =
  '(?:please|pls|plz|just|so|and|but|ok|okay|no|yes|yeah|hey|hi|hello|well|also|look|listen|sorry|actually|um|uh|now|then|thanks|you|u|to|ever|again)';
const again =
  '(?:again|any ?more|ever|any longer|back|from now on|in future|in the future|at all|please|pls|thanks|thank you|okay|ok)';

const english = [
  `(?:stop|quit|cease)(?: \\w+){0,2} (?:texting|messaging|sending|contacting|spamming|bothering|harassing|writing to me|${texts})`,
  `^(?:${filler} )*(?:dont|do not|never)(?: ever| you| u| please| dare)* (?:text|message|sms|contact|write(?: to)?|msg)(?: (?:me|us|this (?:number|phone)|my (?:phone|number|cell)))?(?: by (?:text|sms|phone))?(?: (?:${again}|to (?:me|this number)))*$`,
  `(?:dont|do not|never|not to|cannot|cant)(?: ever| you| u| please)* (?:text|message|contact|msg)(?: (?:me|us|this (?:number|phone)|my (?:phone|number|cell)))? (?:again|any ?more|ever|any longer|by (?:text|sms)|at all)`,
  `(?<!why )(?:dont|do not|never)(?: ever| you| u| please)* send(?: (?:me|us|my phone|this number|any|any more|anymore|more|no more|your|these|those))* (?:texts|text messages?|messages|msgs|sms|anything|stuff)(?! (?:when|if|about|with))`,
  `(?:dont|do not|no longer|never|didnt|did not)(?: \\w+)? (?:want|wish|like|care)(?: (?:any|more|your|these|those|to|get|getting|be|being|receive|receiving|have|for|further|of))* (?:texts|text messages?|messages|msgs|sms|texted|messaged|contacted)`,
  `(?:dont|do not|no longer)(?: \\w+)? want (?:you (?:guys |people )?to (?:text|message|contact)|you (?:texting|messaging)|this number (?:texting|to text))(?: me)?(?: ${again})*$`,
  `(?:no|not) (?:more|further) ${texts}`,
  `(?<!yes )^(?:${filler} )*no (?:texts|messages|sms|texting)(?: ${again})*$`,
  '(?:lose|delete|erase|remove|forget) (?:me|my (?:phone |cell |mobile )?(?:number|name|info|information|contact|details|data))(?: \\w+)*',
  '(?:take|get|keep|scratch|strike) (?:me|us|this number|my (?:phone |cell |mobile )?(?:number|name))(?: down)? (?:off|out)(?: of)?(?: (?:of|this|your|the|that|any|all|text|texting|marketing|mailing|contact|sms|message|calling|phone))*(?: (?:lists?|texts?|messages?|system|database))?(?: please| now| thanks)*$',
  `(?:can|could|would|will) you (?:please )?not (?:text|message|msg)(?: me| this number)?(?: ${again})*$`,
  'unsubscribe|unsub|opt(?: me| us| this number| my number)? out|opting out|revoke(?: my)? (?:consent|permission)|(?:withdraw|take back|cancel)(?: my)? (?:consent|permission|text(?:s| messages?| alerts?)|messages)',
  `enough (?:with|of) (?:the|these|your) ${texts}`,
  `${texts}(?: \\w+){0,6} (?:want|make|wish|need) (?:them|it|this|these|that|you) (?:to )?stop`,
  'leave me(?: the \\w+)? alone|stop bothering me',
  '(?:turn|shut|switch) (?:off|down) (?:the|these|your|my|all)? ?(?:texts|text messages|messages|sms)',
  'put me on (?:your|the|a) (?:do not|dont|no) (?:text|contact|call)(?: \\w+)?',
];
const spanish = [
  '(?:dej(?:e|en|a|ar|es|ad) de|par(?:e|en|a|ar) de|no vuelv(?:a|an|as) a|no sig(?:a|an)) (?:escrib\\w*|mand\\w*|envi\\w*|contact\\w*|text\\w*|molest\\w*|mensaj\\w*)',
  '(?:no|ya no|nunca)(?: me| nos)+(?: vuelv\\w+ a)? (?:mand(?:e|en|es)|envi(?:e|en|es)|escrib(?:a|an|as)|contact(?:e|en|es)|texte(?:e|en|es)?|molest(?:e|en|es))(?: (?:mas|nunca|otra|ningun|nada|mensajes?|textos?|sms|de|por))*(?: (?:mensajes?|textos?|sms|nada|vez|mas))?(?: por favor)?$',
  'no quiero(?: \\w+){0,3} (?:mensajes|textos|sms)|no mas (?:mensajes|textos|sms)',
  '(?:borr|elimin|quit|sac|saqu)(?:e|en|a|ar)(?:me|nos)?(?: (?:mi|este))? ?(?:numero|de (?:su|la|esta|tu) lista)',
  '(?:dar(?:me)?|den?me|quiero) (?:de )?(?:la )?baja(?! de precio)|cancelar (?:la )?(?:suscripcion|los mensajes)',
  'dej(?:e|en)me en paz',
];
const french = [
  '(?:arret(?:ez|e|er)|cess(?:ez|e|er)) (?:de |d )(?:m |me |nous )?(?:envoyer|ecrire|contacter|texter|deranger|harceler)',
  'ne (?:m |me |nous )(?:envoyez|envoie|ecrivez|ecris|contactez|contacte|textez|texte|derangez)(?: \\w+)? ?(?:plus|jamais|pas de (?:sms|messages?|textos?))(?! (?:le|la) )',
  '(?:je )?(?:ne )?veux (?:plus|pas) (?:recevoir |de |d |etre )+(?:\\w+ ){0,2}(?:sms|messages?|textos?|contactee?|textos)',
  '(?:retir|supprim|enlev|effac|desinscri|desabonn)(?:ez|e|er|vez)(?: |$)(?:moi|mon numero|me|mes)(?: \\w+)*',
  '^(?:\\w+ )?plus de (?:sms|messages?|textos?)(?: \\w+){0,2}$|plus aucun (?:sms|message|texto)',
  'desabonn\\w*|desinscri\\w*',
  '(?:laiss(?:ez|e)|fichez|foutez) moi (?:tranquille|la paix)',
];
const german = [
  '(?:keine?|nie)(?: weiteren?)? (?:nachrichten?|sms|texte?)(?: \\w+)* mehr|keine (?:weiteren )?(?:nachrichten|sms)$',
  '(?:schreib|schick|send|kontaktier|text)(?:en|e|t)?(?: sie| ihr)? (?:mir|mich|uns)(?: bitte)? (?:nicht|nie|nichts|keine)(?: (?:nachrichten|sms|wieder|nie))* ?mehr',
  '(?:hor(?:en|t)?(?: sie)? auf|aufhoren)(?: damit)?(?: mir| mich)?(?: \\w+)* (?:schreiben|schicken|senden|texten|kontaktieren|sms|nachrichten)',
  '(?:losch|streich|entfern)(?:en|e|t)?(?: sie)?(?: bitte)? (?:mich|meine (?:telefon|handy)?(?:nummer|daten))',
  '(?:nachrichten|sms) (?:abbestellen|abmelden|stoppen)|melden sie mich (?:\\w+ )?ab',
  'lass(?:en)?(?: sie)? mich in ruhe',
];
const portuguese = [
  '(?:pare|parem|para) de (?:me )?(?:mandar|enviar|escrever|contatar|contactar)',
  'nao (?:me )?(?:mande|mandem|envie|enviem|escreva|escrevam)(?: \\w+)? mais|nao quero(?: \\w+){0,2} (?:mensagens|sms)',
  '(?:remova|apague|tire|retire)(?:m)? (?:me|o meu|meu) (?:numero|da lista)',
];

const asked = new RegExp(
  `(?<![a-z0-9])(?:${[...english, ...spanish, ...french, ...german, ...portuguese].join('|')})(?![a-z0-9])`,
  'u',
);

const aboutTheBusiness =
  /(?<![a-z])(?:(?:when|what time|how late|until when|at what time) do you|(?:wait|waiting|guest|wish|price|standby) ?list|from (?:the|my) (?:order|invoice|bill|appointment|booking|reservation)|name (?:from|off) the (?:booking|appointment|reservation|table)|forgot|forget my)(?![a-z])/u;
