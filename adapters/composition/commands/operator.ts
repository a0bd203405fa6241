import { operatorAccess, operatorIdOf } from '../routes/operator-access.js';
import { tokens } from '../tokens.js';
import { besideServer } from './at-hand.js';
import { WrongUsage, type Command } from './command.js';

export const operator: Command = {
  name: 'operator',
  usage: 'reset-factor [ADDRESS]',
  does: 'Takes the device of an operator away, so that the next login sets up another.',
  more: ['ADDRESS is one of OPERATOR_EMAIL, and can be left out where that names one.'],
  options: {},
  run({ environment, words }) {
    const [act, given, ...rest] = words;
    const { operatorEmails } = environment;
    const address = given?.toLowerCase() ?? (operatorEmails.length === 1 ? operatorEmails[0] : undefined);
    if (act !== 'reset-factor' || rest.length > 0) throw new WrongUsage('Say “reset-factor”.');
    if (address === undefined || !operatorEmails.includes(address))
      throw new WrongUsage('Name one of the addresses of OPERATOR_EMAIL.');
    return besideServer(environment, async ({ container }) => {
      const operatorId = await operatorIdOf(container.get(tokens.directory), address);
      const hadOne = await operatorAccess(container).reset(operatorId, 'command-line');
      const line = hadOne
        ? 'The device is taken away, and every session of this operator has ended. The next login sets up another.'
        : 'There was no device.';
      return { json: { wasReset: hadOne }, lines: [line], isWell: true };
    });
  },
};
