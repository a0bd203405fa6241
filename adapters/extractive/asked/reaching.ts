/** Questions on how, when and at which number somebody can be reached. Texts are plain: without accents, in lower case. */

const whomToCall =
  /^(and )?(what|which) number\W*$|\b(who|whom|what number|which number) (do|can|could|should|shall|must|would) (i|we|you) (best )?(ring|call|phone|dial)\b|\b(who|whom) to (ring|call|phone)\b|\b(wen|wem) (kann|soll|muss) (ich|man|wir) .{0,20}anrufen\b|\ba quien (llamo|puedo llamar)\b/u;
const whereTo = /\b(where|whereabouts|which address|what address) (do|can|could|should|shall|must) (i|we)\b/u;
const anybody =
  /\b(any(one|body)|some(one|body)) (still )?(in|there|around|about|at (the )?(desk|counter|office|reception|shop|store))\b(?! (who|that|whos|charge)\b)|\b(noch |gerade |jetzt )?jemand da\b|\bhay alguien( ahi| alli)?\W*$/u;

const atNight =
  /\bat (1[0-2]|[1-5]) (at night|in the night)\b|\bat ([1-5]|12) (in the morning|a\.?m)\b|\bat [1-5] ?a\.?m\b|\b(mitten in der nacht|in the night|during the night|nachts|de madrugada|en pleine nuit)\b/u;

export const asksWhomToCall = (plain: string): boolean => whomToCall.test(plain);
/** Where something is to be sent to. */
export const asksWhereTo = (plain: string): boolean => whereTo.test(plain);
/** "Anyone in the office still?" */
export const asksAnybody = (plain: string): boolean => anybody.test(plain);
/** Whoever calls at night asks for the line that is answered then. */
export const isAtNight = (plain: string): boolean => atNight.test(plain);
