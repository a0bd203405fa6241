import type { Catalogue } from '../catalogue.js';

/** What the server says no with, by its code. One that is missing is shown in the server’s own words. */
export const problems: Catalogue['problems'] = {
  'too-many-blocked': 'Es sind schon zu viele gesperrt. Bitte heben Sie zuerst eine andere Sperre auf.',
  // Of every request.
  'api-key-unknown':
    'Dieser API-Schlüssel ist nicht bekannt, wurde widerrufen oder ist abgelaufen. Bitte stellen Sie einen neuen aus.',
  conflict: 'Jemand anderes hat das zur selben Zeit geändert. Bitte versuchen Sie es noch einmal.',
  'cross-site': 'Diese Anfrage kam von einer anderen Website und wurde abgewiesen.',
  'idempotency-key-in-use': 'Das wird gerade ausgeführt. Bitte versuchen Sie es gleich noch einmal.',
  'idempotency-key-not-valid':
    'Ein Idempotency-Key besteht aus 1 bis 200 druckbaren Zeichen ohne Leerzeichen.',
  'idempotency-key-reused':
    'Dieser Idempotency-Key gehört zu einer anderen Anfrage. Bitte verwenden Sie für jede einen neuen.',
  'invalid-request':
    'Eine Angabe fehlt oder ist nicht gültig. Bitte prüfen Sie sie, und senden Sie sie noch einmal.',
  'key-destroyed': 'Diese Person wurde gelöscht.',
  'malformed-json': 'Die Anfrage ist kein gültiges JSON. Bitte senden Sie ein JSON-Dokument.',
  'malformed-request':
    'Diese Anfrage ist nicht lesbar. Bitte prüfen Sie sie, und senden Sie sie noch einmal.',
  'message-too-long': 'Das ist zu lang. Bitte kürzen Sie es auf höchstens 2.000 Zeichen.',
  'not-allowed': 'Ihre Rolle erlaubt das nicht. Bitte fragen Sie einen Inhaber.',
  'not-found': 'Hier ist nichts.',
  'not-logged-in': 'Sie sind nicht angemeldet. Bitte melden Sie sich wieder an.',
  'not-utf-8': 'Der Text ist kein gültiges UTF-8. Bitte senden Sie ihn als UTF-8.',
  overloaded: 'Gerade ist zu viel los. Bitte versuchen Sie es gleich noch einmal.',
  'passkey-needed':
    'Dieser Betrieb ist sensibel. Bitte fügen Sie Ihrer Anmeldung einen Passkey hinzu, bevor Sie Menschen sehen.',
  'range-not-valid':
    'Diese Tage lassen sich nicht zeigen. Bitte wählen Sie höchstens 366 Tage, die nicht in der Zukunft liegen.',
  'read-models-behind':
    'Die Anzeige ist noch nicht auf dem neuesten Stand. Bitte versuchen Sie es gleich noch einmal.',
  'records-are-read-only': 'Hier lässt sich nichts ändern, nur ansehen.',
  'secret-lost':
    'Das wurde schon ausgeführt; das Geheimnis wurde damals gezeigt und nirgends aufbewahrt. Bitte fordern Sie ein neues an.',
  'store-unavailable': 'Die Datenbank ist nicht erreichbar. Bitte versuchen Sie es noch einmal.',
  'too-many-requests':
    'Das waren zu viele Anfragen. Bitte warten Sie kurz, und versuchen Sie es noch einmal.',
  unavailable: 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.',

  // Logging in, and one's own login.
  'address-change-early': 'Diese Änderung der Adresse gilt noch nicht.',
  'address-change-over':
    'Diese Änderung der Adresse ist vorbei. Bitte melden Sie sich an, und sehen Sie Ihre Adresse nach.',
  'address-change-under-way':
    'Eine andere Adresse von Ihnen wartet schon auf Bestätigung. Bitte ziehen Sie sie zuerst zurück.',
  'address-same': 'Das ist schon Ihre Adresse.',
  'code-expired': 'Dieser Code ist zu alt. Bitte fordern Sie einen neuen an.',
  'code-wrong': 'Das ist nicht der richtige Code. Bitte sehen Sie noch einmal nach; der neueste zählt.',
  'invitation-not-found': 'Diese Einladung gibt es nicht.',
  'invitation-over': 'Diese Einladung wurde angenommen oder zurückgezogen, oder sie ist abgelaufen.',
  'label-not-valid': 'Ein Passkey hat einen Namen von höchstens 60 Zeichen.',
  'link-expired':
    'Dieser Link oder Code ist abgelaufen oder wurde schon benutzt. Bitte fordern Sie eine neue E-Mail an.',
  'link-of-another-browser':
    'Dieser Link wurde in einem anderen Browser angefordert. Geben Sie den Code aus der E-Mail in dem Fenster ein, in dem Sie ihn angefordert haben.',
  'mail-unavailable': 'Die E-Mail ließ sich nicht senden.',
  'no-business': 'Unter dieser Adresse gibt es keinen Betrieb. Bitte registrieren Sie sich.',
  'no-passkey': 'Ersatzcodes gibt es zu einem Passkey. Bitte fügen Sie zuerst einen hinzu.',
  'passkey-not-found': 'Diesen Passkey gibt es nicht. Bitte laden Sie die Liste neu.',
  'passkey-not-made': 'Der Passkey ließ sich nicht hinzufügen. Bitte versuchen Sie es noch einmal.',
  'second-factor-again': 'Bitte zeigen Sie dafür einen Passkey vor, oder geben Sie einen Ersatzcode ein.',
  'second-factor-wrong':
    'Das war keiner Ihrer Passkeys oder Ersatzcodes. Bitte versuchen Sie es noch einmal.',
  'too-many-passkeys': 'Sie haben schon zehn Passkeys. Bitte entfernen Sie zuerst einen.',
  'too-many-tries': 'Das war zu oft falsch. Bitte fordern Sie einen neuen Code an.',
  'website-invalid': 'Das ist keine Adresse einer Website. Bitte geben Sie eine an wie https://example.com.',

  // The business and its people.
  'account-closing': 'Dieses Konto wird schon geschlossen.',
  'account-not-found': 'Diesen Betrieb gibt es nicht mehr.',
  'agreement-not-valid':
    'Eine Vereinbarung braucht jemanden, der unterschrieben hat, und einen Tag, der nicht in der Zukunft liegt.',
  'already-member': 'Diese Person gehört schon zum Betrieb.',
  'business-not-found': 'Diesen Betrieb gibt es nicht. Bitte laden Sie die Seite neu.',
  'contact-not-found': 'Über diesen Kontakt ist nichts bekannt, oder nicht mehr.',
  'copies-too-often':
    'Zu dieser Person wurden an einem Tag fünf Auskünfte erbeten. Bitte versuchen Sie es morgen wieder.',
  'erasure-begun': 'Die Löschung hat begonnen und lässt sich nicht mehr rückgängig machen.',
  'erasure-not-found': 'Diese Löschung gibt es nicht. Bitte laden Sie die Liste neu.',
  'event-not-found': 'Dieses Ereignis gibt es in diesem Betrieb nicht.',
  'grant-not-found': 'Hier gibt es nichts zu beenden. Bitte laden Sie die Seite neu.',
  'hours-not-in-order':
    'Jede Zeit endet nach ihrem Beginn, keine zwei überschneiden sich, und jedes Datum steht einmal da. Bitte prüfen Sie die Zeiten.',
  'key-is-over':
    'Dieser Schlüssel wurde widerrufen, ersetzt oder ist abgelaufen. Bitte stellen Sie einen neuen aus.',
  'key-not-found': 'Diesen Schlüssel gibt es nicht. Bitte laden Sie die Liste neu.',
  'key-not-valid':
    'Ein Schlüssel hat einen Namen von höchstens 80 Zeichen, darf etwas und endet in der Zukunft oder gar nicht.',
  'last-owner': 'Ein Betrieb braucht einen Inhaber. Bitte machen Sie zuerst jemand anderen dazu.',
  'look-granted-already': 'Der Betreiber darf schon hineinsehen. Bitte beenden Sie das zuerst.',
  'member-not-found': 'Diese Person gibt es hier nicht. Bitte laden Sie die Liste neu.',
  'members-only': 'Das geht nur als Teammitglied. Bitte melden Sie sich selbst an.',
  'name-not-same': 'Das ist nicht der Name des Betriebs. Bitte geben Sie ihn genauso ein, wie er dasteht.',
  'name-not-valid': 'Ein Name ist 1 bis 120 Zeichen lang.',
  'nobody-there': 'Hier ist niemand mehr. Bitte laden Sie die Seite neu.',
  'not-valid': 'Diese Liste gibt es nicht.',
  'origin-not-valid': 'Eine Website besteht nur aus Schema und Namen, etwa https://shop.example.com.',
  'overlap-too-long': 'Beide gelten höchstens 7 Tage nebeneinander.',
  'owners-only': 'Das kann nur ein Inhaber. Bitte fragen Sie einen.',
  'papers-changed':
    'Das sind nicht die geltenden Fassungen. Bitte laden Sie die Seite neu, und lesen Sie sie.',
  'passphrase-too-short': 'Die Passphrase ist zu kurz oder zu lang. Bitte wählen Sie eine andere.',
  'period-too-long':
    'Niemand darf das, was Besucher und Anrufer sagten, länger als 12 Monate aufbewahren. Kürzer ist in Ordnung.',
  'period-too-short': 'Die kürzeste Zeit ist ein Monat.',
  'processor-not-found': 'Diesen Dienstleister gibt es hier nicht.',
  'retention-not-ready': 'Gerade ist ein Lauf unterwegs. Bitte versuchen Sie es in einer Minute noch einmal.',
  'too-many-keys': 'Es gibt schon 20 Schlüssel. Bitte widerrufen Sie zuerst einige.',
  'too-many-members': 'Es gibt schon 50 Personen und Einladungen. Bitte entfernen Sie zuerst einige.',

  // Webhooks.
  'delivery-not-found': 'Diese Zustellung gibt es nicht. Bitte laden Sie die Liste neu.',
  'delivery-under-way': 'Diese Zustellung ist schon unterwegs.',
  'too-many-replays': 'Diese Zustellung wurde schon 20-mal wiederholt.',
  'too-many-webhooks': 'Es gibt schon 10 Webhooks. Bitte entfernen Sie zuerst einen.',
  'webhook-address-not-allowed':
    'Die Adresse beginnt mit https://, hat einen öffentlichen Namen und keinen eigenen Port. Bitte prüfen Sie sie.',
  'webhook-is-on': 'Dieser Webhook ist schon an.',
  'webhook-not-found': 'Diesen Webhook gibt es nicht. Bitte laden Sie die Liste neu.',
  'webhook-not-on': 'Dieser Webhook ist nicht an.',
  'webhook-not-valid': 'Ein Webhook braucht eine Adresse und etwas, das er erfahren soll.',

  // Conversations and leads.
  'columns-missing':
    'Die erste Zeile muss die Spalten nennen. Bitte nennen Sie eine „email“ oder „phone“; „name“ und „note“ werden auch gelesen.',
  'conversation-is-closed': 'Dieses Gespräch ist beendet.',
  'conversation-is-full':
    'Dieses Gespräch ist zu lang geworden. Bitte schreiben Sie dem Besucher auf anderem Weg.',
  'conversation-not-found': 'Dieses Gespräch gibt es nicht, oder seine Zeit ist um.',
  'file-too-large': 'Eine Datei darf ein Megabyte groß sein. Bitte teilen Sie sie auf.',
  'filter-not-valid': 'Dieser Filter passt nicht. Bitte entfernen Sie ihn, und versuchen Sie es noch einmal.',
  'lead-elsewhere': 'Jemand anderes hat diese Anfrage verschoben. Bitte sehen Sie nach, wo sie jetzt steht.',
  'lead-erased': 'Diese Person wurde gelöscht. Über sie wird nichts mehr aufbewahrt.',
  'lead-not-found': 'Diese Anfrage gibt es nicht. Bitte laden Sie die Liste neu.',
  'no-phone-number': 'Diese Anfrage hat keine Telefonnummer, die man anrufen könnte.',
  'nobody-has-it': 'Hier antwortet der Empfang. Bitte übernehmen Sie das Gespräch zuerst.',
  'not-a-chat': 'Das ist ein Anruf. Nur ein Chat lässt sich übernehmen.',
  'person-has-it':
    'Jemand aus dem Team führt dieses Gespräch. Nur diese Person und ein Inhaber können darin schreiben.',
  'sorted-too-often':
    'Hier wurde 200-mal notiert und sortiert, mehr geht nicht; bei SMS erst wieder, wenn eine neue kommt.',
  'time-not-valid': 'Bitte geben Sie an, wann der Anruf sein soll.',
  'too-many-notes': 'Eine Anfrage fasst 100 Notizen. Bitte führen Sie sie anderswo weiter.',
  'too-many-rows': 'Eine Datei darf 1.000 Zeilen haben. Bitte teilen Sie sie auf.',

  // Calls, texts and the line.
  'call-not-found': 'Diesen Anruf gibt es nicht, oder seine Zeit ist um.',
  'line-has-no-number': 'Die Leitung hat diese Nummer nicht.',
  'line-has-number': 'Die Leitung hat schon eine Nummer. Bitte geben Sie sie zuerst ab.',
  'line-without-number': 'Die Leitung hat noch keine Nummer.',
  'message-not-found': 'In diesem Anruf hat niemand eine Nachricht hinterlassen.',
  'number-is-the-line':
    'Das ist die Nummer der Leitung selbst: Anrufe würden im Kreis klingeln. Bitte geben Sie eine andere an.',
  'number-not-international': 'Eine Nummer beginnt mit + und der Landesvorwahl, etwa +49 30 5550143.',
  'number-taken': 'Ein anderer Betrieb nimmt diese Nummer an. Bitte prüfen Sie sie.',
  'own-number-needed':
    'Dafür braucht es Ihre eigene Telefonnummer, sonst würden Anrufer niemanden hören. Bitte geben Sie sie zuerst an.',
  'recording-not-found': 'Von diesem Anruf gibt es keine Aufzeichnung, oder nicht mehr.',
  'staff-seconds-out-of-range': 'Lassen Sie es 5 bis 60 Sekunden klingeln.',
  'telephony-off': 'Mit dieser Installation ist kein Telefonanbieter verbunden.',
  'telephony-unavailable': 'Der Telefonanbieter antwortet gerade nicht.',
  'text-not-found': 'Diese SMS gibt es nicht.',
  'thread-not-found': 'Mit dieser Person gibt es keine SMS, oder sie sind mit ihrer Zeit gegangen.',

  // The desk and what it knows.
  'crawl-is-running': 'Ihre Website wird schon gelesen. Bitte warten Sie, bis das fertig ist.',
  'desk-is-not-paused': 'Der Empfang ist nicht pausiert.',
  'desk-is-paused': 'Der Empfang ist schon pausiert.',
  'embeddings-unavailable': 'Die Suche nach Bedeutung ist gerade nicht verfügbar.',
  'fact-is-retired': 'Diese Angabe wurde zurückgezogen. Bitte hinterlegen Sie sie als neue.',
  'fact-not-found': 'Diese Angabe gibt es nicht. Bitte laden Sie die Liste neu.',
  'fact-too-long': 'Eine Angabe ist höchstens 2.000 Zeichen lang. Bitte kürzen Sie sie.',
  'intake-not-valid':
    'Jeder Punkt braucht eine Bezeichnung, und eine Auswahl zwei bis zwölf Möglichkeiten. Bitte prüfen Sie die Fragen.',
  'intake-without-way-to-reply':
    'Fragen Sie mindestens nach E-Mail-Adresse oder Telefonnummer, sonst können Sie niemandem antworten.',
  'letter-not-sent':
    'Die E-Mail ließ sich gerade nicht senden. Bitte kopieren Sie die Zeile, und senden Sie sie selbst.',
  'link-not-secure': 'Ein Link beginnt mit https://, tel: oder mailto:. Bitte prüfen Sie seine Adresse.',
  'model-unavailable': 'Das Sprachmodell ist gerade nicht erreichbar.',
  'no-website': 'Es gibt keine Website zum Lesen.',
  'nothing-to-publish': 'Es gibt nichts zu veröffentlichen.',
  'nothing-to-rehearse': 'Noch hat kein Besucher etwas gefragt, also gibt es nichts zu wiederholen.',
  'rehearsal-has-ended': 'Dieser Probelauf ist schon zu Ende.',
  'rehearsal-not-found': 'Diesen Probelauf gibt es nicht. Bitte laden Sie die Liste neu.',
  'report-not-found': 'Zu dieser Woche gibt es keinen Bericht. Bitte wählen Sie eine andere.',
  'text-too-long': 'Der Text ist zu lang. Bitte kürzen Sie ihn.',
  'too-many-facts': 'Es gibt schon 500 Angaben. Bitte ziehen Sie zuerst einige zurück.',
  'too-many-items': 'Das sind zu viele Einträge. Bitte nehmen Sie einige weg.',
  'too-many-questions': 'Das sind zu viele Fragen auf einmal. Bitte nehmen Sie weniger.',
  'too-many-topics': 'Es gibt schon 30 Themen. Bitte geben Sie zuerst einige frei.',
  'topic-not-found': 'Dieses Thema gibt es nicht. Bitte laden Sie die Liste neu.',

  // Alerts.
  'alert-not-found': 'Diese Meldung gibt es nicht.',
  'already-paired': 'Ein Chat ist schon verbunden. Bitte trennen Sie ihn zuerst.',
  'emergencies-at-once':
    'Notfälle werden sofort gemeldet. Bitte nehmen Sie sie aus der täglichen E-Mail heraus.',
  'messenger-off': 'Diese Installation hat keinen Messenger. Bitte fragen Sie den Betreiber.',
  'messenger-unavailable': 'Der Messenger antwortet gerade nicht. Bitte versuchen Sie es gleich noch einmal.',
  'no-line':
    'SMS und Anrufe kommen von der Leitung des Betriebs, und er hat noch keine. Bitte richten Sie zuerst eine ein.',
  'no-phone-named': 'Es gibt keine Nummer zu bestätigen. Bitte geben Sie zuerst eine ein.',
  'pairing-not-found':
    'Dieser Link wurde benutzt oder zurückgezogen, oder er ist abgelaufen. Bitte erzeugen Sie einen neuen.',
  'phone-not-valid':
    'An diese Nummer kann Ihre Leitung keine SMS senden. Bitte prüfen Sie sie, mit Landesvorwahl.',
  'phone-taken': 'An diese Nummer gehen schon die Meldungen eines anderen Teammitglieds.',
  'preferences-not-valid':
    'Jeder Weg steht einmal da und wartet 1 bis 1.440 Minuten, und die Ruhezeit beginnt und endet zu verschiedenen Zeiten.',
  'too-many-codes': 'Das waren zu viele Codes. Bitte versuchen Sie es später noch einmal.',

  // The plan.
  'billing-off': 'In dieser Installation wird nichts abgerechnet.',
  'has-plan': 'Sie haben schon einen Tarif. Um ihn zu wechseln, öffnen Sie die Seite des Zahlungsdienstes.',
  'no-customer': 'Noch wurde nichts bezahlt. Bitte wählen Sie zuerst einen Tarif.',
  'nothing-billed': 'Noch gibt es keinen Tarif zur Wahl. Bitte versuchen Sie es in einer Minute noch einmal.',
  'payments-refused': 'Der Zahlungsdienst hat abgelehnt. Bitte sagen Sie es dem Betreiber.',
  'payments-unavailable':
    'Der Zahlungsdienst antwortet nicht. Bitte versuchen Sie es in einer Minute noch einmal.',
  'plan-not-found': 'Diesen Tarif gibt es nicht. Bitte laden Sie die Seite neu.',
  'too-many-checkouts':
    'Die Bezahlseite wurde heute zwanzigmal geöffnet. Bitte versuchen Sie es morgen wieder, oder fragen Sie uns.',
  'too-many-credits':
    'Innerhalb von 30 Tagen wurden zwanzig gutgeschrieben. Für mehr fragen Sie bitte den Betreiber.',
  'unit-not-found': 'Diesen Eintrag gibt es nicht.',

  // The operator's view.
  'asked-too-often': 'Dieser Inhaber wurde schon hundertmal gefragt.',
  'cap-not-valid': 'Eine Grenze liegt zwischen 0 und 1.000 US-Dollar am Tag.',
  'date-not-valid': 'Der Tag des Eingangs kann nicht in der Zukunft liegen.',
  'factor-set-already': 'Es gibt schon ein Gerät. Auf dem Server entfernt es „mia operator reset-factor“.',
  'hours-not-valid': 'Wählen Sie zwischen 1 und 24 Stunden.',
  'look-not-granted':
    'Der Inhaber dieses Betriebs hat es nicht erlaubt, oder nicht mehr. Bitte fragen Sie ihn.',
  'not-suspended': 'Dieser Betrieb ist nicht gesperrt.',
  'operator-logged-out': 'Sie sind nicht angemeldet. Bitte melden Sie sich wieder an.',
  'reference-not-valid':
    'Eine Kennung ist eine Nummer wie T-17. Bitte schreiben Sie hier keinen Namen und keine Adresse.',
  'request-not-found': 'Diese Anfrage gibt es nicht. Bitte laden Sie die Liste neu.',
  'too-many-looks': 'Es wurde schon tausendmal hineingesehen. Bitte fragen Sie den Inhaber neu.',
  'too-many-requests-open': 'Es gibt 500 offene Anfragen. Bitte schließen Sie einige.',
};
