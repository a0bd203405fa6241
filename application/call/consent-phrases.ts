/** How a language agrees and refuses, in bare words (lower case, no accents or marks). */
export interface ConsentPhrases {
  /** Each of them a yes by itself. */
  readonly agree: readonly string[];
  /** What may stand beside a yes or a no without changing it; alone it is neither. */
  readonly around: readonly string[];
  /** How a no begins. */
  readonly refuse: readonly string[];
  /** What makes a no none after all. */
  readonly open: readonly string[];
}

const en: ConsentPhrases = {
  agree: [
    'yes|yeah|yep|yup|yea|ya|yah|yessir|sure(?: thing)?|ok|okay|o k|k|absolutely|definitely|certainly|of course|by all means',
    'please do|go (?:right )?ahead|go for it|do (?:it|that|so)',
    '(?:that|this)(?: is)?(?: (?:totally|perfectly|just|absolutely))? (?:fine|good|great|perfect|correct|right|lovely|wonderful)',
    '(?:that|this|it)(?: (?:ll|will|would|d)) be (?:fine|good|great|ok|okay|perfect|lovely|wonderful)',
    '(?:that|this)(?: (?:ll|will|would|d))? works?(?: for me)?|sounds (?:good|great|fine|perfect)|fine|correct|works for me',
    'you (?:can|may)(?: do that| text (?:it|me)| send it)?',
    '(?:i|id)(?: d| would) (?:like|love|appreciate) (?:that|it)|i would|i agree',
    '(?:text|send)(?: (?:it|that|this|me|the link|over|to|here|this number))+',
  ],
  around: [
    'um|uh|er|oh|ah|well|so|mm|mhm|mm hmm|uh huh|right|great|perfect|lovely|wonderful|awesome|cool|alright|all right|excellent|good|now',
    'thanks|thank you(?: (?:so|very) much)?|thanks (?:a lot|so much)|please|ma am|sir|dear|and|very much',
    '(?:to )?(?:this|the same|that|my|my cell|my mobile) (?:number|phone|cell)(?: (?:please|is (?:fine|good|great|ok|okay|right|correct)|works))?',
    '(?:to )?the number (?:i m|im|i am) calling from(?: is (?:fine|good|right|correct))?',
    '(?:it|that|this) is(?! (?:fine|ok|okay|all|alright))|(?:it|that|this)(?: is)? my (?:cell|mobile|number|phone|cell phone)|i do',
    // By itself "that's okay" declines as often as it agrees.
    '(?:that|this|it)(?: is)? (?:ok|okay|all right|alright|fine)',
  ],
  refuse: [
    '(?:actually )?no|nope|nah|naw|i ll pass|no thanks|no thank you|never ?mind|not (?:now|today|necessary|really|needed|right now|this time|yet|interested|to this|on this)|negative',
    '(?:(?:yeah|yea|ya|okay|ok|please) )(?:no|nope|nah|dont|do not)',
    '(?:please )?(?:dont|do not)(?: (?:do|text|send|bother|want|need))',
    '(?:i|id|i d|i would)(?: (?:d|would))? (?:rather|prefer)(?: you)? (?:not|didnt|dont)',
    '(?:i|we) (?:dont|do not) (?:want|need|text|use|have a (?:cell|mobile))|(?:that|this|it)(?: is| s)? not (?:necessary|needed)|(?:that|it) (?:wont|will not) be necessary|no need|forget it|skip (?:it|that)|dont|absolutely not|definitely not|certainly not|of course not|please no',
  ],
  open: [
    'no (?:problem|worries|objections?|issue|doubt|idea|clue|trouble|sweat)|not (?:sure|a problem|bad|only)|dont (?:know|mind|care|think so but|worry|understand|see|have (?:my|a pen))',
    'and no|or no|(?:no|nope|nah|not|dont)(?: \\w+)* (?:yes|yeah|sure|okay go|go ahead|please do)|yes|what|how|why|hear|understand|catch|mean',
  ],
};

