import type { RequestWords } from './request-words.js';

export const es: RequestWords = {
  asked: {
    access: 'una copia de sus datos',
    correction: 'que se corrijan sus datos',
    erasure: 'que se borren sus datos',
    objection: 'que sus datos dejen de usarse',
    portability: 'sus datos en un formato que pueda llevarse',
  },
  youAsked: (what) => `Ha solicitado ${what}.`,
  about: (business) => `Se trata de ${business}.`,
  seePage: 'Ver cómo avanza',
  seeReceipt: 'Abrir el recibo',
  receiptSays: 'El recibo dice dónde se borró y qué tiene que quedarse: no nombra a nadie.',
  code: {
    subject: 'Su código',
    before:
      'Alguien ha preguntado por sus datos y ha dado esta dirección. Para demostrar que es suya, escriba este código en la página que lo pide:',
    after: 'Vale una sola vez, durante 15 minutos. Si no lo ha pedido, no haga nada: no pasará nada.',
  },
  noted: {
    subject: (reference) => `Su solicitud ${reference} está registrada`,
    by: (day) =>
      `Recibirá respuesta el ${day} a más tardar. Cómo avanza se ve en una página que no nombra a nadie:`,
    after: 'Esta dirección se guarda hasta que se le responda y después se borra.',
  },
  copy: {
    subject: (reference) => `Sus datos están listos (${reference})`,
    before: (until) =>
      `Aquí están, en un solo archivo: para leer y para programas. El enlace vale una vez, hasta el ${until}; después le envía uno nuevo. El archivo se crea cuando usted lo pide y no se guarda en ningún sitio.`,
    get: 'Obtener mis datos',
    secret: 'Quien tenga este enlace tiene sus datos: no reenvíe este correo.',
    after: 'Esta dirección se guarda hasta que tenga el archivo y después se borra.',
  },
  done: {
    subject: (reference) => `Sus datos están borrados (${reference})`,
    before: 'Lo que se guardaba sobre usted ya no está, ni aquí ni en quienes lo trataban por nosotros.',
    after: 'Este es el último correo. La dirección a la que llegó ya está borrada.',
  },
  erasing: {
    subject: 'Sus datos se están borrando',
    before: (business) =>
      `${business} borra lo que guarda sobre usted: mensajes, llamadas y datos de contacto.`,
    business: 'Una empresa a la que escribió o llamó',
    after: 'Este es el último correo. La dirección a la que llegó también se borra.',
  },
};
