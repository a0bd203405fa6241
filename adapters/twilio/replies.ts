import type { CallOf, Calls } from '../../application/call/calls.js';

/** What is said to one thing that a caller did. */
export interface Reply {
  readonly said: string[];
  isCut: boolean;
  /** As far as it was heard, where that is known. */
  heard: string | undefined;
  /** Undefined while it is being made. */
  replyId: string | null | undefined;
}

/** The replies of one session, and which of them was cut short. */
export interface Replies {
  /** `isCut`: somebody speaks already, and nobody waits for this one. */
  begin(isCut: boolean): Reply;
  /** Takes down a clause as said; false where it must not be said any more. */
  says(reply: Reply, clause: string): boolean;
  made(reply: Reply, replyId: string | null): void;
  /** The caller went on before the newest reply was made. */
  overtaken(): void;
  /** The caller spoke over what is played. */
  interrupted(heard: string): void;
  /** Resolves once everything that was cut has been told: the next reply is to know what was heard. */
  told(): Promise<void>;
}

interface Needs {
  readonly calls: Calls;
  readonly call: CallOf;
  readonly onError: (error: unknown) => void;
}

export function createReplies({ calls, call, onError }: Needs): Replies {
  let newest: Reply | undefined;
  /** The last of which anything was said: what is played is this one's. */
  let audible: Reply | undefined;
  let telling: Promise<void> = Promise.resolve();

  const tell = ({ replyId, heard, said }: Reply): void => {
    if (replyId == null) return;
    const cut = { ...call, replyId, heard: heard ?? said.join(' ') };
    telling = telling.then(() => calls.interrupted(cut)).catch(onError);
  };
  const cut = (reply: Reply | undefined, heard?: string): void => {
    if (reply === undefined) return;
    const isTold = reply.isCut && reply.replyId !== undefined;
    if (isTold) return;
    reply.isCut = true;
    reply.heard = heard ?? reply.heard;
    tell(reply);
  };

  return {
    begin(isCut) {
      newest = { said: [], isCut, heard: undefined, replyId: undefined };
      return newest;
    },
    says(reply, clause) {
      if (reply.isCut) return false;
      reply.said.push(clause);
      audible = reply;
      return true;
    },
    made(reply, replyId) {
      reply.replyId = replyId;
      if (reply.isCut) tell(reply);
    },
    overtaken() {
      if (newest?.replyId === undefined) cut(newest);
    },
    interrupted(heard) {
      cut(audible, heard);
    },
    told: () => telling,
  };
}
