import type { Words } from './words.js';

export const pt: Words = {
  languages: 'Idioma',
  refused: {
    title: 'Não resultou',
    texts: {
      'site-unknown': 'Não há nenhuma empresa neste endereço. Verifique a ligação.',
      'paper-unknown': 'Nunca houve um documento neste endereço. Verifique a ligação.',
      'too-many-requests': 'Foi demasiado de uma só vez. Aguarde um pouco e tente de novo.',
      unavailable: 'Algo falhou do nosso lado. Tente de novo dentro de momentos.',
      other: 'Não foi possível compreender. Verifique e tente de novo.',
    },
  },
  form: {
    title: 'Os seus dados',
    heading: 'Um pedido sobre os seus dados',
    lead: 'Conversou aqui com uma empresa ou telefonou-lhe. Peça o que está guardado sobre si; recebe resposta no prazo de um mês.',
    legend: 'O que pede?',
    kinds: {
      access: { name: 'Ver os meus dados', meaning: 'Uma cópia do que está guardado sobre si.' },
      correction: { name: 'Corrigir os meus dados', meaning: 'Algo sobre si não está certo.' },
      erasure: {
        name: 'Apagar os meus dados',
        meaning: 'Mensagens, chamadas, contactos: tudo o que está guardado sobre si.',
      },
      objection: {
        name: 'Opor-me',
        meaning: 'Os seus dados deixam de ser usados para o que indicar.',
      },
      portability: {
        name: 'Levar os meus dados',
        meaning: 'A mesma cópia, num formato que os programas leem.',
      },
    },
    problems: {
      kind: 'Escolha o que pede, por favor.',
      email: 'Escreva o seu endereço de e-mail, por exemplo ana@example.com.',
      website: 'Encurte o endereço do site, por favor.',
    },
    about: (business) => `Trata-se de ${business}.`,
    website: 'De que empresa se trata?',
    websiteHelp: 'O endereço do site, se o souber. Pode deixar este campo vazio.',
    email: 'O seu endereço de e-mail',
    emailHelp: 'Recebe lá um código e a resposta. O endereço é apagado assim que tiver a resposta.',
    submit: 'Enviar-me um código',
    elsewhere: (notice) =>
      `Num chat aberto pode escolher «Apagar os meus dados» no menu, sem dar qualquer endereço. Numa chamada, diga «apague os meus dados». Mais informações no ${notice('aviso de privacidade')}.`,
  },
  code: {
    title: 'O seu código',
    heading: 'Veja o seu e-mail',
    lead: 'Um e-mail com seis algarismos está a caminho. O código é válido durante 15 minutos.',
    problems: {
      'wrong-code': 'Este não é o código. Veja de novo o e-mail mais recente.',
      'code-over': 'Este código já não é válido. Peça um novo, por favor.',
    },
    label: 'Código',
    submit: 'Registar o meu pedido',
    nothing: (again) => `Não chegou nada? Veja no correio não solicitado ou ${again('peça outra vez')}.`,
  },
  full: {
    title: 'Escreva-nos',
    heading: 'Escreva-nos, por favor',
    text: (notice) =>
      `Há tantos pedidos abertos que hoje não é possível registar mais nenhum aqui. Escreva para o endereço do ${notice('aviso de privacidade')}: conta como pedido hoje.`,
  },
  receipt: {
    title: 'O seu pedido',
    asked: (kind, day, reference) => `${kind}: pedido em ${day}, registado como ${reference}.`,
    keep: (number) =>
      `Guarde o endereço desta página para ver o andamento. Não nomeia ninguém. Número: ${number}`,
    outcomes: {
      done: 'Feito.',
      'not-found': 'Não se encontrou nada sobre si.',
      refused: 'Foi recusado; o e-mail que recebeu diz porquê.',
    },
    closed: (day) => `Encerrado em ${day}.`,
    noted: 'Está registado.',
    answeredBy: (day) => `Recebe resposta até ${day}, o mais tardar.`,
    requested: 'Registado.',
    begins: (day) => `Começa a ser apagado em ${day}.`,
    cancelled: 'Foi cancelado',
    cancelledAfter: 'antes de começar; nada foi apagado.',
    begun: 'A apagar.',
    progress: (done, all, day) =>
      `${done} de ${all} locais estão limpos; todos o estarão até ${day}, o mais tardar.`,
    clear: 'Locais que estão limpos',
    completed: 'Apagado',
    completedAfter: (day, places) => `em ${day}, em ${places} locais.`,
    kept: {
      'opt-out':
        'Uma coisa fica: um hash do seu número, para que nunca mais lhe seja enviado um SMS. Ninguém consegue ler o número a partir dele.',
      invoices: 'As faturas e o meio de pagamento ficam no serviço de pagamentos enquanto a lei o exigir.',
      'sent-letters':
        'Os e-mails enviados ficam no serviço de e-mail o tempo que o seu plano prevê, de um a sete dias, e ninguém os pode apagar antes. Um endereço que devolveu e-mails pode ficar na lista daqueles a quem não escreve. Os e-mails ficam também nas caixas de correio a que chegaram.',
      'older-alerts':
        'Os avisos em chats de Telegram da empresa enviados mais de 48 horas antes, ou nunca confirmados, ficam lá até que o dono do chat os apague: o Telegram não deixa mais ninguém. Dizem o que aconteceu e não nomeiam ninguém que tenha escrito ou telefonado. A primeira mensagem de um desses chats nomeia a empresa.',
    },
    places: {
      'wrapping-key':
        'A chave acima das chaves foi substituída, para que cópias antigas de uma chave não abram nada.',
      'sealed-values': 'O que foi dito e dado, no registo.',
      snapshots: 'Estados intermédios do programa.',
      blobs: 'Gravações e outros ficheiros.',
      'read-models': 'O que os ecrãs mostram.',
      contacts: 'O diretório de endereços e números.',
      'answered-requests': 'Respostas que estavam guardadas para programas.',
      memory: 'O que os programas em execução tinham em memória.',
      backups: 'A lista que impede que uma cópia de segurança reposta o traga de volta.',
      knowledge: 'Páginas lidas e o que se aprendeu com elas.',
      visits: 'Visitas contadas.',
      sessions: 'Inícios de sessão.',
      'api-keys': 'Utilizações de chaves.',
      line: 'A linha telefónica.',
      members: 'Chaves de acesso, códigos de recuperação e chats dos membros.',
      'phone-company':
        'Operadora telefónica: chamadas, gravações e SMS foram lá apagados. De uma empresa também o número foi devolvido ou, se o tinha trazido, já não conduz aqui.',
      payments: 'Serviço de pagamentos: o cliente foi lá apagado.',
      'mail-service':
        'Serviço de e-mail: não guarda nenhuma lista de contactos; sobre os e-mails, veja abaixo.',
      'language-model': 'Modelo de linguagem: cada consulta indicava que nada fosse guardado.',
      messenger:
        'Mensagens instantâneas: os avisos das últimas 48 horas foram apagados nos chats a que chegaram. De uma empresa também a ligação a cada chat desapareceu.',
    },
    unknown: 'Esse pedido não existe',
    unknownText: (again) => `Verifique o endereço ou ${again('peça outra vez')}.`,
  },
  copy: {
    title: 'Os seus dados',
    ready: 'Os seus dados estão prontos',
    readyText: (page, json) =>
      `Um só ficheiro zip: abra nele ${page} para ler; ${json} contém o mesmo para programas. As gravações também lá estão.`,
    get: 'Obter os meus dados',
    once: 'O ficheiro é feito agora e não fica guardado em lado nenhum. Funciona uma só vez: guarde o ficheiro onde mais ninguém o veja.',
    unknown: 'Esta ligação não está completa',
    unknownText: (again) => `Abra-a de novo a partir do e-mail ou ${again('peça outra vez')}.`,
    used: 'Esta ligação já foi usada',
    usedText: (again) =>
      `Funciona uma só vez. Se não foi o próprio, ou se o ficheiro não chegou, ${again('peça outra vez')}.`,
    expired: 'O prazo desta ligação terminou',
    expiredText:
      'Se pediu pelo formulário, pode ser enviada uma nova para o endereço que confirmou. Caso contrário, peça onde pediu antes.',
    renew: 'Enviar-me uma nova ligação',
    erased: 'Foi apagado',
    erasedText: 'Já nada do que estava guardado sobre si pode ser lido: não há nada a entregar.',
    erasedHash:
      'Se não queria SMS, fica um hash do seu número para que nunca lhe seja enviado nenhum. Ninguém consegue ler o número a partir dele.',
    again: {
      sent: {
        heading: 'Veja o seu e-mail',
        text: () => 'Um e-mail com uma nova ligação está a caminho. As ligações anteriores já não funcionam.',
      },
      closed: {
        heading: 'Este pedido está encerrado',
        text: (again) => `Por favor, ${again('peça outra vez')}.`,
      },
      'too-many': {
        heading: 'Não há mais ligações',
        text: (again) =>
          `Foram enviadas tantas ligações que não se enviam mais. Por favor, ${again('peça outra vez')}.`,
      },
      unsent: {
        heading: 'O e-mail não saiu',
        text: () => 'Tente de novo dentro de alguns minutos.',
      },
    },
  },
  unsubscribe: {
    title: 'Cancelar a subscrição',
    names: { report: 'relatórios semanais', reminder: 'lembretes' },
    heading: (letters) => `Não quer mais ${letters}?`,
    text: (letters) =>
      `Não receberá mais ${letters} por e-mail. Tudo o resto, como os avisos, continua a chegar.`,
    submit: 'Cancelar a subscrição',
    done: 'Feito',
    doneText: (letters) => `Já não recebe ${letters} por e-mail.`,
    back: (dashboard) => `Pode voltar a recebê-los no ${dashboard('painel')}.`,
    unknown: 'Esta ligação não está completa',
    unknownText: (dashboard) =>
      `Abra-a de novo a partir do e-mail ou escolha os seus e-mails no ${dashboard('painel')}.`,
  },
  chat: {
    intro: 'Pergunte-nos o que quiser, a qualquer hora.',
    start: 'Começar o chat',
    tried: 'É assim que os seus visitantes conhecem a sua receção. Pergunte-lhe algo.',
    scan: 'Para partilhar: aponte para aqui a câmara de um telemóvel.',
    code: 'Esta página em código QR',
    noScript: 'O chat precisa de JavaScript, que está desligado neste navegador.',
  },
  papers: {
    titles: { privacy: 'Privacidade', terms: 'Condições', processors: 'Subcontratantes' },
    english: 'O texto está em inglês; é essa a versão vinculativa.',
    former: (day) => `Este texto esteve em vigor a partir de ${day}.`,
  },
};
