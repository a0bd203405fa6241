import { Fault } from '../../../application/ports/fault.js';
import { tokens } from '../tokens.js';
import { besideServer } from './at-hand.js';
import { WrongUsage, type Command } from './command.js';

/** Read models that can be let past an event. */
interface Skipping {
  progress(): Promise<readonly { readonly name: string }[]>;
  /** Answers with the event that stopped it, or undefined when none did. */
  skip?(name: string): Promise<string | undefined>;
}

export const skip: Command = {
  name: 'skip',
  usage: 'NAME',
  does: 'Lets a parked read model go on behind the event that stopped it.',
  more: [
    'What that event said is then missing from this read model, until a version that can project it rebuilds it.',
  ],
  options: {},
  run({ environment, words }) {
    const [name] = words;
    if (name === undefined || words.length > 1) throw new WrongUsage('Name one read model.');
    return besideServer(environment, async ({ container }) => {
      const skipped = await skipOn(container.get(tokens.readModels), name);
      const line = skipped === undefined ? `${name} had not stopped.` : `${name} goes on behind ${skipped}.`;
      return { json: { name, skipped: skipped ?? null }, lines: [line], isWell: true };
    });
  },
};

async function skipOn(readModels: Skipping, name: string): Promise<string | undefined> {
  const names = [...new Set((await readModels.progress()).map((one) => one.name))];
  if (!names.includes(name)) {
    throw new Fault('read-model-unknown', `No read model has that name: there are ${names.join(', ')}.`);
  }
  if (readModels.skip === undefined) {
    throw new Fault(
      'skip-missing',
      `${name} cannot be let past an event by this version: rebuild it instead.`,
    );
  }
  return readModels.skip(name);
}
