import type { Account, AccountCommand, AccountEvent, AccountReason } from '../../domain/account/account.js';
import type { Handle } from '../handling/handle.js';

export type HandleAccount = Handle<Account, AccountCommand, AccountEvent, AccountReason>;
