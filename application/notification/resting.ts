import type { Clock } from '../ports/clock.js';
import type { Channel, ChannelReceipt } from './channels.js';

const restMs = { first: 5_000, longest: 5 * 60_000 };

/**
 * A channel whose provider does not answer is left alone for a while, longer each time, so that whoever else is to be told does not wait for
 * its time-outs. What it was not given meanwhile was not sent, for certain: where it may be repeated it is, later; elsewhere the next
 * channel has its turn.
 */
export function resting(channel: Channel, { now }: { readonly now: Clock }): Channel {
  let failures = 0;
  let until = 0;
  return {
    afterUnknown: channel.afterUnknown,
    isConnected: (...asked) => channel.isConnected(...asked),
    async send(order): Promise<ChannelReceipt> {
      const at = Date.parse(now());
      if (at < until) {
        return channel.afterUnknown.then === 'repeat'
          ? { outcome: 'unknown' }
          : { outcome: 'refused', code: 'resting' };
      }
      const receipt = await channel.send(order);
      if (receipt.outcome === 'unknown') {
        failures += 1;
        until = Date.parse(now()) + Math.min(restMs.first * 2 ** (failures - 1), restMs.longest);
      } else failures = 0;
      return receipt;
    },
  };
}
