import { stopWords } from './stop-words.js';
import { plainText, wordsOf } from './words.js';

/**
 * What is asked, without what people say around it out of politeness: greetings, their own name, "sorry to bother you", thanks.
 * What is left stands word for word as it was said; where nothing would be left, the text is given back as it is. Whoever asks
 * whether this is the house, by its name, is polite as well.
 */
export function withoutCourtesies(text: string, house?: string): string {
  const units = unitsIn(text);
  const isCourtesy = units.map(
    (unit) => isPolite(unit) || (house !== undefined && asksForHouse(unit, house)),
  );
  const first = isCourtesy.indexOf(false);
  if (first === -1) return text;
  const last = isCourtesy.lastIndexOf(false);
  const kept = units.filter((_, at) => {
    if (at < first || at > last) return false;
    // In the middle a part of a sentence belongs to it.
    return isCourtesy[at] !== true || !isWhole(units, at);
  });
  return kept.join('').replace(leading, '').trim();
}

/** "Hi there um do you take cards": what may stand before a question without a mark. */
const leading =
  /^\W*(?:(?:(?:hi|hello|hey|hiya|hallo|hola|bonjour|good (?:morning|afternoon|evening)|guten tag)(?: there)?\b|u+h+m*\b|u+m+\b|e+r+m+\b|yeah\b|okay\b|ok\b|so\b|well,)[\s,]*)+(?=[\p{L}\p{N}¿¡])/iu;

/** Clauses with the mark and the space behind them. A mark inside a number or an address ends nothing. */
const unitsIn = (text: string): readonly string[] =>
  text.match(/.+?(?:(?<!\b(?:mr|mrs|ms|dr|mme|st))[.!?;,:…\n–—]+(?=\s|$)\s*|$)/gisu) ?? [];

const isWhole = (units: readonly string[], at: number): boolean =>
  ends.test(units[at] ?? '') && (at === 0 || ends.test(units[at - 1] ?? ''));
const ends = /[.!?…\n]\s*$/u;

