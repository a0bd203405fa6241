const read = (): readonly string[] =>
  location.hash
    .replace(/^#?\/?/u, '')
    .split('/')
    .filter((part) => part !== '');

/** Where in the dashboard we are: the parts of `#/inbox/ID`. */
export const route = $state({ parts: read() });

addEventListener('hashchange', () => {
  route.parts = read();
});

export const go = (path: string): void => {
  location.hash = path;
};
