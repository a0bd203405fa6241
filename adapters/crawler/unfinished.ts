import type { SkipReason } from '../../domain/crawl/crawl.js';
import type { Head } from './page-head.js';

/** So much a shell or a sign at the door may say; whoever says more has something to say. */
const shellLengthMax = 300;
const signLengthMax = 600;
const asksForScripts =
  /\b(enable|activate|turn on|requires?|need(s|ed)?|aktivier\w*|activ\w*|habilit\w*)\b[^.]{0,40}\bjava ?script\b|\bjava ?script\b[^.]{0,60}\b(enable[dr]?|required|disabled|aktivier\w*|activ\w*|habilit\w*)\b/iu;
const isLoading = /^(please wait|loading|cargando|wird geladen|laden|chargement)[\s.…]*$/iu;
const sign =
  /\b(under (construction|maintenance)|(down|closed) for maintenance|maintenance mode|(scheduled|planned) maintenance|(be|back) (right )?back (soon|shortly)|we('|’)ll be back|coming soon|wartungs(arbeiten|modus)|(bald|gleich) wieder (da|f[uü]r sie|online|erreichbar)|im aufbau|en mantenimiento|en construcci[oó]n|volvemos pronto|en maintenance|de retour bient[oô]t|domain (name )?(is )?(for sale|has expired|parked)|this domain)\b/iu;

/** Why the words of a page are not those of the website; null when they are. */
export function unfinished(text: string, head: Head): SkipReason | null {
  const { scriptCount, noscript, isEmptyShell, title } = head;
  if (scriptCount > 0 && needsScripts(text, `${text} ${noscript}`, isEmptyShell)) return 'needs-javascript';
  if (text === '') return 'no-text';
  return text.length <= signLengthMax && sign.test(`${title}. ${text}`) ? 'placeholder' : null;
}

function needsScripts(text: string, said: string, isEmptyShell: boolean): boolean {
  if (text === '' || isLoading.test(text)) return true;
  return text.length <= shellLengthMax && (isEmptyShell || asksForScripts.test(said));
}