function isPolite(unit: string): boolean {
  const plain = plainText(unit)
    .replaceAll(/[^\p{L}\p{N}\s'’-]/gu, ' ')
    .replaceAll('’', "'")
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(fillers, '')
    .replace(greeting, '')
    .replace(fillers, '');
  return plain === '' || courtesies.some((one) => one.test(plain)) || tellsName(unit, plain);
}

function asksForHouse(unit: string, house: string): boolean {
  const called = reached.exec(plainText(unit).trim())?.[1];
  const words = new Set(wordsOf(house));
  return called !== undefined && wordsOf(called).every((word) => words.has(word) || word === 'the');
}
const reached =
  /\b(?:is this|have i reached|am i (?:speaking|talking) (?:to|with)|es|bin ich bei|c'est bien) (.+)$/u;

/** "Hi, it's Dana again": whoever only says who is calling. What reads like a name and is none ("this is urgent") stays. */
function tellsName(unit: string, plain: string): boolean {
  const { named = '', bare = '', spoken = '' } = names.exec(plain)?.groups ?? {};
  if (named !== '') return isName(named);
  if (spoken !== '') return isName(spoken);
  if (bare === '') return false;
  const written = /^\W*(?:\p{L}+['’ ]+){1,3}?(\p{Lu}[\p{L}'’-]*(?:\.? \p{Lu}[\p{L}'’-]*){0,2})\W*$/u.exec(
    unit,
  )?.[1];
  return (
    written !== undefined &&
    plainText(written.replaceAll('.', '')).replaceAll('’', "'") === bare &&
    isName(bare)
  );
}

const isName = (words: string): boolean => words.split(' ').every((word) => !stopWords.has(word));

const anyOf = (...patterns: readonly string[]): string => `(?:${patterns.join('|')})`;
const name = String.raw`(?:(?:mr|mrs|ms|miss|dr|herr|frau|senora?|madame|monsieur) )?\p{L}[\p{L}'-]*(?: \p{L}[\p{L}'-]*){0,2}`;
const from = String.raw`(?: (?:from|in|over in|aus|de|desde) [\p{L}' -]{2,40})?`;
const speaking = "(?:here|speaking|calling|again|am apparat|a l'appareil)";

const names = new RegExp(
  `^${anyOf(
    // Whoever says "my name is" or "speaking" has told a name, however it is written.
    `(?:my (?:first )?name(?: is|'s)?|names?(?: is)?|me llamo|mi nombre es|le habla|ich heisse|mein name ist|hier spricht|je m'appelle|mon nom est|meu nome e|me chamo) (?<named>${name})(?: ${speaking})*${from}(?: and i (?:have|'ve got) (?:a |some )?(?:quick )?questions?)?`,
    `(?:(?:this is|it'?s?|it is|i'?m|i am|ici) )?(?<spoken>${name})(?: \\d{1,3})? ${speaking}(?: ${speaking})?${from}`,
    `(?:this is|it'?s?|it is|i'?m|i am|soy|habla|ici|c'est|hier ist|ich bin|aqui es) (?<bare>${name})`,
  )}$`,
  'u',
);

/** What is said while one thinks. */
const fillers =
  /^(?:(?:u+h+m*|u+m+|e+r+m*|h+m+|oh|ah|well|yeah|yes|yep|ok|okay|so|right|alright|look|listen|and|but|just|also|ja|ahm?|also|bueno|pues|eh|euh|ben|alors|bon)(?: |$))+/u;

const hello = anyOf(
  'hi+( there)?|hello+( there)?|hey+( there)?|hiya|howdy|greetings|good (morning|afternoon|evening|day)( to you)?|morning|afternoon|evening',
  'hola|buenos dias|buenas( tardes| noches)?|buen dia|alo|diga',
  'hallo|guten (tag|morgen|abend)|moin( moin)?|servus|gruss gott|gruezi',
  'bonjour|bonsoir|salut|allo',
  'ola|oi|bom dia|boa (tarde|noite)',
);
const audience =
  '( again| everyone| everybody| guys| team| folks| all| you| sir| madam| maam| senor| senora| zusammen| monsieur| madame)*';

const greeting = new RegExp(`^(?:${hello}${audience}(?: |$))+`, 'u');

const courtesies: readonly RegExp[] = [
  // How it goes.
  "how('s| is| are) (you|u|ya|things|everything|it going|your day( going)?)( all)?( doing)?( today| this (morning|afternoon|evening))?",
  "(i )?hope (you'?re|you are|all is|everything('s| is)|you're all) (well|good|ok|okay|fine|doing (well|good|ok|okay|fine)|having a (good|nice|great|lovely) (day|one|week))",
  'como (esta|estan|estas|le va)( usted| ustedes)?( hoy)?|que tal( esta| estan)?|wie geht( e?s)?( ihnen| euch| dir)?|comment (allez-vous|ca va|vas-tu)|(vous allez|ca va) bien|tudo bem',
  // Whether anybody is there.
  '(can|could|do) you hear me( ok| okay| all right| now)?|(are you|is (anyone|anybody|someone|somebody)) (still )?there|is this thing (on|working)',
  "(anybody|anyone|somebody) (there|home)|(me )?(oye|escucha)|me (puede|pueden|podria) (oir|escuchar)|horen sie mich|konnen sie mich horen|vous m'entendez|m'entendez-vous",
  // That one is sorry, and that one has a question.
  "(i'?m |i am )?(so |very |really )?sorry( to (bother|disturb|trouble|call|interrupt)( you)?( so (late|early)| again)?| about (that|this))?|excuse me|pardon( me)?|apologies",
  '(disculpe|disculpen|perdon|perdone|perdonen|lo siento)( la molestia)?|entschuldigung( die storung)?|entschuldigen sie( bitte)?( die storung)?|verzeihung|sorry|excusez-moi( de vous deranger)?|desole(e)?( de vous deranger)?',
  "(i('ve| have)( got)? |got )?(just |only )?((a |one )?(really |very )?(quick|little|small|simple|short|brief) |a |one |some |a couple of |a few |two |2 )(quick )?(questions?|one|things?|query)( (for|to ask) you( guys)?| please)?",
  'quick question|question( for you)?',
  "tengo (una|unas|dos) (preguntas?|consultas?|dudas?)( rapidas?)?|una (pregunta|consulta)( rapida)?|(ich (habe|hatte|hab)( da)?( mal)? )?(eine|ne|mal eine|noch eine|kurze) (kurze |kleine |schnelle )?frage|j'ai (une|quelques) (petites? )?questions?|une (petite )?question",
  '(can|could|may|might) (i|we) (just )?(quickly )?ask (you )?(something|a (quick )?question|one thing|you something)( please)?',
  '((can|could|would|will) you|you can|maybe you can|perhaps you can|i (was )?(hope|hoping|wonder(ing)?)( that)?( if)?( maybe)? ?you (can|could|might)?( be able to)?|please) ?(please )?help( me)?( out)?( here)?( with (something|a question))?( please)?',
  "(me )?(puede|pueden|podria|podrian) ayudar(me)?|(konnen|konnten) sie mir (bitte )?(kurz )?(helfen|weiterhelfen)|(pouvez-vous|vous pouvez|pourriez-vous) m'aider|queria (preguntar|saber)|quisiera (preguntar|saber)|ich wollte (mal |nur )?(kurz )?fragen|je voulais (vous )?(demander|savoir)",
  "(i was |i'?m |i am )?(just )?(wondering|curious)|i (just )?(want(ed)?|would like|'d like|need(ed)?) to (know|ask( you)?)|i'd (just )?like to (know|ask( you)?)|(please )?(can|could) you tell me|(please )?tell me|let me ask( you)?( something)?",
  // How one came here.
  'i (just )?(found|saw|got|came across|noticed|was given) (you|you guys|your (number|website|site|page|ad|advert|details|name|business|shop))( (guys|online|on|in|from|the|a|my|internet|web|website|site|google|maps|facebook|instagram|yelp|window|phone|book|friend|neighbou?r))*',
  "i'?m (just )?(calling|ringing|phoning|writing|messaging|getting in touch)( you)?( (from|in|over in) [\\p{L}' -]{2,40}| (because|as|since) i (just )?(want|wanted|need|would like|'d like) to (know|ask))?",
  '(is|have i reached|am i (speaking|talking) (to|with)|do i have) (this|that)? ?(the )?(right )?(number|place|business|company|person|front desk|reception)',
  "is (this|now) a (good|bad) (time|moment)( to (talk|call))?|who am i (speaking|talking) (to|with)|thanks? (you )?for (taking|answering) (my|the) (call|phone)|(i'?m )?(sorry )?i (didn'?t|did not|couldn'?t) (quite )?(catch|hear|get|understand) (that|you|it)|no (worries|problem)|(alright |ok )?(another|one more|next|last) (question|thing)",
  // Thanks and goodbye.
  '((many |ok |okay |great |perfect )*(thanks|thank you|thankyou|thx|cheers|ta)( so| very| a)?( much| lot| bunch| million)?( again| guys| everyone| in advance| for (your|the) (help|time)| bye)* ?)+',
  "please|pls|(good )?bye( bye| now| for now)?|(i )?appreciate (it|your help|that)|any help( (is|would be))?( much| greatly)? appreciated|(have )?a?( good| nice| great| lovely)+ (day|one|evening|afternoon|weekend|night)|that'?s (all|it)( for now)?|talk (to you )?(soon|later)|see you( soon| later)?",
  "(muchas |mil )?gracias( por (su|la) ayuda| de antemano)?|por favor|adios|hasta luego|buen dia|danke( schon| sehr| im voraus)?|vielen dank( im voraus)?|besten dank|bitte|tschuss|auf wieder(horen|sehen)|(einen )?schonen (tag|abend)( noch)?|merci( beaucoup| bien| d'avance)?|s'il vous plait|au revoir|bonne (journee|soiree)|(muito )?obrigad[oa]",
].map((pattern) => new RegExp(`^(?:${pattern})$`, 'u'));
