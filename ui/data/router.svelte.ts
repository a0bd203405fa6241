const read = () => {
  const [path = '', query = ''] = location.hash.replace(/^#?\/?/u, '').split('?');
  return { parts: path.split('/').filter((part) => part !== ''), query };
};

/** Where in the dashboard we are: the parts of `#/inbox/ID?has=lead`, and what stands behind the question mark. */
export const route: { parts: readonly string[]; query: string } = $state(read());

addEventListener('hashchange', () => {
  Object.assign(route, read());
});

/** Where it led is known at once: whatever is asked for next builds upon it. */
export const go = (path: string): void => {
  location.hash = path;
  Object.assign(route, read());
};
