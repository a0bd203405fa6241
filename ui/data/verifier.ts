/**
 * Gives the log to the verifier's page in a frame, as if somebody had chosen it there as a file; `older`: a head that it has to agree
 * with, or nothing. What the page then says is its own.
 */
export function handToVerifier(frame: HTMLIFrameElement, log: Blob, older: string): void {
  const page = frame.contentDocument;
  const file = page?.querySelector<HTMLInputElement>('#file');
  const head = page?.querySelector<HTMLTextAreaElement>('#older');
  if (file == null || head == null) return;
  head.value = older;
  const chosen = new DataTransfer();
  chosen.items.add(new File([log], 'consent-log.txt'));
  file.files = chosen.files;
  file.dispatchEvent(new Event('change'));
}
