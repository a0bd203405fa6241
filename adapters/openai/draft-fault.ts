import { Fault } from '../../application/ports/fault.js';
import type { Spent } from '../../application/ports/language-model.js';

/** `model-unavailable`, with what the draft had taken by then: a stream that was cut is paid for all the same. */
export class DraftFault extends Fault {
  readonly spent: Spent;

  constructor(spent: Spent, cause: unknown) {
    super('model-unavailable', 'The assistant cannot be reached at the moment.', cause);
    this.spent = spent;
  }
}
