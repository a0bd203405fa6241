import type { Words } from './words.js';

export const de: Words = {
  languages: 'Sprache',
  refused: {
    title: 'Das hat nicht geklappt',
    texts: {
      'site-unknown': 'Unter dieser Adresse gibt es kein Unternehmen. Bitte prüfen Sie den Link.',
      'paper-unknown': 'Unter dieser Adresse gab es nie ein Dokument. Bitte prüfen Sie den Link.',
      'too-many-requests':
        'Das war zu viel auf einmal. Bitte warten Sie ein wenig und versuchen Sie es noch einmal.',
      unavailable: 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es gleich noch einmal.',
      other: 'Das war nicht zu verstehen. Bitte prüfen Sie es und versuchen Sie es noch einmal.',
    },
  },
  form: {
    title: 'Ihre Daten',
    heading: 'Fragen Sie nach Ihren Daten',
    lead: 'Sie haben hier mit einem Unternehmen gechattet oder es angerufen. Fragen Sie nach dem, was über Sie gespeichert ist; Sie bekommen innerhalb eines Monats Antwort.',
    legend: 'Worum bitten Sie?',
    kinds: {
      access: { name: 'Meine Daten sehen', meaning: 'Eine Kopie dessen, was über Sie gespeichert ist.' },
      correction: { name: 'Meine Daten berichtigen', meaning: 'Etwas über Sie stimmt nicht.' },
      erasure: {
        name: 'Meine Daten löschen',
        meaning: 'Nachrichten, Anrufe, Angaben: alles, was über Sie gespeichert ist.',
      },
      objection: {
        name: 'Widersprechen',
        meaning: 'Ihre Daten sollen für das, was Sie nennen, nicht mehr verwendet werden.',
      },
      portability: {
        name: 'Meine Daten mitnehmen',
        meaning: 'Dieselbe Kopie, in einer Form, die Programme lesen können.',
      },
    },
    problems: {
      kind: 'Bitte wählen Sie, worum Sie bitten.',
      email: 'Bitte geben Sie Ihre E-Mail-Adresse ein, zum Beispiel anna@example.com.',
      website: 'Bitte kürzen Sie die Adresse der Website.',
    },
    about: (business) => `Es geht um ${business}.`,
    website: 'Um welches Unternehmen geht es?',
    websiteHelp: 'Die Adresse seiner Website, falls Sie sie kennen. Sie können das Feld leer lassen.',
    email: 'Ihre E-Mail-Adresse',
    emailHelp: 'Dorthin gehen ein Code und die Antwort. Die Adresse wird gelöscht, sobald Sie Antwort haben.',
    submit: 'Code senden',
    elsewhere: (notice) =>
      `In einem offenen Chat können Sie im Menü „Meine Daten löschen“ wählen; dafür braucht es keine Adresse. Am Telefon sagen Sie „Löschen Sie meine Daten“. Mehr dazu im ${notice('Datenschutzhinweis')}.`,
  },
  code: {
    title: 'Ihr Code',
    heading: 'Sehen Sie in Ihr Postfach',
    lead: 'Eine E-Mail mit sechs Ziffern ist unterwegs. Der Code gilt 15 Minuten.',
    problems: {
      'wrong-code': 'Das ist nicht der Code. Bitte sehen Sie noch einmal in die neueste E-Mail.',
      'code-over': 'Dieser Code gilt nicht mehr. Bitte fordern Sie einen neuen an.',
    },
    label: 'Code',
    submit: 'Anfrage eintragen',
    nothing: (again) =>
      `Nichts angekommen? Sehen Sie im Spam-Ordner nach, oder ${again('fragen Sie noch einmal')}.`,
  },
  full: {
    title: 'Bitte schreiben Sie uns',
    heading: 'Bitte schreiben Sie uns',
    text: (notice) =>
      `Es sind so viele Anfragen offen, dass heute hier keine mehr eingetragen werden kann. Bitte schreiben Sie an die Adresse im ${notice('Datenschutzhinweis')}: Ihre Anfrage gilt dann als heute gestellt.`,
  },
  receipt: {
    title: 'Ihre Anfrage',
    asked: (kind, day, reference) => `${kind}: angefragt am ${day}, eingetragen als ${reference}.`,
    keep: (number) =>
      `Bewahren Sie die Adresse dieser Seite auf, um zu sehen, wie weit es ist. Sie nennt niemanden. Nummer: ${number}`,
    outcomes: {
      done: 'Erledigt.',
      'not-found': 'Es wurde nichts gefunden, was Sie betrifft.',
      refused: 'Die Anfrage wurde abgelehnt; die E-Mail an Sie sagt, warum.',
    },
    closed: (day) => `Abgeschlossen am ${day}.`,
    noted: 'Sie ist eingetragen.',
    answeredBy: (day) => `Sie bekommen spätestens am ${day} Antwort.`,
    requested: 'Eingetragen.',
    begins: (day) => `Das Löschen beginnt am ${day}.`,
    cancelled: 'Das Löschen wurde abgesagt,',
    cancelledAfter: 'bevor es begann; nichts wurde gelöscht.',
    begun: 'Wird gelöscht.',
    progress: (done, all, day) => `${done} von ${all} Orten sind leer; alle sind es spätestens am ${day}.`,
    clear: 'Orte, die leer sind',
    completed: 'Gelöscht',
    completedAfter: (day, places) => `am ${day}, an ${places} Orten.`,
    kept: {
      'opt-out':
        'Eines bleibt: ein Hash Ihrer Nummer, damit nie wieder eine SMS an sie geht. Niemand kann die Nummer daraus ablesen.',
      invoices:
        'Rechnungen und das Zahlungsmittel bleiben beim Zahlungsdienst, solange das Gesetz es verlangt.',
      'sent-letters':
        'Gesendete E-Mails bleiben beim E-Mail-Dienst, solange sein Tarif es vorsieht, das sind ein bis sieben Tage, und niemand kann sie früher löschen. Eine Adresse, von der E-Mails zurückkamen, kann auf seiner Liste derer bleiben, denen er nicht schreibt. E-Mails bleiben auch in den Postfächern, in die sie gingen.',
      'older-alerts':
        'Meldungen in Telegram-Chats des Unternehmens, die mehr als 48 Stunden davor gesendet oder nie bestätigt wurden, bleiben dort, bis der Inhaber des Chats sie löscht: Telegram lässt niemand anderen. Sie sagen, was geschah, und nennen niemanden, der schrieb oder anrief. Die erste Nachricht eines solchen Chats nennt das Unternehmen.',
    },
    places: {
      'wrapping-key':
        'Der Schlüssel über den Schlüsseln wurde ersetzt, sodass ältere Kopien eines Schlüssels nichts mehr öffnen.',
      'sealed-values': 'Was gesagt und angegeben wurde, im Protokoll.',
      snapshots: 'Zwischenstände des Programms.',
      blobs: 'Aufnahmen und andere Dateien.',
      'read-models': 'Was die Bildschirme zeigen.',
      contacts: 'Das Verzeichnis der Adressen und Nummern.',
      'answered-requests': 'Antworten, die für Programme aufbewahrt wurden.',
      memory: 'Was laufende Programme im Speicher hatten.',
      backups: 'Die Liste, die verhindert, dass eine wiederhergestellte Sicherung es zurückbringt.',
      knowledge: 'Gelesene Seiten und was daraus gelernt wurde.',
      visits: 'Gezählte Besuche.',
      sessions: 'Anmeldungen.',
      'api-keys': 'Verwendungen von Schlüsseln.',
      line: 'Der Telefonanschluss.',
      members: 'Passkeys, Wiederherstellungscodes und Chats der Mitglieder.',
      'phone-company':
        'Telefongesellschaft: Anrufe, Aufnahmen und SMS wurden dort gelöscht. Bei einem Unternehmen wurde auch die Nummer zurückgegeben, oder sie führt, falls es sie mitgebracht hatte, nicht mehr hierher.',
      payments: 'Zahlungsdienst: Der Kunde wurde dort gelöscht.',
      'mail-service':
        'E-Mail-Dienst: Dort wird keine Liste von Kontakten geführt; zu den E-Mails siehe unten.',
      'language-model': 'Sprachmodell: Bei jeder Anfrage stand, dass nichts zu speichern ist.',
      messenger:
        'Messenger: Meldungen der letzten 48 Stunden wurden in den Chats gelöscht, in die sie gingen. Bei einem Unternehmen ist auch die Verbindung zu jedem Chat weg.',
    },
    unknown: 'Diese Anfrage gibt es nicht',
    unknownText: (again) => `Bitte prüfen Sie die Adresse, oder ${again('fragen Sie noch einmal')}.`,
  },
  copy: {
    title: 'Ihre Daten',
    ready: 'Ihre Daten sind bereit',
    readyText: (page, json) =>
      `Eine Datei, ein ZIP-Archiv: Öffnen Sie darin ${page} zum Lesen; ${json} enthält dasselbe für Programme. Auch Aufnahmen sind darin.`,
    get: 'Meine Daten holen',
    once: 'Die Datei wird jetzt erstellt und nirgends aufbewahrt. Das geht einmal: Bitte bewahren Sie die Datei so auf, dass nur Sie sie sehen.',
    unknown: 'Dieser Link ist nicht vollständig',
    unknownText: (again) =>
      `Bitte folgen Sie ihm noch einmal aus der E-Mail, oder ${again('fragen Sie noch einmal')}.`,
    used: 'Dieser Link wurde schon benutzt',
    usedText: (again) =>
      `Er gilt einmal. Wenn Sie es nicht waren oder die Datei nicht ankam, ${again('fragen Sie noch einmal')}.`,
    expired: 'Dieser Link ist abgelaufen',
    expiredText:
      'Wenn Sie über das Formular gefragt haben, kann ein neuer an die Adresse gehen, die Sie bestätigt haben. Sonst fragen Sie bitte dort, wo Sie zuvor gefragt haben.',
    renew: 'Neuen Link senden',
    erased: 'Es wurde gelöscht',
    erasedText: 'Nichts, was über Sie gespeichert war, ist noch lesbar: Es gibt nichts herauszugeben.',
    erasedHash:
      'Wenn Sie keine SMS wollten, bleibt ein Hash Ihrer Nummer, damit nie eine gesendet wird. Niemand kann die Nummer daraus ablesen.',
    again: {
      sent: {
        heading: 'Sehen Sie in Ihr Postfach',
        text: () => 'Eine E-Mail mit einem neuen Link ist unterwegs. Die älteren Links gelten nicht mehr.',
      },
      closed: {
        heading: 'Diese Anfrage ist abgeschlossen',
        text: (again) => `Bitte ${again('fragen Sie noch einmal')}.`,
      },
      'too-many': {
        heading: 'Keine weiteren Links',
        text: (again) =>
          `Es wurden so viele Links gesendet, dass keine weiteren kommen. Bitte ${again('fragen Sie noch einmal')}.`,
      },
      unsent: {
        heading: 'Die E-Mail ging nicht hinaus',
        text: () => 'Bitte versuchen Sie es in einigen Minuten noch einmal.',
      },
    },
  },
  unsubscribe: {
    title: 'Abbestellen',
    names: { report: 'Wochenberichte', reminder: 'Erinnerungen' },
    heading: (letters) => `Keine ${letters} mehr?`,
    text: (letters) =>
      `Sie bekommen dann keine ${letters} mehr per E-Mail. Alles andere, etwa Meldungen, kommt weiterhin.`,
    submit: 'Abbestellen',
    done: 'Erledigt',
    doneText: (letters) => `Sie bekommen keine ${letters} mehr per E-Mail.`,
    back: (dashboard) => `Im ${dashboard('Dashboard')} können Sie sie wieder bestellen.`,
    unknown: 'Dieser Link ist nicht vollständig',
    unknownText: (dashboard) =>
      `Bitte folgen Sie ihm noch einmal aus der E-Mail, oder wählen Sie Ihre E-Mails im ${dashboard('Dashboard')}.`,
  },
  chat: {
    intro: 'Fragen Sie uns etwas, jederzeit.',
    start: 'Chat beginnen',
    tried: 'So lernen Ihre Besucher Ihren Empfang kennen. Fragen Sie ihn etwas.',
    scan: 'Zum Weitergeben: Halten Sie die Kamera eines Handys hierher.',
    code: 'Diese Seite als QR-Code',
    noScript: 'Der Chat braucht JavaScript, das in diesem Browser ausgeschaltet ist.',
  },
  papers: {
    titles: { privacy: 'Datenschutz', terms: 'Bedingungen', processors: 'Auftragsverarbeiter' },
    english: 'Der Text steht hier auf Englisch; diese Fassung ist verbindlich.',
    former: (day) => `Diese Worte galten ab dem ${day}.`,
  },
};