const es: ConsentPhrases = {
  agree: [
    'si|sip|claro(?: que si)?|por supuesto|desde luego|adelante|esta bien|de acuerdo|vale|correcto|exacto|asi es|como no|dale|ok|okay|seguro|con mucho gusto',
    'hagalo|hazlo|(?:mande|envie|pase|manda|envia|pasa)(?:me)?lo|me parece bien|si puede|puede hacerlo|se lo agradezco|si quiero',
  ],
  around: [
    'bueno|ah|eh|pues|perfecto|muy bien|excelente|gracias|muchas gracias|por favor|senor|senora|senorita|muy amable|ahora',
    '(?:a|al|en) (?:este|este mismo|mi|el mismo|mismo) (?:numero|telefono|celular|movil)',
  ],
  refuse: [
    'no|nop|nunca|jamas|mejor no|para nada|prefiero que no|de ninguna manera|ahora no|todavia no|dejelo|olvidelo|(?:si|claro) no gracias|claro que no|por supuesto que no',
  ],
  open: [
    'no (?:se|hay problema|importa|estoy segur[oa]|entiendo|entendi|comprendo|me importa|le entiendo|lo se|tengo inconveniente|hay inconveniente)|si|que|como|cual|pero si',
  ],
};

const fr: ConsentPhrases = {
  agree: [
    'oui|ouais|d accord|bien sur|volontiers|avec plaisir|entendu|certainement|tout a fait|absolument|exact(?:ement)?|ok|okay|je veux bien|ca marche|ca me va|tres bien',
    'allez y|vas y|faites(?: le| donc)?|envoyez(?: (?:le|moi|la|ca))*|vous pouvez',
  ],
  around: [
    'euh|ah|bon|alors|eh bien|parfait|super|merci(?: (?:bien|beaucoup))?|s il (?:vous|te) plait|svp|madame|monsieur',
    '(?:a|sur) (?:ce|le meme|mon) (?:numero|portable|telephone|cellulaire)',
  ],
  refuse: [
    'non|nan|pas (?:la peine|besoin|maintenant|necessaire|aujourd hui|du tout|question)|surtout pas|jamais|plutot pas|certainement pas|bien sur que non|(?:je )?(?:ne )?(?:prefere|veux|souhaite) (?:pas|que non|mieux pas)|je prefere pas|n envoyez (?:rien|pas)|ne (?:m )?envoyez (?:rien|pas)|laissez tomber|oubliez|ce n est pas (?:la peine|necessaire)|oui non',
  ],
  open: ['pas (?:de (?:probleme|souci)|sure?)|sais pas|oui$|si$|comprends|compris|quoi|comment|quel'],
};

const de: ConsentPhrases = {
  agree: [
    'ja|jawohl|jo|gerne?|klar|naturlich|okay|ok|sicher|in ordnung|einverstanden|genau|richtig|stimmt|selbstverstandlich|unbedingt',
    'machen sie (?:das|es)|tun sie das|(?:das|es) (?:passt|geht|ist (?:gut|okay|ok|in ordnung|richtig))(?: so)?|(?:schicken|senden) sie(?: (?:ihn|es|mir|das|den link))*',
  ],
  around: [
    'ah|ahm|oh|gut|super|prima|perfekt|schon|bitte(?: schon)?|danke(?: schon)?|vielen dank|sehr|doch|mal|aber gerne?',
    'an (?:diese|meine|dieselbe) (?:nummer|handynummer)',
  ],
  refuse: [
    'nein|nee|ne|no|lieber nicht|(?:das ist )?nicht (?:notig|jetzt|notwendig)|bloss nicht|auf keinen fall|keinesfalls|naturlich nicht|besser nicht|ja nein|nicht',
  ],
  open: [
    'kein problem|keine ahnung|weiss nicht|nicht (?:sicher|verstanden|schlecht)|ja$|doch$|was|wie|macht nichts',
  ],
};

export const consentPhrases: Readonly<Record<string, ConsentPhrases>> = { en, es, fr, de };
