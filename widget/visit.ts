import type { SettingsRequest, WidgetSettings } from '../adapters/http/contract/widget.js';
import type { Options } from './options.js';

const { doNotTrack } = navigator;
const refuses =
  doNotTrack === '1' || ('globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true);

/**
 * The one request before anybody means to use the widget. It also reports the page view, unless the visitor asks not to be
 * counted or the page does not want it; stores nothing.
 */
export async function settingsFor(
  { base, site, languages }: Options,
  isCounted: boolean,
  referrer = document.referrer,
): Promise<WidgetSettings | undefined> {
  const asked: SettingsRequest = {
    site,
    pageUrl: location.href.slice(0, 2_000),
    referrer: referrer.slice(0, 2_000),
    language: languages,
    pageView: isCounted && !refuses,
  };
  try {
    const answer = await fetch(`${base}/widget/v1/settings`, { method: 'POST', body: JSON.stringify(asked) });
    return answer.ok ? ((await answer.json()) as WidgetSettings) : undefined;
  } catch {
    return undefined;
  }
}

/** Tells of each page of a single-page app after the first. Browsers without the Navigation API tell of going back and forth only. */
export function onRoute(act: () => void): void {
  let path = location.pathname;
  const look = (): void => {
    if (location.pathname === path) return;
    path = location.pathname;
    act();
  };
  const { navigation } = window as { readonly navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', look);
  addEventListener('popstate', look);
}
