/** What went wrong for one business last. Nothing of it is a person's word: an error's text stays out. */
export interface LastError {
  readonly at: string;
  /** Where, in our own words. */
  readonly about: string;
  /** The error's kind and code. */
  readonly kind: string;
}

export interface LastErrors {
  note(tenant: string, about: string, error: unknown): void;
  of(tenant: string): LastError | null;
}

const tenantsMax = 1_000;

/** Kept by this process while it runs: of each business the last one, of the thousand that had one last. */
export function createLastErrors(now: () => string): LastErrors {
  const errors = new Map<string, LastError>();
  return {
    note(tenant, about, error) {
      errors.delete(tenant);
      errors.set(tenant, { at: now(), about, kind: kindOf(error) });
      const [oldest] = errors.keys();
      if (errors.size > tenantsMax && oldest !== undefined) errors.delete(oldest);
    },
    of: (tenant) => errors.get(tenant) ?? null,
  };
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}
