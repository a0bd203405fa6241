// The button is shown once the chat can be opened.
globalThis.addEventListener('load', () => {
  const start = globalThis.document.getElementById('start');
  if (globalThis.MiaPulse === undefined || start === null) return;
  start.hidden = false;
  start.addEventListener('click', () => globalThis.MiaPulse.open());
});
