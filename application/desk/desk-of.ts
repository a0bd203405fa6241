import type { Desk, DeskCommand, DeskEvent, DeskReason } from '../../domain/desk/desk.js';
import type { Handle } from '../handling/handle.js';

export type HandleDesk = Handle<Desk, DeskCommand, DeskEvent, DeskReason>;

/** How the desk of a business behaves at this moment, out of the log: a pause holds from the moment it is answered. */
export const deskOf =
  (handleDesk: HandleDesk) =>
  async (tenant: string): Promise<Desk> =>
    (await handleDesk.load(tenant, tenant)).state;
