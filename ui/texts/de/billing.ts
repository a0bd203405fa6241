import type { Catalogue } from '../catalogue.js';

export const billing: Catalogue['billing'] = {
  title: 'Abrechnung',
  lead: 'Ihr Tarif, was davon verbraucht ist, und wo bezahlt wird.',
  off: 'In dieser Installation wird nichts abgerechnet: Es gibt keine Testphase, und nichts läuft ab.',
  none: 'Ihre Testphase beginnt gleich.',
  choose: 'Tarif wählen',
  look: 'Tarif ansehen',
  banner: {
    trial: {
      one: 'Ihre Testphase endet in weniger als einem Tag. Wählen Sie einen Tarif, damit Ihr Empfang weiter antwortet.',
      other:
        'Ihre Testphase endet in {count} Tagen. Wählen Sie einen Tarif, damit Ihr Empfang weiter antwortet.',
    },
    pastDue: 'Eine Zahlung ist nicht durchgegangen. Ihr Empfang arbeitet noch bis {date}.',
    cancelled: 'Ihr Tarif endet am {date}.',
    ended: 'Ihr Empfang antwortet nicht mehr. Bis {date} bleibt alles lesbar.',
    over: 'Ein Kontingent Ihres Tarifs ist aufgebraucht. Ihr Empfang arbeitet so weiter, wie Sie es dafür gewählt haben.',
  },
  staffBanner: {
    trial: {
      one: 'Die Testphase dieses Empfangs endet in weniger als einem Tag. Ein Inhaber kann einen Tarif wählen.',
      other: 'Die Testphase dieses Empfangs endet in {count} Tagen. Ein Inhaber kann einen Tarif wählen.',
    },
    pastDue: 'Eine Zahlung ist offen, die Inhaber wissen es. Der Empfang arbeitet noch bis {date}.',
    cancelled: 'Der Tarif dieses Empfangs endet am {date}.',
    ended:
      'Der Empfang antwortet nicht mehr. Bis {date} bleibt alles lesbar; ein Inhaber kann einen Tarif wählen.',
    over: 'Ein Kontingent des Tarifs ist aufgebraucht. Der Empfang arbeitet so weiter, wie die Inhaber es dafür gewählt haben.',
  },
  standing: {
    trial: { one: 'Testphase, noch weniger als ein Tag', other: 'Testphase, noch {count} Tage' },
    trialHelp: 'Sie brauchen keine Karte. Berechnet wird nur, wenn Sie einen Tarif wählen.',
    active: 'Tarif {plan}',
    activeHelp: 'Bezahlt bis {date}, danach von Monat zu Monat.',
    inTrialHelp: 'Erste Abbuchung am {date}, wenn Ihre Testphase endet.',
    cancelled: 'Tarif {plan}, bis {date}',
    cancelledHelp: 'Sie haben gekündigt. Bis dahin läuft alles weiter, und Sie können jederzeit fortsetzen.',
    pastDue: 'Eine Zahlung ist offen',
    pastDueHelp:
      'Ihr Empfang arbeitet noch bis {date}. Bitte prüfen Sie Ihre Karte, oder zahlen Sie mit einer anderen.',
    ended: {
      trial: 'Ihre Testphase ist beendet',
      cancelled: 'Ihr Tarif ist beendet',
      unpaid: 'Ihr Empfang steht still, weil eine Zahlung offen ist',
    },
    endedHelp:
      'Besucher erfahren, wie sie Sie sonst erreichen, und Anrufe gehen an Ihre eigene Nummer. Bis {date} bleibt alles lesbar und lässt sich exportieren; dann wird das Konto geschlossen.',
  },
  portal: 'Karte, Belege und Kündigung',
  portalHelp: 'Öffnet die Seite des Zahlungsdienstes.',
  paid: 'Vielen Dank. Ihre Zahlung wird bestätigt …',
  plans: {
    title: 'Tarife',
    lead: 'Monatlich. Jederzeit wechseln oder kündigen.',
    aMonth: 'im Monat',
    current: 'Ihr Tarif',
    take: '{plan} wählen',
    change: 'Um den Tarif zu wechseln, öffnen Sie die Seite des Zahlungsdienstes.',
  },
  meters: {
    conversations: 'Gespräche',
    'call-minutes': 'Gesprächsminuten',
    texts: 'SMS',
  },
  usage: {
    title: 'In diesem Zeitraum verbraucht',
    period: '{from} bis {to}',
    of: '{used} von {allowance}',
    notIncluded: 'Nicht enthalten',
    credited: '{count} gutgeschrieben',
    show: 'Einzeln anzeigen',
    showOf: 'Einzeln anzeigen: {meter}',
    hide: 'Ausblenden',
    hideOf: 'Ausblenden: {meter}',
    unitsOf: '{meter}, einzeln',
    none: 'Noch nichts.',
    conversation: 'Gespräch',
    call: { one: 'Anruf, {count} Minute', other: 'Anruf, {count} Minuten' },
    text: 'SMS',
    open: 'Öffnen',
    openOf: 'Öffnen, was am {time} gezählt wurde',
    credit: 'Das war Spam',
    creditOf: 'Das war Spam: gutschreiben, was am {time} gezählt wurde',
    reasons: { spam: 'Gutgeschrieben: Spam', goodwill: 'Gutgeschrieben' },
  },
  over: {
    title: 'Wenn ein Kontingent aufgebraucht ist',
    help: 'Kein Besucher und kein Anrufer wird abgewiesen. Wählen Sie, wie Ihr Empfang bis zum nächsten Zeitraum weiterarbeitet.',
    choices: {
      extractive: ['Wörtlich antworten', 'Nur in den Worten Ihrer Seiten, ohne Sprachmodell.'],
      'take-message': [
        'Nachrichten aufnehmen',
        'Fragen werden nicht beantwortet; wer schreibt oder anruft, kann eine Nachricht hinterlassen.',
      ],
      'ring-through': [
        'An Ihr eigenes Telefon',
        'Anrufe gehen an Ihre eigene Nummer. Auf der Website werden Nachrichten aufgenommen.',
      ],
    },
    texts: 'Sind die SMS aufgebraucht, hören Anrufer stattdessen die Adresse eines Links.',
  },
};
