import type { NoticeWords } from './notice-words.js';

export const es: NoticeWords = {
  language: 'es',
  things: {
    lead: {
      subject: 'Tiene un nuevo contacto',
      said: 'Alguien ha dejado sus datos y espera su respuesta.',
    },
    emergency: {
      subject: 'Puede que alguien esté en peligro',
      said: 'Un visitante o alguien que llamó habló de una emergencia. Se le dio el número de emergencias.',
    },
    'hand-off': {
      subject: 'Alguien pide hablar con una persona',
      said: 'Un visitante de su web o alguien que llama pide hablar con una persona.',
    },
    'missed-call': { subject: 'Llamada perdida', said: 'Alguien llamó y nadie habló con él.' },
    voicemail: { subject: 'Le han dejado un mensaje', said: 'Alguien llamó y le dejó un mensaje.' },
    'recording-lost': {
      subject: 'Una llamada no tiene grabación',
      said: 'Una llamada no se grabó, o su grabación se perdió. Sin ella no se envía ningún enlace a quien llamó.',
    },
    'text-lapsed': {
      subject: 'Un enlace no se envió',
      said: 'Alguien que llamó pidió un enlace y dijo que sí, pero no se sabe si el SMS salió. No se vuelve a enviar.',
    },
    'cancel-text': {
      subject: 'Alguien escribió CANCEL',
      said: 'Alguien escribió CANCEL a su línea. Ya no recibe más SMS de ella; puede que se refiera a una cita.',
    },
    digest: {
      subject: 'Su recepción desde ayer',
      said: 'Esto es lo que ha pasado desde el último aviso.',
    },
    unreached: {
      subject: 'No se pudo avisar a un compañero',
      said: 'Ha pasado algo que un compañero debería saber, y ninguna vía funcionó. Por favor, mírelo usted.',
    },
    test: {
      subject: 'Esto es una prueba',
      said: 'Usted la pidió. Así que por esta vía se le puede avisar.',
    },
    'phone-code': { subject: 'Su código', said: 'Usted pidió un código.' },
  },
  link: 'Verlo',
  code: '{code} es su código para los avisos de su recepción. Responda STOP para dejar de recibirlos.',
  call: {
    told: 'Le llama su recepción. {what}.',
    press: 'Pulse 1 para encargarse.',
    taken: 'Gracias. Queda en sus manos.',
    notTaken: 'No se ha anotado nada. Adiós.',
    settled: 'Alguien se ha encargado ya. Adiós.',
  },
  chat: {
    welcome: 'A este chat llegan los avisos de {name}.',
    nameless: 'su negocio',
    tryIt: 'Probar un botón',
    works: 'Funciona: así se confirma un aviso.',
    open: 'Abrir el panel',
  },
  buttons: { seen: 'Visto', callBack: 'Yo llamo', open: 'Abrir' },
  noted: {
    seen: 'Anotado: lo ha visto.',
    callBack: 'Anotado: usted llama. El número está en su panel.',
  },
};
