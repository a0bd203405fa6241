/** What a reply must never speak of: how it is told to speak, and being somebody it is not. Expects plain lower case. */
const patterns: readonly RegExp[] = [
  /\b(?:system|developer|hidden|initial|original|secret|internal) (?:prompt|message|instruction|instructions|rules|directive|directives|configuration|note|notes|policy text)\b/u,
  /\b(?:my|these|the following|your|previous|prior|above|new|updated) (?:system |hidden |internal |original )?(?:instructions?|prompt|guidelines|guardrails|directives|programming|training data|configuration|context window)\b/u,
  /\bi was (?:instructed|programmed|prompted|trained|told)\b/u,
  /\bas an? (?:ai|a\.i\.|artificial|large|language|llm|gpt)\b|\b(?:large )?language models?\b|\bopenai\b|\bchat ?gpt\b|\bgpt-?\d|\banthropic\b|\bllms?\b/u,
  /\b(?:look_up_knowledge|capture_lead|request_hand_off|offer_link)\b|\blook up knowledge\b|\bcapture lead\b|\b(?:tool|function)[ _-]?calls?\b|\b(?:calling|invoking|using) (?:the )?[a-z]+_[a-z_]+|"[a-z_]+"\s*:|\{\s*["']/u,
  /\bignore (?:all |any |the |my |your |previous |prior )*(?:instructions|rules|prompts?)\b|\bjailbreak|\bdeveloper mode\b|\bdan mode\b|\bdebug mode\b|\badmin mode\b|\bunrestricted\b|\bno restrictions\b|\bdo anything now\b|\boverride (?:accepted|code|enabled|mode)\b/u,
  /\b(?:i'm|i am|im) (?:really |actually |just |also )?(?:a |an )?(?:real |actual |living )?(?:human|person|real person|man|woman|guy|girl|employee|staff member|member of (?:the |our )?(?:staff|team)|stylist|receptionist|manager|owner|doctor|vet|dentist|mechanic|technician|hairdresser|nurse|lawyer)\b/u,
  /\b(?:i'm|i am|im|this is) the (?:owner|manager|boss|stylist|receptionist|doctor|vet|dentist|mechanic|founder|ceo|administrator|admin|developer)\b/u,
  /\b(?:i'm|i am) (?:not (?:a |an )?(?:bot|robot|ai|machine|computer|chatbot|assistant|program|automated))\b|\byou(?:'re| are) (?:talking|speaking|chatting) (?:to|with) (?:a |an )?(?:real |actual )?(?:human|person)\b|\bi work (?:here|at|for|in the)\b|\bmy (?:shift|colleagues?|boss|lunch break|desk|wife|husband|kids)\b|\bspeaking,? how\b/u,
  /\b(?:arr+|ahoy|matey|yarr+)\b|\bas (?:a|the) (?:pirate|character|wizard|villain|grandm(?:a|other))\b|\bin character\b/u,
  /\b(?:soy|yo soy) (?:un |una |el |la )?(?:humano|humana|persona(?: real)?|dueno|duena|empleado|empleada|encargado|encargada)\b|\bno soy (?:un |una )?(?:robot|bot|ia|maquina|asistente)\b|\bmis instrucciones\b|\binstrucciones del sistema\b/u,
  /\bich bin (?:ein |eine |der |die )?(?:echter? )?(?:mensch|person|mitarbeiter|mitarbeiterin|inhaber|inhaberin|chef|chefin)\b|\bich bin kein (?:bot|roboter|computer|assistent)|\bmeine (?:anweisungen|instruktionen|systemanweisung)|\bsystem-?(?:prompt|anweisung)/u,
  /\bje suis (?:un |une |le |la )?(?:vrai |vraie )?(?:humain|humaine|personne|employee?|proprietaire|patron|patronne|gerante?)\b|\bje ne suis pas (?:un |une )?(?:robot|bot|ia|machine)\b|\bmes (?:instructions|consignes)\b/u,
];

export const disclosesOrPretends = (plain: string): boolean =>
  patterns.some((pattern) => pattern.test(plain));
