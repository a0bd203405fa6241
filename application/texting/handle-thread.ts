import type { Thread, ThreadCommand, ThreadEvent, ThreadReason } from '../../domain/thread/thread.js';
import type { Handle } from '../handling/handle.js';

export type HandleThread = Handle<Thread, ThreadCommand, ThreadEvent, ThreadReason>;
