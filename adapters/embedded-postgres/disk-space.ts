import { Fault } from '../../application/ports/fault.js';

/** What the system (errno(3)) and PostgreSQL (class 53, insufficient resources) call a disk or a quota that is used up. */
const codes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', '53100']);

export const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.has(error.code);

/** The same, in the words of PostgreSQL's programs. */
export const saysFull = (said: string): boolean =>
  /No space left on device|File too large|[Qq]uota exceeded/u.test(said);

export const full = (directory: string, cause: unknown): Fault =>
  new Fault(
    'disk-full',
    `There is no space left for the data in ${directory}: free some, or set DATA_DIR to another disk.`,
    cause,
  );
