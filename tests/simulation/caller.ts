import type { Next, Turn } from '../../application/call/calls.js';
import { createDoing, type Asking } from './asking.js';
import type { House } from './house.js';
import { people, type Installation } from './installation.js';

interface Line {
  readonly tenant: string;
  readonly number: string;
}

const turnsMax = 5;
/** How often a turn is tried before the call goes to whoever takes it then. */
const patience = 20;

/** One call: rings, is recorded or not, says this and that, and hangs up, while the phone company tells what it has to tell. */
export async function beCaller(
  { world, company, ledger, newId }: Installation,
  ask: Asking,
  { line, from }: { readonly line: Line; readonly from: string },
): Promise<void> {
  const { random, scheduler } = world;
  const { phone } = ledger;
  const does = createDoing(random);
  const { tenant } = line;
  const callId = newId();
  const of = { tenant, callId };
  const shownNumber = random.chance(0.95) ? from : null;
  const me = {
    ...{ tenant, callId, from: shownNumber, yesCount: 0, promisedCount: 0 },
    leftAlone: [] as string[],
  };
  phone.calls.set(callId, me);

  const ring = async (): Promise<Next> => {
    const attestation = random.chance(0.05) ? 'failed' : random.pick(['passed', 'unknown'] as const);
    const forwardedFrom = random.chance(0.05) ? from : null;
    const about = { callId, callRef: `CA${callId}`, to: line.number, from: shownNumber };
    const { then } = await ask(`ring ${callId}`, (house) =>
      house.phone.calls.ring({ ...about, forwardedFrom, attestation }),
    );
    return then;
  };

  /** Nobody takes it, or somebody does. */
  const followed = async (next: Next): Promise<Next> => {
    if (next.next === 'voicemail')
      return ask(`voicemail ${callId}`, (house) => house.phone.calls.voicemailTaken({ ...of, seconds: 9 }));
    if (next.next !== 'ring') return next;
    const result = random.pick(['answered', 'busy', 'no-answer'] as const);
    const ringing = { ...of, ringId: next.ringId, result, seconds: 9 };
    return ask(`rang ${callId}`, (house) => house.phone.calls.ringEnded(ringing));
  };

  /** Undefined where nothing was said to it for so long that somebody else had better take the call. */
  const say = async (turnId: string, words: string) => {
    let said = '';
    const answer = await ask.for(`say ${callId}.${turnId}`, patience, (house): Promise<Turn> => {
      const heard: string[] = [];
      return house.phone.calls
        .hear({ ...of, turnId, words }, (clause) => heard.push(clause))
        .finally(() => {
          said = heard.join(' ');
        });
    });
    if (answer === undefined) return undefined;
    if (said.includes('I am sending it now')) me.promisedCount += 1;
    if (said.includes('you will get no texts')) me.leftAlone.push(`${callId}.${turnId}`);
    return { next: answer.value.next, isAsked: said.includes('You will get one text') };
  };

  const rescued = (): Promise<Next> => ask(`rescue ${callId}`, (house) => house.phone.calls.rescue(of));

  const tell = async (label: string, work: (house: House) => Promise<void>): Promise<void> => {
    await scheduler.wait(people, random.below(random.pick([500, 5_000, 40_000])));
    await does(() => ask(`${label} ${callId}`, work));
  };
  const isRecorded = random.chance(0.9);
  const recordingRef = `RE${callId}`;
  const tellOfRecording = async (): Promise<void> => {
    if (!isRecorded) {
      const reason = random.pick(['absent', 'failed'] as const);
      if (random.chance(0.5))
        await tell('lost', ({ phone: { calls } }) => calls.recordingLost({ ...of, reason }));
      return;
    }
    company.sound.set(recordingRef, 'there');
    phone.recordings.set(callId, recordingRef);
    await tell('recorded', ({ phone: { calls } }) => calls.recordingStarted({ ...of, recordingRef }));
  };

  const talk = async (): Promise<void> => {
    let isAsked = false;
    for (let turnId = 1; turnId <= turnsMax; turnId += 1) {
      await scheduler.wait(people, random.below(6_000));
      if (random.chance(0.1)) return;
      const words = random.chance(0.06) ? random.pick(rarities) : random.pick(isAsked ? answers : sayings);
      if (yeses.includes(words)) me.yesCount += 1;
      const heard = await say(String(turnId), words);
      // Told to the house again, and not said again.
      if (random.chance(0.1)) await say(String(turnId), words);
      isAsked = heard?.isAsked === true;
      const next = await followed(heard?.next ?? (await rescued()));
      if (next.next === 'hang-up') return;
    }
  };

  const begin = async (): Promise<void> => {
    const next = await followed(await ring());
    if (random.chance(0.1)) await ring();
    if (next.next !== 'converse') return;
    const told = tellOfRecording();
    await talk();
    await told;
  };
  await begin();
  await does(() =>
    ask(`end ${callId}`, ({ phone: { calls } }) => calls.ended({ ...of, by: 'caller', seconds: 60 })),
  );
  if (!phone.recordings.has(callId)) return;
  await tell('ready', ({ phone: { calls } }) => calls.recordingReady({ ...of, recordingRef }));
  phone.completed.add(recordingRef);
}

const yeses: readonly string[] = ['Yes please', 'Yes', 'Sure, go ahead'];
const link = 'Could you text me the booking link?';
const answers = [
  ...(['Yes please', 'Yes', 'Sure, go ahead', 'Yes please', 'Yes please', 'Yes'] as const),
  ...(['No thanks', 'When do you open?'] as const),
] as const;
const sayings = [
  ...([link, link, link, link, 'Can you send me a link to your website?', 'Yes please'] as const),
  'When do you open?',
] as const;
const rarities = [
  ...(["Please don't text me again", "I don't want to be recorded", 'I smell gas in here!'] as const),
  ...(['Goodbye', 'Let me speak to a person'] as const),
] as const;
