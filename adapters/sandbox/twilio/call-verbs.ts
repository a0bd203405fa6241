import type { CallRecordings } from './call-recordings.js';
import type { RelayWire } from './relay-session.js';
import { connectWith } from './twiml-connect.js';
import { dialWith, type DialNeeds } from './twiml-dial.js';
import { gather } from './twiml-gather.js';
import type { Runner } from './twiml-program.js';
import { recordWith, startWith, stopWith } from './twiml-recorded.js';
import { hangup, pause, play, redirect, reject, say } from './twiml-spoken.js';

interface Needs extends DialNeeds {
  readonly recordings: CallRecordings;
  readonly urlOf: (recordingSid: string) => string;
  readonly onWire: ((wire: RelayWire) => void) | undefined;
}

/** The verbs a call understands; whatever else stands in a document ends it. */
export const callVerbs = (needs: Needs): Readonly<Record<string, Runner>> => ({
  Connect: connectWith(needs.onWire),
  Dial: dialWith(needs),
  Gather: gather,
  Hangup: hangup,
  Pause: pause,
  Play: play,
  Record: recordWith(needs.recordings, needs.urlOf),
  Redirect: redirect,
  Reject: reject,
  Say: say,
  Start: startWith(needs.recordings),
  Stop: stopWith(needs.recordings),
});
