import type { Position } from './event-store.js';

/** How far each policy has followed the log. */
export interface Checkpoints {
  /** 0 for a policy that never ran. */
  read(name: string): Promise<Position>;
  save(name: string, position: Position): Promise<void>;
}
