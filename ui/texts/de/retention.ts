import type { Catalogue } from '../catalogue.js';

export const retention: Catalogue['retention'] = {
  title: 'Was aufbewahrt wird',
  lead: 'Gespräche, Anrufe, Aufzeichnungen und Besuche verschwinden von selbst. Anfragen und Ihre Einstellungen bleiben, solange das Konto aktiv ist; Zahlen, in denen niemand vorkommt, bleiben für immer.',
  period: {
    title: 'Wie lange',
    label: 'Nach ihrem Ende aufbewahren für',
    help: 'Höchstens zwölf Monate. Eine kürzere Zeit gilt ab der kommenden Nacht, und was weg ist, lässt sich nicht zurückholen.',
    month: '1 Monat',
    months: '{count} Monate',
    submit: 'Speichern',
    confirmTitle: 'Nur {period} aufbewahren?',
    confirmText:
      'Alles, was davor endete, verschwindet in der kommenden Nacht, auch Aufzeichnungen und Mitschriften; ein Anruf mit dem Nachweis einer SMS erst 30 Tage, nachdem Sie davon erfahren haben. Niemand kann es zurückholen.',
    confirm: '{period} aufbewahren',
  },
  ending: {
    title: 'Nachweise zu SMS verschwinden bald',
    one: 'Was zeigt, dass ein Anrufer um eine SMS bat, verschwindet am {date}. Sichern Sie den Nachweis bis dahin, falls Sie ihn brauchen könnten.',
    many: 'Was zeigt, dass Anrufer um {count} SMS baten, verschwindet ab {date}. Sichern Sie die Nachweise bis dahin, falls Sie sie brauchen könnten.',
    open: 'Anrufe mit SMS öffnen',
    openOne: 'Anruf öffnen',
  },
  run: {
    title: 'Letzter Lauf',
    none: 'Es gab noch keinen Lauf. Der erste ist am {date}.',
    soon: 'Es gab noch keinen Lauf. Der erste ist in der kommenden Nacht.',
    at: 'Gelaufen am {date}; der nächste: {next}.',
    dry: 'Nur nachgesehen am {date}: Nichts verschwand. Der nächste Lauf: {next}.',
    removed: 'Entfernt, was vor {date} endete',
    wouldGo: 'Was vor {date} endete, würde verschwinden',
    kinds: {
      conversations: 'Gespräche',
      calls: 'Anrufe',
      recordings: 'Aufzeichnungen',
      texts: 'SMS und was dazu gesagt wurde',
      visits: 'Besuche',
    },
    oldest: 'Ältestes Verbliebenes',
    oldestRecord: 'Gespräch oder Anruf',
    oldestVisit: 'Besuch',
    nothing: 'Nichts',
  },
};
