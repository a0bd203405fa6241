import type { WishPhrases } from './simple-wishes.js';

const somebody =
  '(?:(?:un|una|el|la|algun|alguna|su) )?(?:(?:ser|verdader[oa]|otra) )?(?:persona(?: (?:real|de verdad))?|human[oa]|alguien|agente|representante|operadora?|gerente|duen[oa]|encargad[oa]|recepcionista|emplead[oa]|asesora?|recepcion|supervisora?)';
const while_ = '(?:momento|momentito|segundo|segundito|minuto|minutito|ratito|rato)';
const parting =
  '(?:adios|chao|chau|bye(?: bye)?|hasta (?:luego|pronto|manana|la vista)|nos vemos|(?:eso|esto)? ?(?:es|seria|era|fue) todo(?: (?:por (?:hoy|ahora)))?|nada mas|(?:que )?(?:tenga|pase|le vaya|tengan)(?: (?:un|una|muy))*(?: (?:buen|buena|bonito|lindo|feliz|excelente|bien))?(?: (?:dia|tarde|noche))?|(?:feliz|buen) dia|me tengo que ir|tengo que (?:irme|colgar)|me voy)';

export const spanish: WishPhrases = {
  person: {
    within: [
      `(?:hablar|comunicarme|conversar|comunicar|hablo) (?:directamente )?con ${somebody}`,
      '(?:pase|pasa|pongan?|ponga|comunique|comunica|transfiera|transfiere|conecte)(?:me)(?: \\w+)? con',
      'transfier[ae]me',
      'no (?:quiero|me gusta) hablar con (?:un |una |el |la )?(?:robot|maquina|grabacion|computadora)',
      `(?:quiero|necesito) (?:a )?${somebody}$`,
    ],
    alone: [`(?:con )?${somebody}`, 'atencion al cliente'],
  },
  slower: {
    within: [
      'mas (?:despacio|lento|lentamente|despacito)',
      '(?:hablas?|vas?|esta hablando|estas hablando) (?:muy|demasiado|tan) (?:rapido|deprisa|aprisa)',
    ],
    alone: ['despacio', '(?:muy|demasiado) rapido'],
  },
  repeat: {
    within: [
      '(?:puede|podria|puedes|podrias)(?: (?:por favor|volver a))* (?:repetir\\w*|decir(?:me)?lo (?:de nuevo|otra vez)|decirlo)',
      '(?:me )?(?:lo )?(?:repite|repita|repitame|repitalo)(?: (?:por favor|eso|de nuevo|otra vez))*$',
    ],
    alone: [
      'repita(?:lo|melo)?',
      'repite(?:lo|melo)?',
      '(?:como|que)(?: (?:dijo|dice|dijiste|fue eso))?',
      'mande',
      'otra vez',
      'de nuevo',
      'una vez mas',
      'no (?:le |lo |te |la )?(?:entendi|escuche|oi|entiendo|escucho|he entendido|he oido)(?: (?:bien|nada|eso))?',
      'perdon',
      'disculpe',
    ],
  },
  hold: {
    within: [],
    alone: [
      `(?:(?:espere|espera|espereme|esperame|aguarde|deme|dame|permitame|solo) )*(?:un|una|unos) ${while_}`,
      'espere|espera|espereme|esperame|aguarde|permitame',
      'no cuelgue',
    ],
  },
  goodbye: {
    within: [],
    alone: [`(?:(?:${parting}|gracias|muchas gracias|no|bueno|vale|muy amable|y) )*${parting}`],
  },
};
