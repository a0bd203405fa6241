import type { Catalogue } from '../catalogue.js';

export const disclosures: Catalogue['disclosures'] = {
  person: {
    action: 'Auskunft erstellen',
    title: 'Auskunft für diese Person erstellen?',
    text: 'Eine Datei mit allem, was über diese Person aufbewahrt wird: dieses und ihre anderen Gespräche, Anrufe, Aufzeichnungen, SMS und Kontaktdaten, worin sie eingewilligt hat, und wer etwas davon bekam. Geben Sie sie nur dieser Person, und erst, wenn Sie wissen, wer sie ist. Dass Sie sie erstellt haben, wird vermerkt.',
    confirm: 'Auskunft erstellen',
    ready: 'Der Link funktioniert einmal, bis {time}.',
    download: 'Auskunft herunterladen',
  },
  list: {
    title: 'Erteilte Auskünfte',
    lead: 'Wer Auskunft über die eigenen Daten wollte, und bis wann das Gesetz eine Antwort verlangt. Die Liste nennt niemanden.',
    none: 'Noch hat niemand um Auskunft gebeten.',
    proofs: {
      'email-code': 'Über das Formular, mit Code',
      owner: 'Hier erstellt',
      'visitor-token': 'Im Chat erbeten',
    },
    statuses: {
      requested: 'Noch nicht abgeholt, fällig bis {date}',
      'handed-over': 'Übergeben am {date}',
      erased: 'Am {date} war nichts mehr da',
    },
    asked: 'Erbeten am {date}',
    counts: 'Gespräche: {conversations}, Anrufe: {calls}, Aufzeichnungen: {recordings}, SMS: {texts}',
    leftOut: 'ausgelassen: {count}',
    alarm: 'Noch zehn Tage',
    deadline: 'Überfällig',
  },
};
