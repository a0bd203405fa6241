import type { EmergencyKind } from './emergencies.js';
import { emergencyNumbersOf, type EmergencyNumbers } from './emergency-numbers.js';

interface Emergency {
  readonly kind: EmergencyKind;
  /** BCP 47. English where the language is not among ours. */
  readonly language: string;
  /** ISO 3166-1 alpha-2, of the business; undefined where nobody knows it. */
  readonly country: string | undefined;
  /** The owner's emergency line, as it is to be shown. */
  readonly businessLine: string | null;
}

/** Every language says all of it, or it does not compile. */
interface Phrases {
  /** Instead of a number, where the country is not known: the wrong number is worse than two. */
  readonly localNumber: string;
  readonly call: (number: string) => string;
  /** Of the owner's own phrases: somebody may be in danger, or it may be a matter for the business alone. */
  readonly callIfInDanger: (number: string) => string;
  readonly gently: (number: string) => string;
  readonly thenUs: (line: string) => string;
  readonly noHands: string;
  readonly crisisLine: (line: string) => string;
  readonly crisisLineAndUs: (line: string, us: string) => string;
  readonly notAlone: string;
}

const en: Phrases = {
  localNumber: 'your local emergency number (112 in most countries, 911 in North America)',
  call: (number) => `Please call ${number} now.`,
  callIfInDanger: (number) => `If anybody is in danger, please call ${number} now.`,
  gently: (number) =>
    `I am very sorry that it is so hard; if you might harm yourself, please call ${number} now.`,
  thenUs: (line) => `After that, our emergency line is ${line}.`,
  noHands: 'I am an automated assistant and cannot send help myself.',
  crisisLine: (line) => `You are not alone: on ${line} somebody listens at any hour.`,
  crisisLineAndUs: (line, us) =>
    `You are not alone: on ${line} somebody listens at any hour, and we are on ${us}.`,
  notAlone: 'You are not alone: please stay with somebody you trust.',
};

const es: Phrases = {
  localNumber: 'número local de emergencias (112 en la mayoría de los países, 911 en América del Norte)',
  call: (number) => `Por favor, llame ahora al ${number}.`,
  callIfInDanger: (number) => `Si alguien está en peligro, llame ahora al ${number}.`,
  gently: (number) =>
    `Siento mucho que esté pasando por esto; si cree que puede hacerse daño, llame ahora al ${number}.`,
  thenUs: (line) => `Después, nuestra línea de urgencias es ${line}.`,
  noHands: 'Soy un asistente automático y no puedo enviar ayuda.',
  crisisLine: (line) => `No está a solas: en el ${line} alguien escucha a cualquier hora.`,
  crisisLineAndUs: (line, us) =>
    `No está a solas: en el ${line} alguien escucha a cualquier hora, y a nosotros nos encuentra en el ${us}.`,
  notAlone: 'No está a solas: quédese con alguien de confianza.',
};

const de: Phrases = {
  localNumber: 'örtliche Notrufnummer (112 in den meisten Ländern, 911 in Nordamerika)',
  call: (number) => `Bitte rufen Sie jetzt die ${number} an.`,
  callIfInDanger: (number) => `Ist jemand in Gefahr, rufen Sie bitte jetzt die ${number} an.`,
  gently: (number) =>
    `Es tut mir sehr leid, dass es Ihnen so schlecht geht; wenn Sie sich etwas antun könnten, rufen Sie bitte jetzt die ${number} an.`,
  thenUs: (line) => `Danach erreichen Sie unseren Notdienst unter ${line}.`,
  noHands: 'Ich bin ein automatischer Assistent und kann selbst keine Hilfe schicken.',
  crisisLine: (line) => `Sie sind nicht allein: Unter ${line} hört Ihnen jederzeit jemand zu.`,
  crisisLineAndUs: (line, us) =>
    `Sie sind nicht allein: Unter ${line} hört Ihnen jederzeit jemand zu, und uns erreichen Sie unter ${us}.`,
  notAlone: 'Sie sind nicht allein: Bleiben Sie bitte bei jemandem, dem Sie vertrauen.',
};

