import type { Command } from '../kernel/decider.js';
import type { Ending } from './events.js';

interface Whose {
  readonly accountId: string;
  readonly memberId: string;
  readonly pairingId: string;
}

export type PairingCommand =
  | Command<'OpenPairing', Whose & { tokenHash: string }>
  | Command<
      'AskForChat',
      {
        accountId: string;
        memberId: string;
        tokenHash: string;
        chatRef: string;
        chatId: string;
        chatName: string;
      }
    >
  | Command<'ConfirmChat', Whose>
  | Command<'WithdrawPairing', Whose>
  | Command<'MoveChat', Whose & { from: string; chatRef: string; chatId: string }>
  | Command<'EndPairing', Whose & { ending: Ending }>;
