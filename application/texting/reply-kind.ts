import { sentencesOf, wordsAlone } from './bare-sentences.js';
import { asksToBeLeftAlone } from './opt-out-phrases.js';

export type TextKind = 'stop' | 'start' | 'help' | 'cancel' | 'other';

/**
 * What a text to the business's number asks of the number itself. Carriers know a keyword only as the whole body; a person
 * who writes "stop please" means the same, and the law asks what a reasonable reader would understand (47 CFR
 * 64.1200(a)(10)). Where `stop` and `other` are both possible it is `stop`, except for a question about the business:
 * nothing is lost by one message less. `cancel` opts out too, and may mean an appointment besides.
 */
export function textKind(body: string): TextKind {
  const read = body.slice(0, lengthMax);
  const sentences = sentencesOf(read);
  if (sentences.some(saysStop)) return 'stop';
  const whole = withoutCourtesy(wordsAlone(read)).replaceAll(' ', '');
  if (cancel.has(whole)) return 'cancel';
  if (start.has(whole)) return 'start';
  if (help.has(whole)) return 'help';
  return stop.has(whole) ? 'stop' : 'other';
}

/** Longer than any text that Twilio delivers. */
const lengthMax = 1600;

const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '));

// Without spaces and accents: "S T O P", "opt-out" and "Arrêt" stand here as well. Some are common slips.
const stop = listed(
  'stop stopp stpo sotp stops stopit stopall stopnow end quit revoke optout unsubscribe unsubscribed unsubcribe unsuscribe unsub remove removeme alto pare paren parar para baja debaja darmedebaja detener detenga detengan basta nomas terminar salir arret arrets arreter arretez stopsms desabonner desabonnement desabonnez desinscrire desinscription abmelden abbestellen aufhoren sair',
);
const cancel = listed(
  'cancel cancelled canceled cancell cancela cancelar cancele annuler annule annulez annulation stornieren abbrechen',
);
const start = listed(
  'start startagain restart yes unstop optin subscribe resubscribe comenzar empezar iniciar si reanudar demarrer commencer reprendre oui starten ja comecar sim',
);
const help = listed(
  'help helpme info information ayuda ayudame informacion aide aider aidez aidezmoi hilfe ajuda informations',
);

const courtesy =
  /(?<![a-z])(?:please|pls|plz|thanks|thank you|thx|ok|okay|por favor|gracias|svp|s il (?:vous|te) plait|merci|bitte|danke|por gentileza|obrigad[oa])(?![a-z])/gu;
const withoutCourtesy = (words: string): string =>
  words.replaceAll(courtesy, ' ').replaceAll(/ +/gu, ' ').trim();

function saysStop(sentence: string): boolean {
  const words = withoutCourtesy(sentence);
  if (stop.has(words.replaceAll(' ', ''))) return true;
  return asksToBeLeftAlone(sentence) || briefly(words) || commanded.test(words) || sentAway.test(words);
}

/** "stop it man", and not "bus stop". A few words with a bare "stop" among them have little else to say. */
const briefly = (words: string): boolean =>
  words.split(' ').length <= 4 && /(?<![a-z])stop(?![a-z])/u.test(words) && !otherStops.test(words);

const otherStops =
  /(?<![a-z])(?:(?:bus|tram|train|subway|metro|truck|pit|non|one|next|last|first|short|door|full) stop|stop (?:by|in|at|over|for|here|there|off)|(?:when|where|why|what|which|who|how|does|do|did|will|is|it|doesn?t|dont|won?t|wont|cant) (?:\w+ )*stop)/u;

/** "Stop now or I will report you", and not "stop by" or "stop in at six". */
const commanded =
  /^stop (?:now|it|this|that|these|those|or|and|already|right now|immediately|all|everything|with)(?![a-z])/u;

const sentAway =
  /^(?:(?:you (?:have|got) the )?wrong (?:number|person)|(?:fuck|piss|bugger|eff|f) off|go away|get lost|spam|not interested|numero equivocado|no me interesa|mauvais numero|falsche nummer)(?: \w+){0,2}$/u;
