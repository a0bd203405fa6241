import type {
  FirstQuestions,
  FrontPageLook,
  Sightings,
  SiteBuilder,
} from '../../adapters/http/contract/first-day.js';
import type { Knowledge } from '../../adapters/http/contract/knowledge.js';
import { get, post } from './api.js';
import { Loaded } from './loaded.svelte.js';

export type Topic = FirstQuestions['questions'][number]['topic'];
export type Verdict = 'right' | 'taught';

/** What the owner has chosen and checked; it stays in this browser, and names nobody. */
interface Kept {
  readonly language?: string;
  readonly builder?: SiteBuilder;
  readonly verdicts?: Readonly<Partial<Record<Topic, Verdict>>>;
}

/** The first day of one business: what is known of its website, and how far the owner has come. */
export class FirstDay {
  readonly knowledge = new Loaded(() => get<Knowledge>('/knowledge'));
  readonly look = new Loaded(() => post<FrontPageLook>('/first-day/look'));
  readonly sightings = new Loaded(() => get<Sightings>('/first-day/sightings'));
  kept = $state.raw<Kept>({});
  readonly page = $derived(this.look.value?.page ?? undefined);
  /** The owner's choice, or what the website says; empty: each page for itself. */
  readonly language = $derived(this.kept.language ?? this.page?.language ?? '');
  readonly builder = $derived(this.kept.builder ?? this.page?.builder ?? 'html');
  readonly crawl = $derived(this.knowledge.value?.crawl ?? undefined);
  readonly isRead = $derived(this.crawl !== undefined && this.crawl.status !== 'running' && this.#hasPages);
  readonly isChecked = $derived(Object.keys(this.kept.verdicts ?? {}).length >= 3);
  readonly isInstalled = $derived((this.sightings.value?.sightings.length ?? 0) > 0);
  readonly #place: string;

  constructor(accountId: string) {
    this.#place = `first-day/${accountId}`;
    this.kept = read(this.#place);
  }

  get #hasPages(): boolean {
    return (this.knowledge.value?.pages.length ?? 0) > 0;
  }

  keep(change: Kept): void {
    this.kept = { ...this.kept, ...change };
    try {
      localStorage.setItem(this.#place, JSON.stringify(this.kept));
    } catch {
      // Where nothing may be kept it lasts as long as the window.
    }
  }

  judge(topic: Topic, verdict: Verdict): void {
    this.keep({ verdicts: { ...this.kept.verdicts, [topic]: verdict } });
  }
}

const signedUp = 'first-day/signed-up';

/** Remembers that a business begins in this browser, until its first log-in. */
export function noteSignUp(): void {
  try {
    localStorage.setItem(signedUp, 'yes');
  } catch {
    // Where nothing may be kept, "Set up" is one tap away.
  }
}

/** Where somebody who logs in goes: a business that begins is set up first. */
export function firstRoom(): '/welcome' | '/' {
  try {
    if (localStorage.getItem(signedUp) === null) return '/';
    localStorage.removeItem(signedUp);
    return '/welcome';
  } catch {
    return '/';
  }
}

function read(place: string): Kept {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Kept;
  } catch {
    return {};
  }
}

/** The embed line, or the same as a script, which tag managers need: they put attributes of their own choosing only. */
export function embedLine(scriptUrl: string, siteKey: string, form: 'line' | 'script' = 'line'): string {
  const end = '</' + 'script>';
  if (form === 'line') return `<script async src="${scriptUrl}" data-site="${siteKey}">${end}`;
  return [
    '<script>',
    "  var s = document.createElement('script');",
    `  s.src = '${scriptUrl}';`,
    `  s.dataset.site = '${siteKey}';`,
    '  document.body.append(s);',
    end,
  ].join('\n');
}
