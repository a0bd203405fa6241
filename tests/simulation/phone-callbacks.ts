import type { Asking } from './asking.js';
import { people, type Installation } from './installation.js';
import type { TakenText } from './phone-company.js';

const lateMsMax = 20 * 60_000;

/** The carrier's word of what becomes of each text: late, twice, in any order, or never. */
export function callBack({ world, company, ledger }: Installation, ask: Asking): void {
  const { random, scheduler } = world;
  const { phone } = ledger;

  const tell = async ({ text, textRef, ending }: TakenText, status: 'accepted' | TakenText['ending']) => {
    await scheduler.wait(people, random.below(random.pick([2_000, 60_000, lateMsMax])));
    const { tenant, contactId, requestId, attemptId } = text;
    const code = status === 'accepted' || status === 'delivered' ? '' : '30003';
    await ask(`${status} ${attemptId}`, (house) =>
      house.phone.recordTextStatus({
        ...{ tenant, contactId, requestId, attemptId, status, textRef, code },
      }),
    );
    if (status === ending) phone.toldEndings.set(attemptId, ending);
  };
  const tellAll = async (taken: TakenText): Promise<void> => {
    await Promise.all(
      (['accepted', taken.ending] as const).flatMap((status) => {
        if (company.goesWrong('callbackLost')) return [];
        return company.goesWrong('callbackTwice')
          ? [tell(taken, status), tell(taken, status)]
          : [tell(taken, status)];
      }),
    );
  };

  company.open((taken) => {
    phone.awaited += 1;
    tellAll(taken).then(
      () => {
        phone.awaited -= 1;
      },
      (error: unknown) => {
        world.complain(String(error));
      },
    );
  });
}
