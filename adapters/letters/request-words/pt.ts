import type { RequestWords } from './request-words.js';

export const pt: RequestWords = {
  asked: {
    access: 'uma cópia dos seus dados',
    correction: 'a correção dos seus dados',
    erasure: 'que os seus dados sejam apagados',
    objection: 'que os seus dados deixem de ser usados',
    portability: 'os seus dados num formato que possa levar',
  },
  youAsked: (what) => `Pediu ${what}.`,
  about: (business) => `Trata-se de ${business}.`,
  seePage: 'Ver o andamento',
  seeReceipt: 'Abrir o comprovativo',
  receiptSays: 'O comprovativo diz onde foi apagado e o que tem de ficar: não nomeia ninguém.',
  code: {
    subject: 'O seu código',
    before:
      'Alguém perguntou pelos seus dados e indicou este endereço. Para mostrar que é seu, escreva este código na página que o pede:',
    after: 'É válido uma só vez, durante 15 minutos. Se não pediu nada, não faça nada: nada acontece.',
  },
  noted: {
    subject: (reference) => `O seu pedido ${reference} está registado`,
    by: (day) =>
      `Recebe resposta até ${day}, o mais tardar. O andamento está numa página que não nomeia ninguém:`,
    after: 'Este endereço é guardado até ter resposta e depois apagado.',
  },
  copy: {
    subject: (reference) => `Os seus dados estão prontos (${reference})`,
    before: (until) =>
      `Aqui estão, num só ficheiro: para ler e para programas. A ligação é válida uma vez, até ${until}; depois envia-lhe uma nova. O ficheiro é feito quando o pede e não fica guardado em lado nenhum.`,
    get: 'Obter os meus dados',
    secret: 'Quem tiver esta ligação tem os seus dados: não reencaminhe este e-mail.',
    after: 'Este endereço é guardado até ter o ficheiro e depois apagado.',
  },
  done: {
    subject: (reference) => `Os seus dados estão apagados (${reference})`,
    before: 'O que estava guardado sobre si desapareceu, daqui e de quem o tratava por nós.',
    after: 'Este é o último e-mail. O endereço para onde foi já está apagado.',
  },
  erasing: {
    subject: 'Os seus dados estão a ser apagados',
    before: (business) => `${business} apaga o que guarda sobre si: mensagens, chamadas e contactos.`,
    business: 'Uma empresa a que escreveu ou telefonou',
    after: 'Este é o último e-mail. O endereço para onde foi também é apagado.',
  },
};
