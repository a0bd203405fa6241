import type { ChannelName, Reason, Step } from '../../domain/notification/notification.js';
import type { Reach } from '../../domain/reach/reach.js';
import type { Channels } from './channels.js';

/** In this order, where the member chose none; each waits so many minutes. A phone rings for an emergency only. */
const usual: readonly Step[] = [
  { channel: 'email', minutes: 10 },
  { channel: 'telegram', minutes: 10 },
  { channel: 'sms', minutes: 10 },
];
const inEmergency: readonly Step[] = [
  { channel: 'email', minutes: 2 },
  { channel: 'telegram', minutes: 2 },
  { channel: 'sms', minutes: 2 },
  { channel: 'voice', minutes: 5 },
];

interface Asked {
  readonly tenant: string;
  readonly memberId: string;
  readonly reason: Reason;
}

/**
 * The channels that have their turn, one after the other: those the member chose, as far as they are connected. E-mail is the last of
 * them where it is not among them, so that nothing is lost where another was disconnected meanwhile.
 */
export async function stepsFor(
  channels: Channels,
  { preferences }: Pick<Reach, 'preferences'>,
  { tenant, memberId, reason }: Asked,
): Promise<readonly Step[]> {
  const own = preferences?.orders.find((one) => one.reason === reason)?.steps ?? preferences?.steps ?? [];
  const wished = own.length > 0 ? own : reason === 'emergency' ? inEmergency : usual;
  const connected = await Promise.all(
    wished.map(async (step) =>
      (await isConnected(channels, step.channel, { tenant, memberId, reason })) ? [step] : [],
    ),
  );
  const steps = connected.flat();
  return steps.some(({ channel }) => channel === 'email') ? steps : [...steps, lastResort];
}

const lastResort: Step = { channel: 'email', minutes: 60 };

async function isConnected(
  channels: Channels,
  name: ChannelName,
  { tenant, memberId, reason }: Asked,
): Promise<boolean> {
  return (await channels[name]?.isConnected(tenant, memberId, reason)) === true;
}
