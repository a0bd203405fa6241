import type { NoticeWords } from './notice-words.js';

export const pt: NoticeWords = {
  language: 'pt',
  things: {
    lead: {
      subject: 'Tem um novo contacto',
      said: 'Alguém deixou os seus dados e espera a sua resposta.',
    },
    emergency: {
      subject: 'Alguém pode estar em perigo',
      said: 'Um visitante ou alguém que ligou falou de uma emergência. Foi-lhe dado o número de emergência.',
    },
    'hand-off': {
      subject: 'Alguém pede para falar com uma pessoa',
      said: 'Um visitante do seu site ou alguém que liga pede para falar com uma pessoa.',
    },
    'missed-call': { subject: 'Chamada perdida', said: 'Alguém ligou e ninguém falou com essa pessoa.' },
    voicemail: { subject: 'Deixaram-lhe uma mensagem', said: 'Alguém ligou e deixou-lhe uma mensagem.' },
    'recording-lost': {
      subject: 'Uma chamada não tem gravação',
      said: 'Uma chamada não foi gravada, ou a gravação perdeu-se. Sem ela não é enviado nenhum link a quem ligou.',
    },
    'text-lapsed': {
      subject: 'Um link não foi enviado',
      said: 'Alguém que ligou pediu um link e disse que sim, mas não se sabe se o SMS saiu. Não volta a ser enviado.',
    },
    'cancel-text': {
      subject: 'Alguém escreveu CANCEL',
      said: 'Alguém escreveu CANCEL para a sua linha. Já não recebe SMS dela; pode estar a falar de uma marcação.',
    },
    digest: {
      subject: 'A sua receção desde ontem',
      said: 'Foi isto que aconteceu desde o último aviso.',
    },
    unreached: {
      subject: 'Não foi possível avisar um colega',
      said: 'Aconteceu algo que um colega devia saber, e nenhuma via funcionou. Por favor, veja o que é.',
    },
    test: {
      subject: 'Isto é um teste',
      said: 'Foi pedido por si. Portanto, por esta via é possível avisá-lo.',
    },
    'phone-code': { subject: 'O seu código', said: 'Pediu um código.' },
  },
  link: 'Ver',
  code: '{code} é o seu código para os avisos da sua receção. Responda STOP para deixar de os receber.',
  call: {
    told: 'Fala da sua receção. {what}.',
    press: 'Prima 1 para ficar com o assunto.',
    taken: 'Obrigado. O assunto é seu.',
    notTaken: 'Nada foi registado. Adeus.',
    settled: 'Alguém já tratou disto. Adeus.',
  },
  chat: {
    welcome: 'Esta conversa recebe os avisos de {name}.',
    nameless: 'a sua empresa',
    tryIt: 'Experimentar um botão',
    works: 'Funciona: é assim que se confirma um aviso.',
    open: 'Abrir o painel',
  },
  buttons: { seen: 'Visto', callBack: 'Eu ligo', open: 'Abrir' },
  noted: {
    seen: 'Registado: já viu.',
    callBack: 'Registado: vai ligar de volta. O número está no seu painel.',
  },
};
