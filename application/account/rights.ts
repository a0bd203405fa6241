import type { Role } from '../../domain/account/account.js';

/**
 * What somebody may do in a business. `work`: conversations, leads, calls and what the desk knows. `manage`: how the desk and the
 * phone behave, and who belongs to the business. `audit`: read calls, texts and what was consented to.
 * `inspect`: look somebody up in the records, and leaf through the log.
 */
export type Right = 'work' | 'manage' | 'audit' | 'inspect';

export const rightsOf: Readonly<Record<Role, readonly Right[]>> = {
  owner: ['work', 'manage', 'audit', 'inspect'],
  staff: ['work', 'audit'],
  auditor: ['audit', 'inspect'],
};
