/** Whether Twilio would call an address: http or https, and no underscore in the host's name. */
export function isWebhookAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return /^https?:$/u.test(protocol) && !hostname.includes('_');
}
