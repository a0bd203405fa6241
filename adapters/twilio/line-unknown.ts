import { Fault } from '../../application/ports/fault.js';

/** Nobody's line: Twilio goes on with what stands with the number. */
export const isLineUnknown = (error: unknown): boolean =>
  error instanceof Fault && ['line-unknown', 'call-not-found'].includes(error.code);
