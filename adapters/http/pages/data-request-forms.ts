import type { DataRequestKind } from '../contract/operator.js';
import { escaped, pageOf } from './page.js';

/** What somebody has typed so far, and what is wrong with it. */
export interface Filled {
  readonly kind: DataRequestKind | undefined;
  /** The key in the business's website, by which the link named it. */
  readonly of: string;
  readonly website: string;
  readonly email: string;
  readonly problem?: 'kind' | 'email' | 'website';
}

export const kindNames: Readonly<Record<DataRequestKind, readonly [name: string, meaning: string]>> = {
  access: ['See my data', 'A copy of what is kept about you.'],
  correction: ['Correct my data', 'Something about you is wrong.'],
  erasure: ['Erase my data', 'Messages, calls, details: all that is kept about you.'],
  objection: ['Object', 'Your data is to be used no longer for what you name.'],
  portability: ['Take my data elsewhere', 'The same copy, in a form that programs read.'],
};

const problems: Readonly<Record<NonNullable<Filled['problem']>, string>> = {
  kind: 'Please choose what you ask for.',
  email: 'Please type your e-mail address, such as ann@example.com.',
  website: 'Please make the website’s address shorter.',
};

export function requestForm(filled: Filled, businessName: string | undefined): string {
  const { kind, of, website, email, problem } = filled;
  const kinds = Object.entries(kindNames).map(
    ([value, [name, meaning]]) =>
      `<label class="choice"><input type="radio" name="kind" value="${value}" required${
        kind === value ? ' checked' : ''
      }><span><strong>${name}</strong><br>${meaning}</span></label>`,
  );
  const business =
    businessName === undefined
      ? `<p class="field"><label for="website">Which business is it about?</label>
<input id="website" name="website" inputmode="url" autocomplete="off" maxlength="300" aria-describedby="website-help" value="${escaped(website)}">
<small id="website-help">The address of its website, if you know it. You may leave this empty.</small></p>`
      : `<input type="hidden" name="of" value="${escaped(of)}"><p>It is about <strong>${escaped(businessName)}</strong>.</p>`;
  return pageOf(
    'Your data',
    `<h1>Ask about your data</h1>
<p>You have chatted with a business here, or called it. Ask for what is kept about you; you are answered within a month.</p>
${problem === undefined ? '' : `<p class="problem" role="alert">${problems[problem]}</p>`}
<form method="post" action="/requests">
<fieldset><legend>What do you ask for?</legend>${kinds.join('')}</fieldset>
${business}
<p class="field"><label for="email">Your e-mail address</label>
<input id="email" name="email" type="email" autocomplete="email" required maxlength="254" aria-describedby="email-help" value="${escaped(email)}"${
      problem === 'email' ? ' aria-invalid="true"' : ''
    }>
<small id="email-help">You get a code there, and the answer. It goes once you are answered.</small></p>
<p><button>Send me a code</button></p>
</form>
<p><small>In a chat that is open you can choose “Erase my data” in its menu, which needs no address. In a call, say “delete my data”. More in the <a href="/privacy">privacy notice</a>.</small></p>`,
  );
}

const codeProblems = {
  'wrong-code': 'This is not the code. Please look into the newest letter again.',
  'code-over': 'This code works no more. Please ask for a new one.',
} as const;

/** `window`: what the code has to come back with; it says that this is the window that asked. */
export const codeForm = (window: string, problem?: keyof typeof codeProblems): string =>
  pageOf(
    'Your code',
    `<h1>Look into your mail</h1>
<p>A letter with six digits is on its way. It works for 15 minutes.</p>
${problem === undefined ? '' : `<p class="problem" role="alert">${codeProblems[problem]}</p>`}
${
  problem === 'code-over'
    ? ''
    : `<form method="post" action="/requests/code">
<input type="hidden" name="window" value="${escaped(window)}">
<p class="field"><label for="code">Code</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="12" autofocus></p>
<p><button>Note my request</button></p>
</form>`
}
<p><small>Nothing came? Look among the unwanted letters, or <a href="/requests">ask once more</a>.</small></p>`,
  );

export const tooManyPage = (): string =>
  pageOf(
    'Please write a letter',
    `<h1>Please write to us</h1><p>So many requests are open that none can be noted here today. Please write to the address in the <a href="/privacy">privacy notice</a>: it counts as asked today.</p>`,
  );
