const list = (words: string): readonly string[] => words.trim().split(/\s+/u);

/** Words that join others and state nothing by themselves. What they are wrapped around must be supported all the same. */
export const joining: ReadonlySet<string> = new Set(
  list(`
  a an the this that these those it its he she they them their theirs his her we us our ours you your yours i me my mine one ones who whom whose which what
  when where why how and or but nor so yet if then than as at by for from in into of on onto to toward towards with about around roughly
  approximately approx circa along across per each every all both either is are am was were be been being do does did doing done has have had having can could
  will would shall may might there here also too very quite just re ve ll s t d m let lets get gets getting got go going goes come comes coming
  like please yes no yeah yep sure certainly absolutely indeed correct right exactly course definitely
  offer offers offered offering provide provides provided providing available availability take takes taking last lasts lasting run runs
  start starts starting begin begins beginning ask asked asking say says said tell tells told mention mentioned list listed publish published according
  business shop store studio salon clinic practice house place company office restaurant premises well still currently presently now moment
  any some many much more most such own same other another others up down out over under until till through during between while since because
  able happen happens mean means set make makes made keep keeps give gives given put bring brings bringing use uses using used see sees seen look looks
  service services option options item items kind kinds type types sort today tomorrow tonight day days time times hour hours minute minutes
  people person anyone everyone anybody everybody somebody someone guest guests customer customers client clients visitor visitors
  website site page pages information info details detail question questions answer answers
  that's it's you're we're they're i'm i've we've there's here's who's what's let's you'll we'll i'll they'll you'd i'd we'd
  year years old age aged located location address find found situated number
  dollar dollars euro euros us usd amount total price
  sorry unfortunately afraid apologies however actually simply basically thankfully happily contact reach long guys folks rn pls plz hey hi hello thanks thank ok okay great good nice
  etes sommes suis seid bin somos eres lange lang longtemps lamentablemente desafortunadamente leider malheureusement desole siento lo hola hallo bonjour merci gracias danke bitte
  el la los las un una unos unas y o e u de del al en con por para que se su sus lo le les nos mi mis es son era esta estan estamos estaba hay ser tiene tienen tenemos
  puede pueden puedes podemos usted ustedes nosotros este esta esto estos estas ese esa eso como mas muy tambien ya aqui alli si claro unos cada todo todos toda todas hasta desde
  a partir dura duran minutos horas hora servicio servicios dia dias hoy las ofrecemos ofrecen hacemos hacen
  der die das dem den des ein eine einer einem einen eines und oder aber von vom zu zum zur im in am an auf mit fur bei ist sind war waren wird werden hat haben habe
  kann konnen konnt ihr ihre ihren ihnen sie er es wir uns unser unsere unseren unserem ich man dass als wie auch noch schon nur so dann hier da dort ja doch gibt etwa ungefahr
  rund circa dauert uhr bis ab stunden stunde minuten minute tag tage heute morgen bieten biete geschaft laden sich nach aus um pro je alle jede jeder jeden
  le la les l un une des du de d et ou mais a au aux en dans sur pour par avec est sont etait etre ont a avons avez ai il elle ils elles on nous vous je ce cet cette ces
  c qu que qui se s sa son ses votre vos notre nos leur leurs y ici aussi tres environ dure durent minutes heures heure jour jours oui bien sur peut peuvent pouvez pouvons
  direccion ubicados encuentra adresse befinden befindet finden situes trouvons an ans jahre jahren anos proposons offrons jusqu jusqu'a des aujourd hui aujourd'hui n
  `),
);

export const negating: ReadonlySet<string> = new Set(
  list(`
  not no never without cannot none neither nor nobody nothing nowhere hardly forbidden prohibited banned disallowed unavailable unable refuse refuses refused
  decline declines exclude excludes excluded except excluding unfortunately-not impossible stop stops stopped discontinued
  don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't shouldn't mustn't needn't haven't hasn't hadn't
  sin nunca ni ningun ninguna ninguno nadie tampoco prohibido prohibidos prohibida
  nicht kein keine keinen keiner keinem keines nie niemals ohne verboten untersagt weder leider-nicht ausgeschlossen
  pas sans jamais aucun aucune rien interdit interdits interdite impossible
  `),
);

/** A sentence with one of these says less than its other words do. */
export const restricting: ReadonlySet<string> = new Set(
  list('only exclusively solely solo solamente unicamente nur ausschliesslich seulement uniquement unless'),
);
