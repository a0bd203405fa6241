import { tokens } from '../tokens.js';
import { besideServer } from './at-hand.js';
import { WrongUsage, type Command } from './command.js';

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
      const skipped = await container.get(tokens.readModels).skip(name);
      const line = skipped === undefined ? `${name} had not stopped.` : `${name} goes on behind ${skipped}.`;
      return { json: { name, skipped: skipped ?? null }, lines: [line], isWell: true };
    });
  },
};
