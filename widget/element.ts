/** Text is only ever text here: nothing from outside is parsed as HTML. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Leads out of the page, and says nothing to where it leads. */
export const link = (href: string, text: string): HTMLAnchorElement =>
  element('a', { href, target: '_blank', rel: 'noopener noreferrer' }, text);

export const button = (text: string, act: () => void): HTMLButtonElement => {
  const made = element('button', { type: 'button' }, text);
  made.addEventListener('click', act);
  return made;
};
