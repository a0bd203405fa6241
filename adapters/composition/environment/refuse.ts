import { Fault } from '../../../application/ports/fault.js';

/** The sentence says which variable it is and what to do; the value, which may be a secret, is not repeated. */
export const refuse = (sentence: string): Fault => new Fault('environment-refused', sentence);
