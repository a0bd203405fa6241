/** What is counted, and says nothing about anybody. */
export type Notice =
  | 'webhook-not-signed'
  | 'webhook-not-understood'
  | 'webhook-of-another-call'
  | 'relay-not-signed'
  | 'relay-refused'
  | 'relay-flooded'
  | 'frame-malformed'
  | 'frame-unknown'
  | 'frame-not-taken';

/** Where what goes wrong is told. `onError`: a fault or a bug, with its cause. */
export interface Ears {
  readonly onNotice: (notice: Notice) => void;
  readonly onError: (error: unknown) => void;
}
