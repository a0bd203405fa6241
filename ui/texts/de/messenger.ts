import type { Catalogue } from '../catalogue.js';

export const messenger: Catalogue['messenger'] = {
  title: 'Telegram',
  lead: 'Ihre eigenen Meldungen in einem privaten Chat: was geschehen ist, und Knöpfe, um zu sagen, dass Sie es gesehen haben oder zurückrufen. Jedes Teammitglied verbindet einen eigenen Chat.',
  privacy:
    'Meldungen sagen, was geschehen ist, und nennen niemanden; alles andere steht hinter Ihrer Anmeldung. Telegram bewahrt sie auf wie jede Nachricht.',
  off: 'Diese Installation hat keinen Telegram-Bot. Der Betreiber kann einen einrichten.',
  connect: 'Telegram verbinden',
  again: 'Neuen Link erzeugen',
  open: 'Telegram öffnen',
  none: 'Kein Chat ist verbunden.',
  endings: {
    disconnected: 'Der Chat wurde getrennt.',
    blocked:
      'Der Chat hat den Bot blockiert und bekommt keine Meldungen mehr. Verbinden Sie ihn neu, wenn Sie das zurückgenommen haben.',
    'chat-gone': 'Den Chat gibt es nicht mehr, deshalb bekommt er keine Meldungen.',
    'right-lost': 'Ihre Rolle erlaubt keine Meldungen, deshalb wurde der Chat getrennt.',
  },
  waiting: 'Wartet auf Ihren Chat',
  waitingHelp:
    'Öffnen Sie den Link auf dem Gerät mit Telegram, und tippen Sie dort auf Start. Er gilt einmal, bis {time}.',
  waitingElsewhere:
    'Ein Link ist bis {time} offen. Er wurde einmal gezeigt; erzeugen Sie einen neuen, wenn Sie ihn nicht mehr haben.',
  link: 'Link zum Bot',
  withdraw: 'Abbrechen',
  asks: '{name} möchte sich verbinden',
  asksHelp:
    'Ist das Ihr Chat? Jemand hat Ihren Link dort geöffnet. Es geht nichts dorthin, bevor Sie Ja sagen.',
  yes: 'Ja, das ist meiner',
  no: 'Nein, ablehnen',
  unnamed: 'Ein Chat',
  paired: 'Verbunden mit {name}',
  since: 'Seit {date}',
  disconnect: 'Trennen',
  disconnectTitle: '{name} trennen?',
  disconnectText: 'Der Chat bekommt keine Meldungen mehr. Sie können ihn wieder verbinden.',
};
