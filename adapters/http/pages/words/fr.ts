import type { Words } from './words.js';

export const fr: Words = {
  languages: 'Langue',
  refused: {
    title: 'Cela n’a pas fonctionné',
    texts: {
      'site-unknown': 'Il n’y a pas d’entreprise à cette adresse. Veuillez vérifier le lien.',
      'paper-unknown': 'Il n’y a jamais eu de document à cette adresse. Veuillez vérifier le lien.',
      'too-many-requests': 'C’était trop à la fois. Veuillez patienter un peu et réessayer.',
      unavailable: 'Un problème est survenu de notre côté. Veuillez réessayer dans un instant.',
      other: 'Cela n’a pas pu être compris. Veuillez vérifier et réessayer.',
    },
  },
  form: {
    title: 'Vos données',
    heading: 'Une demande sur vos données',
    lead: 'Vous avez discuté ici avec une entreprise, ou vous l’avez appelée. Demandez ce qui est conservé sur vous ; vous recevez une réponse dans un délai d’un mois.',
    legend: 'Que demandez-vous ?',
    kinds: {
      access: { name: 'Voir mes données', meaning: 'Une copie de ce qui est conservé sur vous.' },
      correction: { name: 'Corriger mes données', meaning: 'Quelque chose est inexact à votre sujet.' },
      erasure: {
        name: 'Effacer mes données',
        meaning: 'Messages, appels, coordonnées : tout ce qui est conservé sur vous.',
      },
      objection: {
        name: 'M’opposer',
        meaning: 'Vos données ne doivent plus servir à ce que vous indiquez.',
      },
      portability: {
        name: 'Emporter mes données',
        meaning: 'La même copie, sous une forme que lisent les logiciels.',
      },
    },
    problems: {
      kind: 'Veuillez choisir ce que vous demandez.',
      email: 'Veuillez saisir votre adresse e-mail, par exemple anne@example.com.',
      website: 'Veuillez raccourcir l’adresse du site.',
    },
    about: (business) => `Cela concerne ${business}.`,
    website: 'De quelle entreprise s’agit-il ?',
    websiteHelp: 'L’adresse de son site, si vous la connaissez. Vous pouvez laisser ce champ vide.',
    email: 'Votre adresse e-mail',
    emailHelp: 'Vous y recevez un code, puis la réponse. L’adresse est effacée dès que vous avez la réponse.',
    submit: 'M’envoyer un code',
    elsewhere: (notice) =>
      `Dans un chat ouvert, vous pouvez choisir « Effacer mes données » dans son menu, sans donner d’adresse. Au téléphone, dites « supprimez mes données ». Plus de détails dans la ${notice('notice de confidentialité')}.`,
  },
  code: {
    title: 'Votre code',
    heading: 'Consultez votre messagerie',
    lead: 'Un e-mail avec six chiffres est en route. Le code est valable 15 minutes.',
    problems: {
      'wrong-code': 'Ce n’est pas le bon code. Veuillez regarder de nouveau l’e-mail le plus récent.',
      'code-over': 'Ce code n’est plus valable. Veuillez en demander un nouveau.',
    },
    label: 'Code',
    submit: 'Enregistrer ma demande',
    nothing: (again) => `Rien reçu ? Regardez parmi les courriers indésirables, ou ${again('recommencez')}.`,
  },
  full: {
    title: 'Écrivez-nous',
    heading: 'Veuillez nous écrire',
    text: (notice) =>
      `Tant de demandes sont ouvertes qu’aucune autre ne peut être enregistrée ici aujourd’hui. Veuillez écrire à l’adresse de la ${notice('notice de confidentialité')} : votre demande comptera à la date d’aujourd’hui.`,
  },
  receipt: {
    title: 'Votre demande',
    asked: (kind, day, reference) => `${kind} : demandé le ${day}, enregistré sous ${reference}.`,
    keep: (number) =>
      `Gardez l’adresse de cette page pour suivre l’avancement. Elle ne nomme personne. Numéro : ${number}`,
    outcomes: {
      done: 'C’est fait.',
      'not-found': 'Rien n’a été trouvé à votre sujet.',
      refused: 'La demande a été refusée ; l’e-mail que vous avez reçu dit pourquoi.',
    },
    closed: (day) => `Close le ${day}.`,
    noted: 'Elle est enregistrée.',
    answeredBy: (day) => `Vous recevez une réponse le ${day} au plus tard.`,
    requested: 'Enregistrée.',
    begins: (day) => `L’effacement commence le ${day}.`,
    cancelled: 'L’effacement a été annulé',
    cancelledAfter: 'avant de commencer ; rien n’a été effacé.',
    begun: 'Effacement en cours.',
    progress: (done, all, day) =>
      `${done} emplacements sur ${all} sont vides ; tous le seront le ${day} au plus tard.`,
    clear: 'Emplacements vides',
    completed: 'Effacé',
    completedAfter: (day, places) => `le ${day}, à ${places} emplacements.`,
    kept: {
      'opt-out':
        'Une chose reste : une empreinte de votre numéro, pour qu’aucun SMS ne lui soit plus jamais envoyé. Personne ne peut en lire le numéro.',
      invoices:
        'Les factures et le moyen de paiement restent auprès du service de paiement aussi longtemps que la loi l’exige.',
      'sent-letters':
        'Les e-mails envoyés restent auprès du service de messagerie le temps que prévoit son offre, soit un à sept jours, et personne ne peut les supprimer plus tôt. Une adresse qui a renvoyé des e-mails peut rester sur sa liste d’adresses auxquelles il n’écrit pas. Les e-mails restent aussi dans les boîtes où ils sont arrivés.',
      'older-alerts':
        'Les alertes des chats Telegram de l’entreprise envoyées plus de 48 heures avant, ou jamais confirmées, y restent jusqu’à ce que le propriétaire du chat les supprime : Telegram ne laisse personne d’autre le faire. Elles disent ce qui s’est passé et ne nomment aucune personne qui a écrit ou appelé. Le premier message d’un tel chat nomme l’entreprise.',
    },
    places: {
      'wrapping-key':
        'La clé qui protège les clés a été remplacée : les anciennes copies d’une clé n’ouvrent plus rien.',
      'sealed-values': 'Ce qui a été dit et donné, dans le journal.',
      snapshots: 'États intermédiaires du programme.',
      blobs: 'Enregistrements et autres fichiers.',
      'read-models': 'Ce que montrent les écrans.',
      contacts: 'Le répertoire des adresses et des numéros.',
      'answered-requests': 'Réponses gardées pour des logiciels.',
      memory: 'Ce que les programmes en cours gardaient en mémoire.',
      backups: 'La liste qui empêche toute sauvegarde restaurée de le ramener.',
      knowledge: 'Pages lues et ce qui en a été appris.',
      visits: 'Visites comptées.',
      sessions: 'Connexions.',
      'api-keys': 'Utilisations de clés.',
      line: 'La ligne téléphonique.',
      members: 'Clés d’accès, codes de secours et chats des membres.',
      'phone-company':
        'Opérateur téléphonique : appels, enregistrements et SMS y ont été supprimés. Pour une entreprise, le numéro a aussi été rendu ou, si elle l’avait apporté, ne mène plus ici.',
      payments: 'Service de paiement : le client y a été supprimé.',
      'mail-service':
        'Service de messagerie : aucune liste de contacts n’y est tenue ; pour les e-mails, voir plus bas.',
      'language-model': 'Modèle de langage : chaque requête demandait de ne rien conserver.',
      messenger:
        'Messagerie instantanée : les alertes des dernières 48 heures ont été supprimées dans les chats où elles étaient arrivées. Pour une entreprise, le lien avec chaque chat a disparu aussi.',
    },
    unknown: 'Cette demande n’existe pas',
    unknownText: (again) => `Veuillez vérifier l’adresse, ou ${again('recommencez')}.`,
  },
  copy: {
    title: 'Vos données',
    ready: 'Vos données sont prêtes',
    readyText: (page, json) =>
      `Un seul fichier, un zip : ouvrez-y ${page} pour lire ; ${json} contient la même chose pour les logiciels. Les enregistrements y sont aussi.`,
    get: 'Obtenir mes données',
    once: 'Le fichier est créé maintenant et n’est conservé nulle part. Cela fonctionne une seule fois : gardez le fichier là où personne d’autre ne le voit.',
    unknown: 'Ce lien est incomplet',
    unknownText: (again) => `Veuillez le suivre de nouveau depuis l’e-mail, ou ${again('recommencez')}.`,
    used: 'Ce lien a déjà servi',
    usedText: (again) =>
      `Il fonctionne une seule fois. Si ce n’était pas vous, ou si le fichier n’est pas arrivé, ${again('recommencez')}.`,
    expired: 'Ce lien a expiré',
    expiredText:
      'Si vous avez demandé par le formulaire, un nouveau lien peut être envoyé à l’adresse que vous avez confirmée. Sinon, veuillez demander là où vous l’aviez fait.',
    renew: 'M’envoyer un nouveau lien',
    erased: 'Tout a été effacé',
    erasedText: 'Plus rien de ce qui était conservé sur vous ne peut être lu : il n’y a rien à remettre.',
    erasedHash:
      'Si vous ne vouliez pas de SMS, une empreinte de votre numéro reste, pour qu’aucun ne soit jamais envoyé. Personne ne peut en lire le numéro.',
    again: {
      sent: {
        heading: 'Consultez votre messagerie',
        text: () => 'Un e-mail avec un nouveau lien est en route. Les liens précédents ne fonctionnent plus.',
      },
      closed: {
        heading: 'Cette demande est close',
        text: (again) => `Vous pouvez faire une nouvelle demande : ${again('recommencer')}.`,
      },
      'too-many': {
        heading: 'Plus de nouveaux liens',
        text: (again) =>
          `Tant de liens ont été envoyés qu’il n’en part plus. Faites une nouvelle demande : ${again('recommencer')}.`,
      },
      unsent: {
        heading: 'L’e-mail n’est pas parti',
        text: () => 'Veuillez réessayer dans quelques minutes.',
      },
    },
  },
  unsubscribe: {
    title: 'Se désabonner',
    names: { report: 'rapports hebdomadaires', reminder: 'rappels' },
    heading: (letters) => `Plus de ${letters} ?`,
    text: (letters) =>
      `Vous ne recevrez plus de ${letters} par e-mail. Tout le reste, comme les alertes, continue d’arriver.`,
    submit: 'Me désabonner',
    done: 'C’est fait',
    doneText: (letters) => `Vous ne recevez plus de ${letters} par e-mail.`,
    back: (dashboard) => `Vous pouvez les rétablir dans le ${dashboard('tableau de bord')}.`,
    unknown: 'Ce lien est incomplet',
    unknownText: (dashboard) =>
      `Veuillez le suivre de nouveau depuis l’e-mail, ou choisissez vos e-mails dans le ${dashboard('tableau de bord')}.`,
  },
  chat: {
    intro: 'Posez-nous une question, à toute heure.',
    start: 'Commencer le chat',
    tried: 'Voici comment vos visiteurs découvrent votre accueil. Posez-lui une question.',
    scan: 'À partager : visez ici avec l’appareil photo d’un téléphone.',
    code: 'Cette page en code QR',
    noScript: 'Le chat a besoin de JavaScript, qui est désactivé dans ce navigateur.',
  },
  papers: {
    titles: { privacy: 'Confidentialité', terms: 'Conditions', processors: 'Sous-traitants' },
    english: 'Le texte est en anglais ; c’est cette version qui fait foi.',
    former: (day) => `Ce texte était en vigueur à partir du ${day}.`,
  },
};
