/** Everything the widget says of its own. Every language says all of it, or it does not compile. */
export interface Texts {
  readonly open: string;
  readonly close: string;
  readonly title: string;
  readonly placeholder: string;
  readonly send: string;
  readonly privacy: string;
  readonly you: string;
  readonly desk: string;
  readonly sources: string;
  readonly writing: string;
  readonly notSent: string;
  readonly retry: string;
  readonly end: string;
  readonly ended: string;
  readonly fresh: string;
  readonly unavailable: string;
  readonly erased: string;
  readonly erase: string;
  readonly eraseSure: string;
  readonly erasing: string;
  readonly receipt: string;
  readonly helpful: string;
  readonly yes: string;
  readonly no: string;
  readonly mailMe: string;
  readonly mailAddress: string;
  readonly mailCode: string;
  readonly mailNext: string;
  readonly mailCancel: string;
  readonly mailSent: string;
  /** `{count}` characters. */
  readonly left: string;
}

const en: Texts = {
  open: 'Open chat',
  close: 'Close chat',
  title: 'Chat with {business}',
  placeholder: 'Write a message',
  send: 'Send',
  privacy: 'Privacy',
  you: 'You',
  desk: 'Assistant',
  sources: 'From our pages',
  writing: 'is writing',
  notSent: 'Not sent.',
  retry: 'Try again',
  end: 'End chat and clear this device',
  ended: 'This chat has ended, and nothing of it is left on this device.',
  fresh: 'Start a new chat',
  unavailable: 'The chat cannot be reached just now.',
  erased: 'Erased',
  erase: 'Erase my data',
  eraseSure: 'Erase for good, here and at the business?',
  erasing: 'Your data is being erased, and nothing of it is left on this device.',
  receipt: 'Receipt',
  helpful: 'Did this help?',
  yes: 'Yes',
  no: 'No',
  mailMe: 'E-mail me this chat',
  mailAddress: 'Your e-mail address',
  mailCode: 'The six digits from the letter',
  mailNext: 'Next',
  mailCancel: 'Cancel',
  mailSent: 'The chat is on its way to you.',
  left: '{count} characters left',
};

const es: Texts = {
  open: 'Abrir chat',
  close: 'Cerrar chat',
  title: 'Chat con {business}',
  placeholder: 'Escriba un mensaje',
  send: 'Enviar',
  privacy: 'Privacidad',
  you: 'Usted',
  desk: 'Asistente',
  sources: 'De nuestras páginas',
  writing: 'está escribiendo',
  notSent: 'No enviado.',
  retry: 'Reintentar',
  end: 'Terminar y borrar de este dispositivo',
  ended: 'El chat ha terminado y no queda nada en este dispositivo.',
  fresh: 'Empezar un chat nuevo',
  unavailable: 'Ahora no se puede acceder al chat.',
  erased: 'Borrado',
  erase: 'Borrar mis datos',
  eraseSure: '¿Borrar para siempre, aquí y en la empresa?',
  erasing: 'Sus datos se están borrando y no queda nada en este dispositivo.',
  receipt: 'Comprobante',
  helpful: '¿Le ha servido?',
  yes: 'Sí',
  no: 'No',
  mailMe: 'Enviarme este chat por correo',
  mailAddress: 'Su correo electrónico',
  mailCode: 'Los seis dígitos del correo',
  mailNext: 'Siguiente',
  mailCancel: 'Cancelar',
  mailSent: 'El chat está en camino.',
  left: 'Quedan {count} caracteres',
};

const de: Texts = {
  open: 'Chat öffnen',
  close: 'Chat schließen',
  title: 'Chat mit {business}',
  placeholder: 'Nachricht schreiben',
  send: 'Senden',
  privacy: 'Datenschutz',
  you: 'Sie',
  desk: 'Assistent',
  sources: 'Von unseren Seiten',
  writing: 'schreibt',
  notSent: 'Nicht gesendet.',
  retry: 'Noch einmal',
  end: 'Chat beenden und auf diesem Gerät löschen',
  ended: 'Der Chat ist beendet, und auf diesem Gerät ist nichts davon übrig.',
  fresh: 'Neuen Chat beginnen',
  unavailable: 'Der Chat ist gerade nicht erreichbar.',
  erased: 'Gelöscht',
  erase: 'Meine Daten löschen',
  eraseSure: 'Endgültig löschen, hier und beim Unternehmen?',
  erasing: 'Ihre Daten werden gelöscht, und auf diesem Gerät ist nichts davon übrig.',
  receipt: 'Beleg',
  helpful: 'War das hilfreich?',
  yes: 'Ja',
  no: 'Nein',
  mailMe: 'Diesen Chat per E-Mail senden',
  mailAddress: 'Ihre E-Mail-Adresse',
  mailCode: 'Die sechs Ziffern aus der E-Mail',
  mailNext: 'Weiter',
  mailCancel: 'Abbrechen',
  mailSent: 'Der Chat ist unterwegs zu Ihnen.',
  left: 'Noch {count} Zeichen',
};

const fr: Texts = {
  open: 'Ouvrir le chat',
  close: 'Fermer le chat',
  title: 'Chat avec {business}',
  placeholder: 'Écrivez un message',
  send: 'Envoyer',
  privacy: 'Confidentialité',
  you: 'Vous',
  desk: 'Assistant',
  sources: 'De nos pages',
  writing: 'écrit',
  notSent: 'Non envoyé.',
  retry: 'Réessayer',
  end: 'Terminer et effacer de cet appareil',
  ended: 'Le chat est terminé et il n’en reste rien sur cet appareil.',
  fresh: 'Commencer un nouveau chat',
  unavailable: 'Le chat est injoignable pour le moment.',
  erased: 'Effacé',
  erase: 'Effacer mes données',
  eraseSure: 'Effacer pour toujours, ici et dans l’entreprise ?',
  erasing: 'Vos données sont en cours d’effacement et il n’en reste rien sur cet appareil.',
  receipt: 'Reçu',
  helpful: 'Cela vous aide-t-il ?',
  yes: 'Oui',
  no: 'Non',
  mailMe: 'M’envoyer ce chat par e-mail',
  mailAddress: 'Votre adresse e-mail',
  mailCode: 'Les six chiffres de l’e-mail',
  mailNext: 'Suivant',
  mailCancel: 'Annuler',
  mailSent: 'Le chat est en route vers vous.',
  left: '{count} caractères restants',
};

const all: Readonly<Record<string, Texts | undefined>> = { en, es, de, fr };

export const textsFor = (language: string): Texts => all[language] ?? en;
