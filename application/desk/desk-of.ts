import type { Desk, DeskCommand, DeskEvent, DeskReason } from '../../domain/desk/desk.js';
import type { Handle } from '../handling/handle.js';

export type HandleDesk = Handle<Desk, DeskCommand, DeskEvent, DeskReason>;

/** How the desk of a business behaves at this moment, out of the log: a pause holds from the moment it is answered. */
export const deskOf =
  (handleDesk: HandleDesk) =>
  async (tenant: string): Promise<Desk> =>
    (await handleDesk.load(tenant, tenant)).state;

const countryDefault = 'US';

/** ISO 3166-1 alpha-2: by whose rules a visitor's telephone number is read, as long as nobody said otherwise. */
export const countryOf = ({ country }: Pick<Desk, 'country'>): string => country ?? countryDefault;
