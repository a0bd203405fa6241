import type { CallOf, Calls, Next, Speak, Turn } from '../../../application/call/calls.js';

export interface Call {
  readonly name: string;
  readonly told: object;
}

/** What the application does in a spec: everything is noted, and answered as the spec says. */
export interface ScriptedCalls extends Calls {
  readonly noted: readonly Call[];
  /** What was told under a name, in order. */
  toldOf(name: string): readonly object[];
  /** Answers by name; a turn without one says `You said` and listens on. */
  readonly answers: {
    ring?: () => Promise<CallOf & { readonly then: Next }>;
    next?: () => Promise<Next>;
    rescue?: () => Promise<Next>;
    turn?: (told: object, speak: Speak) => Promise<Turn>;
    told?: () => Promise<void>;
  };
}

export const tenant = '018f0000-0000-7000-8000-000000000001';
export const listen: Next = { next: 'listen' };

export function scriptedCalls(): ScriptedCalls {
  const noted: Call[] = [];
  const answers: ScriptedCalls['answers'] = {};
  const next =
    (name: string) =>
    (told: object): Promise<Next> => {
      noted.push({ name, told });
      return answers.next?.() ?? Promise.resolve({ next: 'hang-up', say: null });
    };
  const told =
    (name: string) =>
    (what: object): Promise<void> => {
      noted.push({ name, told: what });
      return answers.told?.() ?? Promise.resolve();
    };
  const turn =
    (name: string) =>
    (what: object, speak: Speak): Promise<Turn> => {
      noted.push({ name, told: what });
      if (answers.turn !== undefined) return answers.turn(what, speak);
      speak('I see.');
      return Promise.resolve({ next: listen, replyId: `reply-${String(noted.length)}` });
    };
  return {
    noted,
    answers,
    toldOf: (name) => noted.filter((one) => one.name === name).map((one) => one.told),
    ring(incoming) {
      noted.push({ name: 'ring', told: incoming });
      return (
        answers.ring?.() ??
        Promise.resolve({ tenant, callId: incoming.callId, then: { next: 'hang-up', say: null } })
      );
    },
    ringEnded: next('ringEnded'),
    hear: turn('hear'),
    press: turn('press'),
    silence: turn('silence'),
    interrupted: told('interrupted'),
    rescue(call) {
      noted.push({ name: 'rescue', told: call });
      return answers.rescue?.() ?? Promise.resolve({ next: 'hang-up', say: 'Sorry.' });
    },
    recordingStarted: told('recordingStarted'),
    recordingReady: told('recordingReady'),
    recordingLost: told('recordingLost'),
    voicemailTaken: next('voicemailTaken'),
    ended: told('ended'),
  };
}
