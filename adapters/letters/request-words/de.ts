import type { RequestWords } from './request-words.js';

export const de: RequestWords = {
  asked: {
    access: 'eine Kopie Ihrer Daten',
    correction: 'die Berichtigung Ihrer Daten',
    erasure: 'die Löschung Ihrer Daten',
    objection: 'dass Ihre Daten nicht mehr verwendet werden',
    portability: 'Ihre Daten zum Mitnehmen',
  },
  youAsked: (what) => `Ihre Anfrage: ${what}.`,
  about: (business) => `Es geht um ${business}.`,
  seePage: 'Sehen, wie weit es ist',
  seeReceipt: 'Beleg öffnen',
  receiptSays: 'Der Beleg sagt, wo gelöscht wurde und was bleiben muss: Er nennt niemanden.',
  code: {
    subject: 'Ihr Code',
    before:
      'Jemand hat nach seinen Daten gefragt und diese Adresse angegeben. Um zu zeigen, dass sie Ihnen gehört, geben Sie diesen Code auf der Seite ein, die danach fragt:',
    after: 'Er gilt einmal, 15 Minuten lang. Haben Sie nicht gefragt, tun Sie nichts: Es geschieht nichts.',
  },
  noted: {
    subject: (reference) => `Ihre Anfrage ${reference} ist eingetragen`,
    by: (day) =>
      `Sie bekommen spätestens am ${day} Antwort. Wie weit es ist, steht auf einer Seite, die niemanden nennt:`,
    after: 'Diese Adresse wird aufbewahrt, bis Sie Antwort haben, und dann gelöscht.',
  },
  copy: {
    subject: (reference) => `Ihre Daten sind bereit (${reference})`,
    before: (until) =>
      `Hier sind sie, in einer Datei: zum Lesen und für Programme. Der Link gilt einmal, bis ${until}; danach schickt er Ihnen einen neuen. Die Datei wird erstellt, wenn Sie sie abrufen, und nirgends aufbewahrt.`,
    get: 'Meine Daten holen',
    secret: 'Wer diesen Link hat, hat Ihre Daten: Bitte leiten Sie diese E-Mail nicht weiter.',
    after: 'Diese Adresse wird aufbewahrt, bis Sie die Datei haben, und dann gelöscht.',
  },
  done: {
    subject: (reference) => `Ihre Daten sind gelöscht (${reference})`,
    before: 'Was über Sie gespeichert war, ist weg, hier und bei allen, die es für uns verarbeitet haben.',
    after: 'Dies ist die letzte E-Mail. Die Adresse, an die sie ging, ist jetzt gelöscht.',
  },
  erasing: {
    subject: 'Ihre Daten werden gelöscht',
    before: (business) =>
      `${business} löscht, was dort über Sie gespeichert ist: Nachrichten, Anrufe und Kontaktdaten.`,
    business: 'Ein Unternehmen, dem Sie geschrieben oder das Sie angerufen haben,',
    after: 'Dies ist die letzte E-Mail. Die Adresse, an die sie ging, wird auch gelöscht.',
  },
};