const fr: Phrases = {
  localNumber: 'numéro d’urgence local (112 dans la plupart des pays, 911 en Amérique du Nord)',
  call: (number) => `Appelez le ${number} maintenant, s’il vous plaît.`,
  callIfInDanger: (number) => `Si quelqu’un est en danger, appelez le ${number} maintenant.`,
  gently: (number) =>
    `Je suis vraiment désolé que ce soit si dur ; si vous risquez de vous faire du mal, appelez le ${number} maintenant.`,
  thenUs: (line) => `Ensuite, notre ligne d’urgence est le ${line}.`,
  noHands: 'Je suis un assistant automatique et ne peux pas envoyer de secours.',
  crisisLine: (line) => `Vous n’êtes pas seul : au ${line}, quelqu’un vous écoute à toute heure.`,
  crisisLineAndUs: (line, us) =>
    `Vous n’êtes pas seul : au ${line}, quelqu’un vous écoute à toute heure, et nous sommes au ${us}.`,
  notAlone: 'Vous n’êtes pas seul : restez auprès de quelqu’un en qui vous avez confiance.',
};

const pt: Phrases = {
  localNumber: 'número de emergência local (112 na maioria dos países, 911 na América do Norte)',
  call: (number) => `Por favor, ligue agora para o ${number}.`,
  callIfInDanger: (number) => `Se alguém estiver em perigo, ligue agora para o ${number}.`,
  gently: (number) =>
    `Lamento muito que esteja a passar por isto; se puder fazer mal a si, ligue agora para o ${number}.`,
  thenUs: (line) => `Depois, a nossa linha de urgência é ${line}.`,
  noHands: 'Sou um assistente automático e não posso enviar ajuda.',
  crisisLine: (line) => `Não está só: no ${line} há quem o ouça a qualquer hora.`,
  crisisLineAndUs: (line, us) =>
    `Não está só: no ${line} há quem o ouça a qualquer hora, e nós estamos no ${us}.`,
  notAlone: 'Não está só: fique junto de alguém em quem confia.',
};

const byLanguage: Readonly<Record<string, Phrases | undefined>> = { en, es, de, fr, pt };

/** Two calm sentences: first the country's number for this kind of emergency, then the owner's line where there is one. */
export function emergencyReply({ kind, language, country, businessLine }: Emergency): string {
  const phrases = byLanguage[language.split('-')[0]?.toLowerCase() ?? ''] ?? en;
  const numbers: EmergencyNumbers =
    country === undefined ? { general: phrases.localNumber } : emergencyNumbersOf(country);
  if (kind === 'self-harm') return gentleReply(phrases, numbers, businessLine);
  const number = numbers[services[kind]] ?? numbers.general;
  const first = kind === 'own' ? phrases.callIfInDanger(number) : phrases.call(number);
  return `${first} ${businessLine === null ? phrases.noHands : phrases.thenUs(businessLine)}`;
}

function gentleReply(phrases: Phrases, numbers: EmergencyNumbers, businessLine: string | null): string {
  const first = phrases.gently(numbers.medical ?? numbers.general);
  const { crisis } = numbers;
  if (crisis === undefined)
    return `${first} ${businessLine === null ? phrases.notAlone : phrases.thenUs(businessLine)}`;
  return `${first} ${businessLine === null ? phrases.crisisLine(crisis) : phrases.crisisLineAndUs(crisis, businessLine)}`;
}

/** Gas, and what is under current, is the fire brigade's. */
const services: Readonly<
  Record<Exclude<EmergencyKind, 'self-harm'>, 'general' | 'police' | 'medical' | 'fire'>
> = {
  violence: 'police',
  fire: 'fire',
  gas: 'fire',
  electrical: 'fire',
  medical: 'medical',
  poisoning: 'medical',
  other: 'general',
  own: 'general',
};
