import type { Language } from '../../../application/report/locale-of.js';
import { requestKinds, type DataRequestKind } from '../contract/operator.js';
import { escaped, languageChoice, languageLinks, languageNav, linkTo, type Page } from './page.js';
import { wordsIn, type Words } from './words/words.js';

/** What somebody has typed so far, and what is wrong with it. */
export interface Filled {
  readonly kind: DataRequestKind | undefined;
  /** The key in the business's website, by which the link named it. */
  readonly of: string;
  readonly website: string;
  readonly email: string;
  readonly problem?: keyof Words['form']['problems'];
}

const alert = (text: string | undefined): string =>
  text === undefined ? '' : `<p class="problem" role="alert">${text}</p>`;

const invalid = (is: boolean): string => (is ? ' aria-invalid="true"' : '');

export function requestForm(language: Language, filled: Filled, businessName: string | undefined): Page {
  const { kind, of, website, email, problem } = filled;
  const words = wordsIn(language).form;
  const kinds = requestKinds.map((value) => {
    const { name, meaning } = words.kinds[value];
    return `<label class="choice"><input type="radio" name="kind" value="${value}" required${
      kind === value ? ' checked' : ''
    }><span><strong>${name}</strong><br>${meaning}</span></label>`;
  });
  const business =
    businessName === undefined
      ? `<p class="field"><label for="website">${words.website}</label>
<input id="website" name="website" inputmode="url" autocomplete="off" maxlength="300" aria-describedby="website-help" value="${escaped(website)}"${invalid(problem === 'website')}>
<small id="website-help">${words.websiteHelp}</small></p>`
      : `<input type="hidden" name="of" value="${escaped(of)}"><p>${words.about(`<strong>${escaped(businessName)}</strong>`)}</p>`;
  return {
    ...{ language, title: words.title },
    body: `<h1>${words.heading}</h1>
<p class="lead">${words.lead}</p>
${alert(problem && words.problems[problem])}
<form method="post" action="/requests?lang=${language}">
<fieldset><legend>${words.legend}</legend>${kinds.join('')}</fieldset>
${business}
<p class="field"><label for="email">${words.email}</label>
<input id="email" name="email" type="email" autocomplete="email" required maxlength="254" aria-describedby="email-help" value="${escaped(email)}"${invalid(problem === 'email')}>
<small id="email-help">${words.emailHelp}</small></p>
<p><button>${words.submit}</button></p>
</form>
<p><small>${words.elsewhere(linkTo('/privacy', language))}</small></p>`,
    choice: languageLinks(language, {
      ...(of === '' ? {} : { of }),
      ...(kind === undefined ? {} : { kind }),
    }),
  };
}

/** `window`: what the code has to come back with; it says that this is the window that asked. */
export function codeForm(
  language: Language,
  window: string,
  problem?: keyof Words['code']['problems'],
): Page {
  const words = wordsIn(language).code;
  const hidden = `<input type="hidden" name="window" value="${escaped(window)}">`;
  const form = `<form method="post" action="/requests/code?lang=${language}">${hidden}
<p class="field"><label for="code">${words.label}</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="12" autofocus${invalid(problem !== undefined)}></p>
<p><button>${words.submit}</button></p>
</form>`;
  // What the window holds stands in no address, so that each language is a button here.
  const buttons = languageChoice(
    language,
    (one, name) => `<button formaction="/requests/code?lang=${one}">${name}</button>`,
  );
  return {
    ...{ language, title: words.title },
    body: `<h1>${words.heading}</h1>
<p class="lead">${words.lead}</p>
${alert(problem && words.problems[problem])}
${problem === 'code-over' ? '' : form}
<p><small>${words.nothing(linkTo('/requests', language))}</small></p>`,
    choice: languageNav(language, `<form method="post">${hidden}${buttons}</form>`),
  };
}

export function tooManyPage(language: Language): Page {
  const { title, heading, text } = wordsIn(language).full;
  return { language, title, body: `<h1>${heading}</h1><p>${text(linkTo('/privacy', language))}</p>` };
}
