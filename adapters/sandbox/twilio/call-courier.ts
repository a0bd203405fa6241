import { callBack, type TwilioAccount } from './call-back.js';

/** How callbacks arrive: as they should, each twice, or all at the end of the call and the last one first. */
export type Delivery = 'once' | 'twice' | 'reordered';

export interface Courier {
  readonly post: (url: string, params: Readonly<Record<string, string>>) => void;
  /** Once nothing more is to come: delivers what was held back, and returns when all has arrived or been given up. */
  readonly close: () => Promise<void>;
}

/** Delivers the callbacks of one call one after the other; nobody waits for them, and none is tried again. */
export function createCourier(
  account: TwilioAccount,
  delivery: Delivery,
  onFailure: (reason: string) => void,
): Courier {
  const held: (() => Promise<void>)[] = [];
  let delivered = Promise.resolve();
  const send = async (url: string, params: Readonly<Record<string, string>>): Promise<void> => {
    try {
      const { status } = await callBack(account, url, params);
      if (status >= 400) onFailure(String(status));
    } catch {
      onFailure('no answer');
    }
  };
  return {
    post(url, params) {
      const once = (): Promise<void> => send(url, params);
      if (delivery === 'reordered') held.unshift(once);
      else delivered = delivered.then(once);
      if (delivery === 'twice') delivered = delivered.then(once);
    },
    async close() {
      for (const one of held.splice(0)) delivered = delivered.then(one);
      await delivered;
    },
  };
}
