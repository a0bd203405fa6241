/** What a card does when it is charged. */
export type Card = 'works' | 'fails' | null;

/** A subscription as its money goes. Seconds since 1970. */
export interface Life {
  readonly status: 'trialing' | 'active' | 'past_due' | 'canceled';
  /** From which the months are counted. */
  readonly anchor: number;
  readonly periodFrom: number;
  readonly periodTo: number;
  readonly trialEnd: number | null;
  readonly cancelsAtEnd: boolean;
  readonly endedAt: number | null;
  readonly card: Card;
  /** Since when the newest invoice is open; null: it is paid. */
  readonly owedSince: number | null;
  readonly failures: number;
  readonly retryAt: number | null;
}

type Happening =
  | { readonly what: 'paid' | 'failed'; readonly at: number; readonly invoicedAt: number }
  | { readonly what: 'updated' | 'deleted' | 'trial-ends-soon'; readonly at: number };

export interface Lived {
  readonly life: Life;
  readonly happened: readonly Happening[];
}

const day = 24 * 60 * 60;
/** After the first failure, as Stripe's smart retries may go; then the subscription is given up. */
const retryDays = [3, 5, 7];
const stepsMax = 200;

/** Everything that happens by itself up to an instant. */
export function livedTo(start: Life, now: number): Lived {
  let life = start;
  const happened: Happening[] = [];
  for (let count = 0; count < stepsMax; count += 1) {
    const next = step(life, now);
    if (next === undefined) break;
    life = next.life;
    happened.push(...next.happened);
  }
  return { life, happened };
}

function step(life: Life, now: number): Lived | undefined {
  const { status, periodTo, retryAt, cancelsAtEnd, card } = life;
  if (status === 'canceled') return undefined;
  if (status === 'past_due' && retryAt !== null && retryAt <= now && retryAt <= periodTo)
    return retried(life, retryAt);
  if (periodTo > now) return undefined;
  if (cancelsAtEnd || (status === 'trialing' && card === null)) return ended(life, periodTo);
  // An unpaid month is not followed by a second one.
  if (status === 'past_due') return retryAt !== null && retryAt <= now ? retried(life, retryAt) : undefined;
  const begun = { ...life, periodFrom: periodTo, periodTo: nextMonth(life.anchor, periodTo) };
  return charged(begun, periodTo, periodTo);
}

/** Tries to collect what is owed. `invoicedAt`: of the invoice it is for. */
export function charged(life: Life, at: number, invoicedAt: number): Lived {
  if (life.card === 'works') {
    const paid = { ...life, status: 'active', owedSince: null, failures: 0, retryAt: null } as const;
    return {
      life: paid,
      happened: [
        { what: 'paid', at, invoicedAt },
        { what: 'updated', at },
      ],
    };
  }
  const days = retryDays[life.failures];
  const failed: Life = {
    ...life,
    status: 'past_due',
    owedSince: invoicedAt,
    failures: life.failures + 1,
    retryAt: days === undefined ? null : at + days * day,
  };
  return {
    life: failed,
    happened: [
      { what: 'failed', at, invoicedAt },
      { what: 'updated', at },
    ],
  };
}

function retried(life: Life, at: number): Lived {
  const { life: after, happened } = charged(life, at, life.owedSince ?? at);
  if (after.status === 'active' || after.retryAt !== null) return { life: after, happened };
  const end = ended(after, at);
  return { life: end.life, happened: [...happened, ...end.happened] };
}

export const ended = (life: Life, at: number): Lived => ({
  life: { ...life, status: 'canceled', endedAt: at, retryAt: null },
  happened: [{ what: 'deleted', at }],
});

/** The same day of the month as the anchor, or the month's last one. */
export function nextMonth(anchor: number, after: number): number {
  const from = new Date(anchor * 1_000);
  const reached = new Date(after * 1_000);
  const months =
    (reached.getUTCFullYear() - from.getUTCFullYear()) * 12 + reached.getUTCMonth() - from.getUTCMonth();
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 2, 0)).getUTCDate();
  const at = new Date(anchor * 1_000);
  at.setUTCFullYear(
    from.getUTCFullYear(),
    from.getUTCMonth() + months + 1,
    Math.min(from.getUTCDate(), last),
  );
  return at.getTime() / 1_000;
}
