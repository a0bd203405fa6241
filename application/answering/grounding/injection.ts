/**
 * Words on a page that speak to an assistant and not to a customer. Whoever planted them wants them followed; a sentence of
 * a front desk never has them.
 */
const addressing: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,60}\b(?:instructions?|rules?|prompts?|above|previous|prior|guidelines|guardrails)\b/u,
  /\b(?:ai|a\.i\.|language models?|llms?|gpt|chat ?bots?|bots?|virtual assistants?|assistants|ai assistants?|ai agents?|agents)\b.{0,40}\b(?:must|should|shall|reading this|are to|is to|have to|need to|say|tell|reply|respond|answer|quote|note|please|instructions?)\b/u,
  /\b(?:note|notice|attention|message|instructions?|directive|important)\b.{0,20}\b(?:to|for)\b.{0,12}\b(?:ai|assistants?|bots?|chatbots?|language models?|llms?|models?|agents?|crawlers?)\b/u,
  /^\W*(?:system|assistant|developer|user|tool|admin|root)(?: (?:message|prompt|override|note|update|instructions?))?\s*[:>\]]/u,
  /\b(?:system|developer) (?:prompt|message|override|instruction)/u,
  /\byou are (?:now|no longer)\b|\bfrom now on,? you\b|\bpretend (?:to be|that)\b|\bact as\b|\brole-?play\b/u,
  /\b(?:tell|inform|say to|reply to|answer) (?:the |all |every |any |your )*(?:customers?|visitors?|users?|callers?|everyone|people|anyone)\b.{0,10}\b(?:that|the|we|our|to)\b/u,
  /\bwhen (?:asked|a (?:visitor|customer|user|caller) asks|someone asks|anyone asks)\b.{0,60}\b(?:say|answer|reply|respond|tell|quote)\b/u,
  /\bif you are (?:an? )?(?:ai|assistant|bot|chatbot|language model|model|llm|agent)\b/u,
  /\[\/?inst\]|<\|[a-z_]+\|>|###\s*(?:instruction|system|response)|\bbegin (?:system|admin|instructions)\b/u,
  /\b(?:asistentes?|modelo de lenguaje|ia)\b.{0,40}\b(?:debes?|deben|di|digan?|decir|responde|responda)\b|\bignora\b.{0,40}\binstrucciones\b/u,
  /\b(?:assistenten?|ki|sprachmodelle?)\b.{0,40}\b(?:muss|mussen|soll|sollen|sage|antworte)\b|\bignoriere?\b.{0,40}\b(?:anweisungen|regeln)\b/u,
  /\b(?:assistants?|ia|modeles? de langage)\b.{0,40}\b(?:doit|doivent|dis|dites|reponds|repondez)\b|\bignore[rz]?\b.{0,40}\bconsignes\b/u,
];

/** Expects plain lower case. */
export const addressesAssistant = (plain: string): boolean =>
  addressing.some((pattern) => pattern.test(plain));
