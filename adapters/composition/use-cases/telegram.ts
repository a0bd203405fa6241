import { createHash, randomBytes } from 'node:crypto';
import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import { createChats } from '../../../application/messenger/chats.js';
import { endWithRight } from '../../../application/messenger/end-with-right.js';
import type { PairingNeeds } from '../../../application/messenger/needs.js';
import { createPairChat } from '../../../application/messenger/pair-chat.js';
import { pressed, trialPress } from '../../../application/messenger/press.js';
import type { Messenger } from '../../../application/ports/messenger.js';
import { pairing } from '../../../domain/pairing/pairing.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createChatHolders } from '../../../projections/chat-holders/queries.js';
import { createPairedChats } from '../../../projections/paired-chats/queries.js';
import { processorFetch } from '../../egress/egress.js';
import { createTelegram } from '../../telegram/telegram.js';
import { idNamed } from '../named-id.js';
import { tokens } from '../tokens.js';
import { wait } from '../wait.js';

/** How long a look-up may lag behind what was just decided, milliseconds. */
const seenMs = 2_000;

/** Chats that members get alerts in: Telegram's, the sandbox's in its place, or none. */
export function bindTelegram(container: Container): void {
  container.bind(tokens.handlePairing).toResolvedValue((handle) => handle(pairing), [tokens.handles]);
  container.bind(tokens.pairingNeeds).toResolvedValue(
    (handlePairing, directory, readModels, now): PairingNeeds => {
      const holders = createChatHolders(readModels.query);
      return {
        ...{ handlePairing, directory, idNamed, now, newId: uuidv7 },
        holderByToken: (hash) => holders.byToken(hash),
        holdersByChat: (chatRef) => holders.byChat(chatRef),
        hashOf: (token) => createHash('sha256').update(token).digest('hex'),
        seen: async (position) => {
          await readModels.waitFor(position, seenMs);
        },
      };
    },
    [tokens.handlePairing, tokens.directory, tokens.readModels, tokens.now],
  );
  container.bind(tokens.chats).toResolvedValue(createChats, [tokens.pairingNeeds]);
  container.bind(tokens.telegram).toResolvedValue(
    ({ telegram: config, pool, onNotice, onError }, chats, onPress, wordsOf) =>
      config === undefined
        ? 'off'
        : createTelegram(config, {
            ...{ pool, wait, fetch: processorFetch, newId: uuidv7 },
            ask: (...asked) => chats.ask(...asked),
            lose: (...lost) => chats.lose(...lost),
            move: (...moved) => chats.move(...moved),
            press: pressed({
              ...{ chats, onPress },
              worksOf: async (tenant) => (await wordsOf(tenant)).chat.works,
            }),
            onNotice: (notice) => {
              onNotice(`Telegram: ${notice}.`);
            },
            onError: (error) => {
              onError('an update of Telegram failed', error);
            },
          }),
    [tokens.outside, tokens.chats, tokens.onMessengerPress, tokens.noticeWordsOf],
  );
  container
    .bind(tokens.messenger)
    .toResolvedValue(
      (telegram) => (telegram === 'off' ? noMessenger : telegram.messenger),
      [tokens.telegram],
    );
  container.bind(tokens.pairChat).toResolvedValue(
    (needs, messenger, readModels, { origin }, wordsOf) => {
      const accounts = createAccountOverview(readModels.query);
      const paired = createPairedChats(readModels.query);
      return createPairChat({
        ...{ ...needs, messenger },
        newToken: () => randomBytes(32).toString('base64url'),
        chatIdOf: async (...member) => (await paired.of(...member))?.chatId ?? null,
        async welcome(accountId) {
          const [{ chat }, profile] = await Promise.all([wordsOf(accountId), accounts.profile(accountId)]);
          return {
            text: chat.welcome.replace('{name}', () => profile?.businessName ?? chat.nameless),
            buttons: [
              { label: chat.tryIt, press: trialPress },
              { label: chat.open, url: `${origin}/` },
            ],
          };
        },
      });
    },
    [tokens.pairingNeeds, tokens.messenger, tokens.readModels, tokens.outside, tokens.noticeWordsOf],
  );
  container
    .bind(tokens.messengerPolicies)
    .toResolvedValue((needs) => [endWithRight(needs)], [tokens.pairingNeeds]);
}

const noMessenger: Messenger = {
  send: () => Promise.resolve({ outcome: 'refused', code: 'refused' }),
  remove: () => Promise.resolve('refused'),
};
