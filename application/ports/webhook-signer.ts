/** Standard Webhooks (https://www.standardwebhooks.com): how receivers know that it is us. */
export interface WebhookSigner {
  /** A new secret, as receivers write it down: `whsec_…`. */
  newSecret(): string;
  /** The three headers of a message. `id` is the same at each try; every secret signs. `sentAt`: ISO 8601. */
  headersOf(message: {
    readonly id: string;
    readonly sentAt: string;
    readonly body: string;
    readonly secrets: readonly string[];
  }): Readonly<Record<string, string>>;
}
