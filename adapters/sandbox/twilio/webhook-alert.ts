/** What Twilio's error log would say of a webhook: https://www.twilio.com/docs/api/errors. */
export interface WebhookAlert {
  readonly code: number;
  /** The address without its query. */
  readonly url: string;
}

export const webhookAlert = (code: number, url: string): WebhookAlert => ({
  code,
  url: url.replace(/\?.*$/su, ''),
});
