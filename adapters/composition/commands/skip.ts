import { Fault } from '../../../application/ports/fault.js';
import { WrongUsage, type Command } from './command.js';

export const skip: Command = {
  name: 'skip',
  usage: 'NAME',
  does: 'Lets a parked read model go on behind the event that stopped it.',
  more: [
    'What that event said is then missing from this read model, until a version that can project it rebuilds it.',
  ],
  options: {},
  run({ words }) {
    const [name] = words;
    if (name === undefined || words.length > 1) throw new WrongUsage('Name one read model.');
    throw new Fault(
      'skip-missing',
      `${name} cannot be let past an event by this version: rebuild it instead.`,
    );
  },
};
