import type { Catalogue } from '../catalogue.js';

export const account: Catalogue['account'] = {
  title: 'Ihr Konto',
  lead: 'Ihre eigene Anmeldung, in jedem Betrieb, zu dem Sie gehören.',
};

export const address: Catalogue['address'] = {
  title: 'E-Mail-Adresse',
  lead: 'Dorthin gehen Anmelde-E-Mails und Meldungen.',
  now: 'Sie melden sich mit {email} an.',
  new: 'Neue Adresse',
  help: 'Sie muss bestätigt werden, und Ihre jetzige Adresse kann 72 Stunden lang widersprechen. Danach melden Sie sich neu an.',
  ask: 'Adresse ändern',
  asked: 'Wartet bis {date} auf die Bestätigung durch {email}.',
  confirmed: '{email} ist bestätigt. Die Adresse gilt ab {date}, wenn Ihre jetzige nicht widerspricht.',
  withdraw: 'Zurückziehen',
  done: 'Vielen Dank',
  confirm: {
    title: 'Neue Adresse bestätigen',
    lead: 'Ein Klick, und Sie können sich mit dieser Adresse anmelden.',
    submit: 'Adresse bestätigen',
  },
  veto: {
    title: 'Adresse behalten',
    lead: 'Der Wechsel zu einer anderen Adresse wird gestoppt, und Sie werden überall abgemeldet.',
    submit: 'Meine Adresse behalten',
  },
  outcomes: {
    changed: 'Ab jetzt melden Sie sich mit Ihrer neuen Adresse an.',
    waiting:
      'Ihre neue Adresse ist bestätigt. Sie melden sich ab {date} damit an, wenn die alte nicht widerspricht.',
    kept: 'Ihre Adresse bleibt. Sie sind jetzt überall abgemeldet.',
  },
};

export const secondFactor: Catalogue['secondFactor'] = {
  title: 'Passkeys',
  lead: 'Nach der E-Mail bestätigt Ihr Handy, Computer oder Sicherheitsschlüssel, dass Sie es sind.',
  none: 'Noch kein Passkey: Wer Ihre E-Mails liest, kommt hinein.',
  added: 'Hinzugefügt am {date}',
  used: 'zuletzt benutzt am {date}',
  label: 'Name',
  labelHelp: 'Damit Sie ihn wiedererkennen, etwa „Mein Handy“.',
  add: 'Passkey hinzufügen',
  impossible: 'Passkeys brauchen eine Adresse mit Namen; diese ist eine Zahl.',
  remove: 'Entfernen',
  removeOf: '{label} entfernen',
  removeTitle: '{label} entfernen?',
  removeText: 'Damit können Sie sich dann nicht mehr anmelden.',
  removeLast:
    'Das ist Ihr letzter Passkey. Zeigen Sie ihn noch einmal vor, um ihn zu entfernen, oder geben Sie einen Ersatzcode ein.',
  codesTitle: 'Ersatzcodes',
  codesOnce:
    'Jeder gilt einmal, wenn kein Passkey zur Hand ist. Bewahren Sie sie sicher auf: Sie werden nicht noch einmal angezeigt.',
  codesKept: 'Ich habe sie aufbewahrt',
  codesLeft: 'Verbleibende Ersatzcodes: {count}.',
  renew: 'Neue Codes',
  renewAsk:
    'Neue Codes ersetzen die alten. Zeigen Sie zuerst einen Passkey vor, oder geben Sie einen Ersatzcode ein.',
  use: 'Passkey verwenden',
  useCode: 'Code verwenden',
  code: 'Ersatzcode',
  byCode: 'Stattdessen einen Ersatzcode verwenden',
  byPasskey: 'Stattdessen einen Passkey verwenden',
  declined: 'Der Browser hat keinen Passkey verwendet. Bitte versuchen Sie es noch einmal.',
  logIn: {
    title: 'Noch ein Schritt',
    lead: 'Ihre E-Mail war richtig. Zeigen Sie jetzt Ihren Passkey vor.',
    again: 'Neue E-Mail anfordern',
  },
  first: {
    title: 'Zuerst einen Passkey hinzufügen',
    lead: 'Dieser Betrieb ist sensibel: Gespräche, Anrufe und Anfragen sieht nur, wer sich zusätzlich mit einem Passkey anmeldet.',
    settings: 'Name, Öffnungszeiten und Sensibilität stehen Inhabern auch ohne Passkey offen:',
    toSettings: 'Betrieb',
  },
};
