import { z } from 'zod';

const callSid = z.string().regex(/^CA[0-9a-f]{32}$/u);
const seconds = z.coerce.number().int().nonnegative().catch(0);

/** What every request about a call carries. */
const ofCall = {
  CallSid: callSid,
  From: z.string().max(200).default(''),
  To: z.string().max(200).default(''),
  CallStatus: z.string().default(''),
};

/** Of each webhook, the fields that mean something to us. */
export const voiceFields = {
  incoming: z.object({
    ...ofCall,
    ForwardedFrom: z.string().max(200).optional(),
    StirVerstat: z.string().max(200).optional(),
  }),
  ringEnded: z.object({
    ...ofCall,
    DialCallStatus: z.string(),
    DialBridged: z.string().default(''),
    DialCallDuration: seconds,
  }),
  /** Asked by the leg of whoever is rung. */
  whisper: z.object({ CallSid: callSid, ParentCallSid: callSid }),
  heard: z.object({
    ...ofCall,
    SpeechResult: z.string().max(10_000).default(''),
    Digits: z.string().max(32).default(''),
  }),
  ofCall: z.object(ofCall),
  relayEnded: z.object({
    ...ofCall,
    SessionStatus: z.string().default(''),
    ErrorCode: z.string().default(''),
    HandoffData: z.string().max(1_000).default(''),
  }),
  voicemail: z.object({ ...ofCall, RecordingDuration: seconds }),
  status: z.object({ ...ofCall, CallDuration: seconds }),
  recording: z.object({
    CallSid: callSid,
    RecordingStatus: z.string(),
    RecordingSid: z.string().default(''),
  }),
};

/** Of a recording. */
export const isRecordingSid = (sid: string): boolean => /^RE[0-9a-f]{32}$/u.test(sid);
