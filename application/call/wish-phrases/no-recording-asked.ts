import { among, withoutCourtesies } from './whole-words.js';

/**
 * Whether somebody objects to being recorded. Asking whether the call is recorded, or what becomes of a recording, is no
 * objection, nor is one that somebody else might have.
 */
export const noRecordingAsked = (sentences: readonly string[]): boolean =>
  sentences.some((sentence) => {
    const bare = withoutCourtesies(sentence);
    // The bare words lack a "no" that stood first.
    return (objections.test(sentence) || objections.test(bare)) && !otherwise.test(bare);
  });

const me =
  '(?:to|be|being|this|that|the|call|calls|my|our|voice|conversation|you|me|us|it|with|about|of|any|having|get|getting|for|guys|on|a|all|at|want|consent|permission)';
const call =
  '(?:me|this|us|the|our|my|it|that|call|conversation|voice|anything|on|now|please|right|here|phone|line|okay)';

const objections = among([
  `(?:i|we|id|i d)(?: \\w+)? (?:dont|do not|wont|will not|cannot|cant|would not|wouldnt)(?: \\w+)? (?:want|wish|like|agree|consent|give(?: you)?|authori[sz]e|allow|permit|feel comfortable)(?: ${me})* (?:recorded|recording|record|taped|recordings)`,
  `^(?:dont|do not)(?: you)?(?: dare)? (?:record|tape)(?: ${call})*$`,
  `^(?:(?:can|could|would|will) you(?: please| just)? |(?:i|id|i d)(?: would| d)? (?:want|like|need) you to |i m asking you to |you (?:need|have) to )?(?:stop|turn off|shut off|switch off|pause|disable|cut|end|kill)(?: the| this| your| that)? (?:recording|taping|recorder|tape|record)(?: ${call})*$`,
  `(?:turn|take|switch|shut) (?:the|that|your|this) (?:recording|recorder|tape) off`,
  `^no recording(?: ${call})*$`,
  `(?:i|we)(?: \\w+){0,2} (?:object|opposed|refuse|decline|uncomfortable|not comfortable|not ok|not okay|not fine|not happy)(?: ${me})* (?:recorded|recording|record)`,
  '(?:i|id|i d|we)(?: d| would|ll)? (?:rather|prefer)(?: to)? not(?: to)? be (?:recorded|taped)',
  '(?:i|id|i d|we)(?: d| would)? (?:rather|prefer)(?: that| if)? you (?:not|didnt|dont|did not|do not) (?:record|tape)',
  `(?:can|could|may) (?:we|you|i)(?: \\w+){0,5} without (?:being recorded|recording|the recording|a recording)`,
  '(?:i|id|i d)(?: d| would)? (?:rather|prefer)(?: if| that)? (?:this|it|the call|that|we) (?:wasnt|was not|isnt|is not|werent|were not|not be)(?: being)? recorded',
  `i (?:didnt|did not|never)(?: \\w+)? (?:agree|agreed|consent|consented)(?: ${me})* (?:recorded|recording)`,
  '(?:can|could) (?:this|we|it|i|the call)(?: please)? not be recorded',
  'you (?:dont|do not) have my (?:permission|consent) to record',
  'no (?:quiero|deseo|acepto|autorizo|consiento|permito|me gusta|estoy de acuerdo)(?: (?:que|con|en|ser|me|se|esto|esta|la|a|llamada|mi|voz))* (?:grabe|graben|grabes|grabado|grabada|graba|grabacion|grabar|grabarme)',
  '^no (?:me |nos )?(?:grabe|graben|grabes)(?: (?:esta|la|esto|esa|llamada|mi|voz|conversacion|nada|por|favor))*$',
  '(?:deje|dejen|deja|pare|paren|para) de grabar|(?:detenga|apague|pare|quite|desactive|corte)n? la grabacion',
  'prefiero que no (?:me |se )?grab\\w+|prefiero (?:que no|no ser grabad[oa])',
  '(?:veux|souhaite|desire|accepte|consens) pas(?: (?:que|qu|a|d|etre|l|on|vous|cet|cette|m|appel|ce|soit|suis|je))* (?:enregistre\\w*)',
  'n enregistrez (?:pas|plus|rien)|(?:arretez|cessez|stoppez|coupez|desactivez)(?: (?:l|de|d|m|cet|me))* enregistr\\w+',
  'je (?:refuse|m oppose)(?: (?:a|d|de|l|etre|que|cet|cette|cet appel soit))* enregistr\\w+|pas d accord pour (?:etre enregistre\\w*|l enregistrement)',
  '(?:mochte|will|wunsche) nicht(?: \\w+){0,3} (?:aufgezeichnet|mitgeschnitten|aufgenommen)|(?:mochte|will|wunsche) keine (?:aufnahme|aufzeichnung)',
  '(?:stoppen|beenden|unterlassen) sie (?:die |bitte )*(?:aufnahme|aufzeichnung)|(?:nehmen|zeichnen) sie (?:das|mich|dieses gesprach|den anruf|das gesprach) nicht auf|schalten sie (?:die )?(?:aufnahme|aufzeichnung) (?:ab|aus)',
  'nicht (?:damit )?einverstanden(?: \\w+){0,6} (?:aufnahme|aufzeichnung|aufgezeichnet|aufgenommen)',
]);

const otherwise = among([
  '^(?:what if|what happens|if|why|how|when|who|do i|is it|does|did|can i|que pasa si|si|et si|was wenn|wenn)',
  'mind|stop recording (?:music|videos?|songs?)|(?:recorded|recording) (?:as|in your (?:system|file)|music|studio|session|equipment)|(?:medical|dental|health|vaccination|police|public|criminal) record\\w*|record(?:ing)? (?:player|label|store|time)|miss(?: \\w+)* recording',
]);
