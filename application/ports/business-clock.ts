/**
 * The present instant as this business counts it, ISO 8601 in UTC: what is due to it is compared with this. The real one, unless it is
 * a demo account whose clock was moved in the sandbox. Sessions, signatures and leases never ask it.
 */
export type BusinessClock = (tenant: string) => string;
