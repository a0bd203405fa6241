const namesMax = 10_000;

/**
 * Whose the streams are that were read or written last. A stream never changes hands, so what is known once saves the look
 * that every append to an existing stream would begin with.
 */
export function createOwners() {
  const tenants = new Map<string, string>();
  return {
    isOf: (name: string, tenant: string): boolean => tenants.get(name) === tenant,

    remember(name: string, tenant: string): void {
      tenants.delete(name);
      const [oldest] = tenants.keys();
      if (tenants.size >= namesMax && oldest !== undefined) tenants.delete(oldest);
      tenants.set(name, tenant);
    },
  };
}

export type Owners = ReturnType<typeof createOwners>;
