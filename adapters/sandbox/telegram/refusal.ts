/** A "no" as the Bot API words it. */
export class BotApiRefusal extends Error {
  readonly code: number;
  readonly parameters: Readonly<Record<string, number>> | undefined;

  constructor(code: number, description: string, parameters?: Readonly<Record<string, number>>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export const badRequest = (what: string, parameters?: Readonly<Record<string, number>>): BotApiRefusal =>
  new BotApiRefusal(400, `Bad Request: ${what}`, parameters);
