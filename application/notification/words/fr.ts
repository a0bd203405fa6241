import type { NoticeWords } from './notice-words.js';

export const fr: NoticeWords = {
  language: 'fr',
  things: {
    lead: {
      subject: 'Vous avez un nouveau contact',
      said: 'Quelqu’un a laissé ses coordonnées et attend votre réponse.',
    },
    emergency: {
      subject: 'Quelqu’un est peut-être en danger',
      said: 'Un visiteur ou une personne au téléphone a parlé d’une urgence. Le numéro d’urgence lui a été donné.',
    },
    'hand-off': {
      subject: 'Quelqu’un demande à parler à une personne',
      said: 'Un visiteur de votre site ou une personne au téléphone demande à parler à quelqu’un.',
    },
    'missed-call': { subject: 'Appel manqué', said: 'Quelqu’un a appelé, et personne ne lui a parlé.' },
    voicemail: {
      subject: 'On vous a laissé un message',
      said: 'Quelqu’un a appelé et vous a laissé un message.',
    },
    'recording-lost': {
      subject: 'Un appel n’a pas d’enregistrement',
      said: 'Un appel n’a pas été enregistré, ou son enregistrement a été perdu. Sans lui, aucun lien n’est envoyé par SMS.',
    },
    'text-lapsed': {
      subject: 'Un lien n’a pas été envoyé',
      said: 'Une personne au téléphone a demandé un lien et dit oui, mais on ne sait pas si le SMS est parti. Il n’est pas renvoyé.',
    },
    'cancel-text': {
      subject: 'Quelqu’un a écrit CANCEL',
      said: 'Quelqu’un a écrit CANCEL à votre ligne. Cette personne n’en reçoit plus de SMS ; elle pense peut-être à un rendez-vous.',
    },
    digest: {
      subject: 'Votre accueil depuis hier',
      said: 'Voici ce qui s’est passé depuis le dernier avis.',
    },
    unreached: {
      subject: 'Un collègue n’a pas pu être prévenu',
      said: 'Il s’est passé quelque chose qu’un collègue devrait savoir, et aucun moyen de le joindre n’a marché. Merci de regarder.',
    },
    test: {
      subject: 'Ceci est un essai',
      said: 'Vous l’avez demandé. On peut donc vous joindre de cette façon.',
    },
    'phone-code': { subject: 'Votre code', said: 'Vous avez demandé un code.' },
  },
  link: 'Regarder',
  code: '{code} est votre code pour les alertes de votre accueil. Répondez STOP pour ne plus en recevoir.',
  call: {
    told: 'Ici votre accueil. {what}.',
    press: 'Appuyez sur 1 pour vous en charger.',
    taken: 'Merci. C’est à vous.',
    notTaken: 'Rien n’a été noté. Au revoir.',
    settled: 'Quelqu’un s’en est déjà chargé. Au revoir.',
  },
  chat: {
    welcome: 'Cette discussion reçoit les alertes de {name}.',
    nameless: 'votre établissement',
    tryIt: 'Essayer un bouton',
    works: 'Cela marche : c’est ainsi que l’on confirme une alerte.',
    open: 'Ouvrir le tableau de bord',
  },
  buttons: { seen: 'Vu', callBack: 'Je rappelle', open: 'Ouvrir' },
  noted: {
    seen: 'Noté : vous l’avez vu.',
    callBack: 'Noté : vous rappelez. Le numéro est dans votre tableau de bord.',
  },
};
