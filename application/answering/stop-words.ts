const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** Words that say nothing of what a text is about, in the languages that widgets speak. */
export const stopWords = words(`
  nobody noone ahi alli aqui dort hier la-bas thing
  a an and any anyone anything anybody anywhere are aren arent as at be been being but by can cannot cant could couldn did didn do does doesn doing don dont done
  for from get gets getting give gives go goes going got had has have having he her here hers hes him his how however i id if ill im in into is isn it
  its ive just know let lets like likes look looking make makes me mine more most much many must my need needs needed no nope not of oh ok okay on one ones
  or our ours out own please plz pls possible possibly really say says shall she should so some something somebody someone sort stuff than that thats the
  their theirs them then there theres these they theyre thing things think this those though thru through to too up us use uses used using very
  want wanted wants wanna was wasn way ways we well went were weren what whats whatever when whenever whereabouts which while who whom whose whos why will with won
  would wouldn yeah yes yep you youre youd your yours yourself yourselves guys folks people person maybe perhaps quite rather actually basically still yet
  already again ever never always sometimes usually often normally currently today tomorrow now right soon later hello hi hey dear morning
  thanks thank cheers ta lovely great sorry quick quickly question wondering wonder curious asking ask asks tell told hear heard saw seen see
  offer offers offering offered provide provides provided come comes coming came take takes taking took happen happens happening allow allowed allows
  welcome available able about around also else both either each every all same other others another even only per via during
  your site shop place business company clinic practice salon studio restaurant store hotel gym school centre center office
  under against upon onto gegen contra contre
  have's got gotta gonna bit lot lots type types many such etc able exactly approx approximately roughly
  el la los las un una unos unas y e o u de del al en con por para pero que cual cuales cuando como quien quienes se su sus mi mis tu tus es son esta estan estoy hay tiene tienen
  tengo puedo puede pueden podria quiero quisiera queria necesito me te le les lo si no muy mas menos hacen hace hacer ofrecen ofrece ustedes usted vosotros hola gracias hoy manana ahora
  buenos buenas favor saber decir dan dar ver ir va voy algo alguien alguna alguno ya tambien ese esa eso esto este ser estar desde hasta sobre
  der die das seid ans ein eine einer einem einen eines und oder aber zu zum zur im in am an auf mit von vom fur bei beim ist sind war waren hat habe haben habt hatte hatten kann konnen konnte konnten ich sie wir ihr ihre ihren ihrem ihrer
  euch eure uns unser unsere es was wann wie wer wem wen welche welcher welches welchen gibt geben man mich mir mein meine meinen meinem meiner dein nicht kein keine keinen auch noch bitte hallo danke heute morgen jetzt bieten bietet anbieten dem den des
  er ihnen ihm ihn aus nach um uber bis ob da dann denn doch mal nur schon sehr so wenn weil wird werden wurde wurden wollen will mochte mochten machen macht muss mussen soll sollte darf durfen etwas jemand mehr viel guten gerne brauche brauchen sich selbst sein seine
  le la les une des du et au aux avec pour dans sur est sont etes avez avons ont vous nous je j tu il elle ils elles on ce cet cette ces que qu qui quoi quand comment quel quelle
  quels quelles puis peut peux pouvez pas ne si votre vos notre nos mon ma mes ton bonjour bonsoir merci aujourd hui demain maintenant faites fait faire faut proposez propose y en plus ou par chez
  cela ca c est-ce ai as a-t-il encore deja aussi tout tous toute toutes svp plait voudrais veux savoir aller
  ola oi bom boa dia obrigado obrigada quanto voces uma um os as do da no na
  time times hora horas uhrzeit uhr heure day days dia dias tag tage jour jours week weeks number numbers numero nummer policy policies rule rules politica politicas
  richtlinie richtlinien politique conditions leave pass near nearby nearest closest close-by cerca nahe pres
  yall ya yous u r ur n im ive em thru tho cos cuz btw asap
  s t d l m n re ve ll isnt wont didnt doesnt havent arent wasnt
`);

/** Words that say a little: a question is about the others, and a page may put these differently. */
export const lightWords = words(`
  bring bringing brings arrival arrivals repeat carry carries count counts tech techs technician technicians
  surgery branch branches fit fits premises satnav filiale sucursal succursale
  accept accepts accepting accepted able   arrive arrives arriving back afford agree amount arrange arranged bad best better   brought careful case cases certain check choice choose
  chosen clear come contact couple    deal decide depend depends detail details different difficult easy end ends ending ended enough expect explain
  away farther far fast feel fill find finding finish finished fine follow friend friends  further general good grab guess handle handled handles happy hard help helps hold hope
  idea important info information inform interested issue issues item items keep keeps kept know last lasts latest learn least less list live  look main matter mean means meant
  meet mention minimum mind nice  notice  option options order ordering organise organize overall own part particular  planning  point popular prefer prepare
  problem problems process proper put   reach read ready real reason receive received recommend recommended  request require required requires rest run runs safe send
  sent separate serious serve serves set settle  show   situation  specific spend spot start starts starting started begin begins beginning stay staying
  stop straight suggest suitable support sure talk thinking       true try trying turn understand usual wait walk watch wish
  work works working worked world worry worth write wrong year years month months minute minutes hour moment since before after until till within between
  one two three four five six seven eight nine ten zwei drei vier dos tres cuatro deux trois quatre second third  
     proper local little  bit    completely together alone
  besten beste besser ungefahr circa etwa normalerweise genau einfach moglich dauert dauern dauer lange beginnt beginnen fangt anfangen bekomme bekommen finden finde nehmen nimmt nehmt annehmen akzeptieren akzeptiert kommen komme vorbeikommen
  bringen brauch verlangen stehen steht sagen wissen helfen hilfe arbeiten arbeitet informationen info infos tun passiert fragen frage
  aceptan acepta acepto dura duran tarda empieza empiezan comienza comienzan encontrar encuentro ayuda ayudar trabajan trabaja venir vengo llegar informacion pasa preguntar necesita necesitan permiten permite admiten admite
  acceptez accepte acceptes dure durent commence commencent trouver aider aide travaillez venir viens vient arriver information informations passe demander besoin prenez prend
`);
