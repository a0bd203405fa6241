import type { NoticeWords } from './notice-words.js';

export const de: NoticeWords = {
  language: 'de',
  things: {
    lead: {
      subject: 'Sie haben eine neue Anfrage',
      said: 'Jemand hat Kontaktdaten hinterlassen und wartet auf Ihre Antwort.',
    },
    emergency: {
      subject: 'Jemand ist vielleicht in Gefahr',
      said: 'Ein Besucher oder Anrufer sprach von einem Notfall. Die Notrufnummer wurde genannt.',
    },
    'hand-off': {
      subject: 'Jemand möchte mit einem Menschen sprechen',
      said: 'Ein Besucher Ihrer Website oder ein Anrufer möchte mit einem Menschen sprechen.',
    },
    'missed-call': {
      subject: 'Ein Anruf wurde verpasst',
      said: 'Jemand hat angerufen und mit niemandem gesprochen.',
    },
    voicemail: {
      subject: 'Ein Anrufer hat eine Nachricht hinterlassen',
      said: 'Jemand hat angerufen und Ihnen eine Nachricht hinterlassen.',
    },
    'recording-lost': {
      subject: 'Ein Anruf hat keine Aufnahme',
      said: 'Ein Anruf wurde nicht aufgenommen, oder die Aufnahme ging verloren. Ohne sie wird dem Anrufer kein Link gesendet.',
    },
    'text-lapsed': {
      subject: 'Ein Link wurde nicht gesendet',
      said: 'Ein Anrufer wollte einen Link und hat ja gesagt, aber niemand kann sagen, ob die SMS hinausging. Sie wird nicht noch einmal gesendet.',
    },
    'cancel-text': {
      subject: 'Jemand hat CANCEL geschrieben',
      said: 'Jemand hat CANCEL an Ihre Nummer geschrieben und bekommt keine SMS mehr von ihr; vielleicht ist ein Termin gemeint.',
    },
    digest: {
      subject: 'Ihr Empfang seit gestern',
      said: 'Das ist seit der letzten Nachricht an Sie geschehen.',
    },
    unreached: {
      subject: 'Ein Kollege war nicht zu erreichen',
      said: 'Es ist etwas geschehen, das ein Kollege wissen sollte, und kein Weg zu ihm hat funktioniert. Bitte sehen Sie es sich an.',
    },
    test: {
      subject: 'Das ist ein Test',
      said: 'Sie haben darum gebeten. Dieser Weg zu Ihnen funktioniert also.',
    },
    'phone-code': { subject: 'Ihr Code', said: 'Sie haben um einen Code gebeten.' },
  },
  link: 'Ansehen',
  code: '{code} ist Ihr Code für die Meldungen Ihres Empfangs. Mit STOP beenden Sie sie.',
  call: {
    told: 'Hier ist Ihr Empfang. {what}.',
    press: 'Drücken Sie die 1, um es zu übernehmen.',
    taken: 'Danke. Es gehört Ihnen.',
    notTaken: 'Es wurde nichts vermerkt. Auf Wiederhören.',
    settled: 'Darum kümmert sich schon jemand. Auf Wiederhören.',
  },
  chat: {
    welcome: 'In diesen Chat kommen die Meldungen von {name}.',
    nameless: 'Ihrem Betrieb',
    tryIt: 'Eine Taste ausprobieren',
    works: 'Es funktioniert: So bestätigen Sie eine Meldung.',
    open: 'Dashboard öffnen',
  },
  buttons: { seen: 'Gesehen', callBack: 'Ich rufe zurück', open: 'Öffnen' },
  noted: {
    seen: 'Vermerkt: Sie haben es gesehen.',
    callBack: 'Vermerkt: Sie rufen zurück. Die Nummer steht in Ihrem Dashboard.',
  },
};
