import type { WidgetMessage, WidgetSettings } from '../adapters/http/contract/widget.js';
import type { Texts } from './speak.js';

/** What is true for whoever waits for a person: that none is in the chat, and when one is there. */
export function waitingText({ people, businessName }: WidgetSettings, texts: Texts): string {
  const said = texts.noPerson.replace('{business}', () => businessName);
  return people === null ? said : `${said} ${hoursText(people, texts)}`;
}

function hoursText({ isOpen, today }: NonNullable<WidgetSettings['people']>, texts: Texts): string {
  const last = today.at(-1);
  if (last === undefined) return texts.nobodyToday;
  if (isOpen && today.length === 1) return texts.thereNow.replace('{to}', last.to);
  return texts.thereToday.replace('{hours}', today.map(({ from, to }) => `${from}\u2013${to}`).join(', '));
}

/** That a person came, or left and the assistant answers again. */
export const noticeText = (
  notice: NonNullable<WidgetMessage['notice']>,
  businessName: string,
  { personCame: came, personLeft: left, personIdle: idle }: Texts,
): string => ({ came, left, idle })[notice].replace('{business}', () => businessName);
