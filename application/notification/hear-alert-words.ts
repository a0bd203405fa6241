import type { ReceiveText } from '../call/calls.js';
import { lineHandle, linesScope } from '../call/needs.js';
import type { ContactDirectory } from '../ports/contact-directory.js';
import type { Texting } from '../ports/texting.js';
import { kindOf } from '../texting/receive-text.js';
import { reachIdOf, type HandleReach, type NotificationNeeds } from './needs.js';
import { alertHandle } from './settings.js';

interface Needs extends Pick<NotificationNeeds, 'idNamed' | 'businessNow'> {
  readonly handleReach: HandleReach;
  readonly directory: ContactDirectory;
  readonly texting: Pick<Texting, 'writtenAt'>;
  /** What becomes of every text, whoever wrote it. */
  readonly receiveText: ReceiveText;
}

/**
 * STOP from the telephone of a member ends his alerts there, and START lets them begin again. What the number is to the business otherwise, a
 * caller for example, hears the same word as well, by its own rules.
 */
export const hearAlertWords =
  ({ handleReach, directory, texting, receiveText, businessNow, ...needs }: Needs): ReceiveText =>
  async (text) => {
    const tenant = await directory.find(linesScope, lineHandle(text.to));
    const memberId = tenant === undefined ? undefined : await directory.find(tenant, alertHandle(text.from));
    const kind = kindOf(text);
    if (tenant !== undefined && memberId !== undefined && kind !== 'other' && kind !== 'help') {
      const data = { accountId: tenant, memberId };
      const about = { commandId: text.messageId, now: businessNow(tenant) };
      // As with callers: where nobody can say when a START was written, the STOP counts.
      const writtenAt = kind === 'start' ? await texting.writtenAt(text.textRef).catch(() => null) : null;
      await handleReach(
        reachIdOf(needs)(tenant, memberId),
        kind === 'start'
          ? { type: 'StartAlertTexts', data: { ...data, writtenAt }, ...about }
          : { type: 'StopAlertTexts', data, ...about },
        { tenant, actor: 'texter', causationId: '' },
      );
    }
    return receiveText(text);
  };
