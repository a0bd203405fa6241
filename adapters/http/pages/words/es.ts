import type { Words } from './words.js';

export const es: Words = {
  languages: 'Idioma',
  refused: {
    title: 'No ha funcionado',
    texts: {
      'site-unknown': 'En esta dirección no hay ninguna empresa. Compruebe el enlace.',
      'paper-unknown': 'En esta dirección nunca hubo un documento. Compruebe el enlace.',
      'too-many-requests': 'Han sido demasiadas peticiones seguidas. Espere un poco e inténtelo de nuevo.',
      unavailable: 'Algo ha fallado por nuestra parte. Inténtelo de nuevo dentro de un momento.',
      other: 'No se ha podido entender. Compruébelo e inténtelo de nuevo.',
    },
  },
  form: {
    title: 'Sus datos',
    heading: 'Pregunte por sus datos',
    lead: 'Ha chateado aquí con una empresa o la ha llamado. Pida lo que se guarda sobre usted; recibirá respuesta en el plazo de un mes.',
    legend: '¿Qué solicita?',
    kinds: {
      access: { name: 'Ver mis datos', meaning: 'Una copia de lo que se guarda sobre usted.' },
      correction: { name: 'Corregir mis datos', meaning: 'Algo sobre usted no es correcto.' },
      erasure: {
        name: 'Borrar mis datos',
        meaning: 'Mensajes, llamadas, datos de contacto: todo lo que se guarda sobre usted.',
      },
      objection: { name: 'Oponerme', meaning: 'Sus datos dejarán de usarse para lo que usted indique.' },
      portability: {
        name: 'Llevarme mis datos',
        meaning: 'La misma copia, en un formato que leen los programas.',
      },
    },
    problems: {
      kind: 'Elija qué solicita.',
      email: 'Escriba su dirección de correo, por ejemplo ana@example.com.',
      website: 'Acorte la dirección del sitio web.',
    },
    about: (business) => `Se trata de ${business}.`,
    website: '¿De qué empresa se trata?',
    websiteHelp: 'La dirección de su sitio web, si la conoce. Puede dejar este campo vacío.',
    email: 'Su dirección de correo',
    emailHelp: 'Allí recibirá un código y la respuesta. La dirección se borra en cuanto se le responda.',
    submit: 'Enviarme un código',
    elsewhere: (notice) =>
      `En un chat abierto puede elegir «Borrar mis datos» en su menú, sin dar ninguna dirección. En una llamada, diga «borre mis datos». Más información en el ${notice('aviso de privacidad')}.`,
  },
  code: {
    title: 'Su código',
    heading: 'Mire su correo',
    lead: 'Un correo con seis cifras está en camino. El código vale 15 minutos.',
    problems: {
      'wrong-code': 'Este no es el código. Vuelva a mirar el correo más reciente.',
      'code-over': 'Este código ya no vale. Pida uno nuevo.',
    },
    label: 'Código',
    submit: 'Registrar mi solicitud',
    nothing: (again) => `¿No ha llegado nada? Mire en el correo no deseado o ${again('vuelva a pedirlo')}.`,
  },
  full: {
    title: 'Escríbanos',
    heading: 'Escríbanos, por favor',
    text: (notice) =>
      `Hay tantas solicitudes abiertas que hoy no se puede registrar ninguna más aquí. Escriba a la dirección del ${notice('aviso de privacidad')}: contará como solicitado hoy.`,
  },
  receipt: {
    title: 'Su solicitud',
    asked: (kind, day, reference) => `${kind}: solicitado el ${day}, registrado como ${reference}.`,
    keep: (number) =>
      `Guarde la dirección de esta página para ver cómo avanza. No nombra a nadie. Número: ${number}`,
    outcomes: {
      done: 'Hecho.',
      'not-found': 'No se encontró nada sobre usted.',
      refused: 'Se denegó; el correo que recibió explica por qué.',
    },
    closed: (day) => `Cerrada el ${day}.`,
    noted: 'Está registrada.',
    answeredBy: (day) => `Recibirá respuesta el ${day} a más tardar.`,
    requested: 'Registrada.',
    begins: (day) => `El borrado empieza el ${day}.`,
    cancelled: 'El borrado se canceló',
    cancelledAfter: 'antes de empezar; no se borró nada.',
    begun: 'Borrando.',
    progress: (done, all, day) =>
      `${done} de ${all} lugares están limpios; lo estarán todos el ${day} a más tardar.`,
    clear: 'Lugares que están limpios',
    completed: 'Borrado',
    completedAfter: (day, places) => `el ${day}, en ${places} lugares.`,
    kept: {
      'opt-out':
        'Una cosa se queda: un hash de su número, para que nunca más se le envíe un SMS. Nadie puede leer el número a partir de él.',
      invoices: 'Las facturas y el medio de pago se quedan en el servicio de pagos mientras la ley lo exija.',
      'sent-letters':
        'Los correos enviados se quedan en el servicio de correo lo que diga su plan, de uno a siete días, y nadie puede borrarlos antes. Una dirección que devolvió correos puede seguir en su lista de direcciones a las que no escribe. Los correos también se quedan en los buzones a los que llegaron.',
      'older-alerts':
        'Los avisos en chats de Telegram de la empresa enviados más de 48 horas antes, o nunca confirmados, se quedan allí hasta que el dueño del chat los borre: Telegram no deja a nadie más. Dicen qué ocurrió y no nombran a nadie que escribiera o llamara. El primer mensaje de un chat así nombra a la empresa.',
    },
    places: {
      'wrapping-key':
        'Se sustituyó la clave que protege las claves, de modo que las copias antiguas de una clave no abren nada.',
      'sealed-values': 'Lo que se dijo y se dio, en el registro.',
      snapshots: 'Estados intermedios del programa.',
      blobs: 'Grabaciones y otros archivos.',
      'read-models': 'Lo que muestran las pantallas.',
      contacts: 'El directorio de direcciones y números.',
      'answered-requests': 'Respuestas que se guardaban para programas.',
      memory: 'Lo que los programas en marcha tenían en memoria.',
      backups: 'La lista que impide que una copia de seguridad restaurada lo traiga de vuelta.',
      knowledge: 'Páginas leídas y lo que se aprendió de ellas.',
      visits: 'Visitas contadas.',
      sessions: 'Inicios de sesión.',
      'api-keys': 'Usos de claves.',
      line: 'La línea telefónica.',
      members: 'Llaves de acceso, códigos de recuperación y chats de los miembros.',
      'phone-company':
        'Compañía telefónica: allí se borraron llamadas, grabaciones y SMS. De una empresa también se devolvió el número o, si lo había traído, ya no conduce aquí.',
      payments: 'Servicio de pagos: allí se borró el cliente.',
      'mail-service':
        'Servicio de correo: allí no se guarda ninguna lista de contactos; sobre los correos, vea más abajo.',
      'language-model': 'Modelo de lenguaje: cada consulta indicaba que no se guardara nada.',
      messenger:
        'Mensajería: los avisos de las últimas 48 horas se borraron en los chats a los que llegaron. De una empresa también desapareció el vínculo con cada chat.',
    },
    unknown: 'No existe esa solicitud',
    unknownText: (again) => `Compruebe la dirección o ${again('vuelva a pedirlo')}.`,
  },
  copy: {
    title: 'Sus datos',
    ready: 'Sus datos están listos',
    readyText: (page, json) =>
      `Un solo archivo zip: abra ${page} para leer; ${json} contiene lo mismo para programas. También incluye las grabaciones.`,
    get: 'Obtener mis datos',
    once: 'El archivo se crea ahora y no se guarda en ningún sitio. Funciona una sola vez: guárdelo donde solo usted lo vea.',
    unknown: 'Este enlace no está completo',
    unknownText: (again) => `Vuelva a abrirlo desde el correo o ${again('vuelva a pedirlo')}.`,
    used: 'Este enlace ya se usó',
    usedText: (again) =>
      `Funciona una sola vez. Si no fue usted, o si el archivo no llegó, ${again('vuelva a pedirlo')}.`,
    expired: 'Este enlace ha caducado',
    expiredText:
      'Si lo pidió con el formulario, se puede enviar uno nuevo a la dirección que confirmó. Si no, pídalo donde lo pidió antes.',
    renew: 'Enviarme un enlace nuevo',
    erased: 'Se borró',
    erasedText: 'Ya no se puede leer nada de lo que se guardaba sobre usted: no hay nada que entregar.',
    erasedHash:
      'Si no quería SMS, se queda un hash de su número para que nunca se le envíe ninguno. Nadie puede leer el número a partir de él.',
    again: {
      sent: {
        heading: 'Mire su correo',
        text: () => 'Un correo con un enlace nuevo está en camino. Los enlaces anteriores ya no valen.',
      },
      closed: {
        heading: 'Esta solicitud está cerrada',
        text: (again) => `Por favor, ${again('vuelva a pedirlo')}.`,
      },
      'too-many': {
        heading: 'No hay más enlaces',
        text: (again) =>
          `Se enviaron tantos enlaces que ya no se envían más. Por favor, ${again('vuelva a pedirlo')}.`,
      },
      unsent: {
        heading: 'El correo no salió',
        text: () => 'Inténtelo de nuevo dentro de unos minutos.',
      },
    },
  },
  unsubscribe: {
    title: 'Darse de baja',
    names: { report: 'informes semanales', reminder: 'recordatorios' },
    heading: (letters) => `¿No quiere más ${letters}?`,
    text: (letters) =>
      `No recibirá más ${letters} por correo. Todo lo demás, como los avisos, seguirá llegando.`,
    submit: 'Darme de baja',
    done: 'Hecho',
    doneText: (letters) => `Ya no recibirá ${letters} por correo.`,
    back: (dashboard) => `Puede volver a pedirlos en el ${dashboard('panel')}.`,
    unknown: 'Este enlace no está completo',
    unknownText: (dashboard) =>
      `Vuelva a abrirlo desde el correo o elija sus correos en el ${dashboard('panel')}.`,
  },
  chat: {
    intro: 'Pregúntenos lo que quiera, a cualquier hora.',
    start: 'Empezar el chat',
    tried: 'Así conocen sus visitantes su recepción. Pregúntele algo.',
    scan: 'Para compartir: apunte aquí con la cámara de un móvil.',
    code: 'Esta página como código QR',
    noScript: 'El chat necesita JavaScript, que está desactivado en este navegador.',
  },
  papers: {
    titles: { privacy: 'Privacidad', terms: 'Condiciones', processors: 'Encargados del tratamiento' },
    english: 'El texto está en inglés; esa es la versión vinculante.',
    former: (day) => `Este texto estuvo en vigor desde el ${day}.`,
  },
};
