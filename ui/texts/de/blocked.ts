import type { Catalogue } from '../catalogue.js';

export const blocked: Catalogue['blocked'] = {
  title: 'Gesperrt',
  lead: 'Was diese Besucher schreiben, wird nicht angenommen, und Anrufe dieser Anrufer werden nicht beantwortet. Ein Notfall im Chat immer. Eine Sperre endet nach 30 Tagen von selbst.',
  where:
    'Besucher sperren Sie auf der Seite eines Gesprächs, Anrufer auf der Seite eines Anrufs. Einen Chat kennzeichnet nichts als er selbst: Wer die Daten im Browser löscht, kann einen neuen beginnen.',
  none: 'Niemand ist gesperrt.',
  who: { visitor: 'Besucher {id}', caller: 'Anrufer {id}' },
  until: 'Bis {time}',
  open: 'Gespräch öffnen',
  unblock: 'Sperre aufheben',
  unblocked: { visitor: 'Der Besucher kann wieder schreiben.', caller: 'Der Anrufer kann wieder anrufen.' },
  block: { visitor: 'Besucher sperren', caller: 'Anrufer sperren' },
  lift: { visitor: 'Sperre des Besuchers aufheben', caller: 'Sperre des Anrufers aufheben' },
  is: {
    visitor: 'Gesperrt bis {time}.',
    caller: 'Gesperrt bis {time}: Anrufe von dieser Nummer werden nicht angenommen.',
  },
  ask: { visitor: 'Diesen Besucher sperren?', caller: 'Diesen Anrufer sperren?' },
  asked: {
    visitor:
      '30 Tage lang wird nichts mehr angenommen, was hier geschrieben wird, und es gibt keine Meldungen darüber. Der Besucher erfährt, dass dieser Chat für ihn geschlossen ist. Ein Notfall wird trotzdem beantwortet. Sie können das jederzeit rückgängig machen.',
    caller:
      '30 Tage lang werden Anrufe von dieser Nummer nicht angenommen: Ein Satz sagt es, und es gibt keine Meldung. Sie können das jederzeit rückgängig machen.',
  },
};
