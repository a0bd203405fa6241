/**
 * What can be done to a call while it lasts, and to what the phone company has of it afterwards. `callRef`, `recordingRef`: its
 * own ids. Each raises the fault `telephony-unavailable` when it cannot be told whether it was done; all are safe to repeat.
 */
export interface Telephony {
  /** What the phone company has of a call; undefined where it knows none like it, or not any more. */
  call(callRef: string): Promise<CallStanding | undefined>;
  /** Begins to record what is said from now on, both sides apart; where it is told of as at the start of a call. */
  startRecording(tenant: string, callRef: string): Promise<void>;
  /** Ends the recording that runs; nothing more of the call is kept. */
  stopRecording(callRef: string): Promise<void>;
  /** The sound, both sides apart; undefined where it is not there, or not any more. */
  recording(recordingRef: string): Promise<Sound | undefined>;
  /** Deletes the phone company's copy; one that is gone already is deleted. */
  removeRecording(recordingRef: string): Promise<void>;
}

export interface CallStanding {
  readonly isOver: boolean;
  /** How long it has lasted, as far as that is told. */
  readonly seconds: number;
  /** Of those that are complete, and can be fetched. */
  readonly recordingRefs: readonly string[];
  /** Whether another is being made, or made ready. */
  readonly isRecordingUnderWay: boolean;
}

export interface Sound {
  /** A WAV file. */
  readonly bytes: Uint8Array;
  readonly durationMs: number;
}
