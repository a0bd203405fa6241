import type { RequestWords } from './request-words.js';

export const fr: RequestWords = {
  asked: {
    access: 'une copie de vos données',
    correction: 'la correction de vos données',
    erasure: 'l’effacement de vos données',
    objection: 'que vos données ne soient plus utilisées',
    portability: 'vos données sous une forme que vous pouvez emporter',
  },
  youAsked: (what) => `Vous avez demandé ${what}.`,
  about: (business) => `Cela concerne ${business}.`,
  seePage: 'Suivre l’avancement',
  seeReceipt: 'Ouvrir le reçu',
  receiptSays: 'Le reçu dit où l’effacement a eu lieu et ce qui doit rester : il ne nomme personne.',
  code: {
    subject: 'Votre code',
    before:
      'Quelqu’un a fait une demande sur ses données et a donné cette adresse. Pour montrer qu’elle est à vous, saisissez ce code dans la page qui le demande :',
    after:
      'Il est valable une fois, pendant 15 minutes. Si vous n’avez rien demandé, ne faites rien : il ne se passera rien.',
  },
  noted: {
    subject: (reference) => `Votre demande ${reference} est enregistrée`,
    by: (day) =>
      `Vous recevez une réponse le ${day} au plus tard. L’avancement se lit sur une page qui ne nomme personne :`,
    after: 'Cette adresse est gardée jusqu’à la réponse, puis effacée.',
  },
  copy: {
    subject: (reference) => `Vos données sont prêtes (${reference})`,
    before: (until) =>
      `Les voici, en un seul fichier : à lire, et pour les logiciels. Le lien est valable une fois, jusqu’au ${until} ; ensuite il vous en envoie un nouveau. Le fichier est créé quand vous le demandez, et n’est conservé nulle part.`,
    get: 'Obtenir mes données',
    secret: 'Qui possède ce lien possède vos données : ne transférez pas cet e-mail.',
    after: 'Cette adresse est gardée jusqu’à ce que vous ayez le fichier, puis effacée.',
  },
  done: {
    subject: (reference) => `Vos données sont effacées (${reference})`,
    before: 'Ce qui était conservé sur vous a disparu, ici et chez tous ceux qui le traitaient pour nous.',
    after: 'Ceci est le dernier e-mail. L’adresse à laquelle il est parti est maintenant effacée.',
  },
  erasing: {
    subject: 'Vos données sont en cours d’effacement',
    before: (business) =>
      `${business} efface ce qui y est conservé sur vous : messages, appels et coordonnées.`,
    business: 'Une entreprise à laquelle vous avez écrit ou que vous avez appelée',
    after: 'Ceci est le dernier e-mail. L’adresse à laquelle il est parti est effacée aussi.',
  },
};
