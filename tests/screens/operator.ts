import type { Session } from '../../adapters/http/contract/session.js';
import type { Member } from '../support/members.js';
import { logInOperator } from '../support/operator.js';
import { settled, type Camera } from './camera.js';
import { cookiesOf } from './walks.js';

/** The operator’s view, with leave to look into the demo; before it, the door. */
export async function operatorScreens(camera: Camera, origin: string, owner: Member): Promise<void> {
  const { accountId } = ((await (await owner.get('/session')).json()) as Session).business;
  await owner.post('/looks', { grantId: 'screens', hours: 2 });
  const { operator } = await logInOperator(origin, 'operator@example.com');
  const business = `business/${accountId}`;
  const ways = [
    '',
    'plans',
    'requests',
    business,
    ...['', '/leads', '/calls'].map((part) => `${business}/look${part}`),
  ];
  await camera.walk({}, origin, async (page, take) => {
    for (const way of ['', 'check', 'login/token']) {
      await page.goto(`${origin}/operator/#/${way}`);
      await settled(page);
      await take(`operator door ${way}`);
    }
  });
  await camera.walk({ cookies: cookiesOf(operator.cookie()) }, origin, async (page, take) => {
    for (const way of ways) {
      await page.goto(`${origin}/operator/#/${way}`);
      await settled(page);
      await take(`operator ${way.replace(accountId, 'one')}`);
    }
  });
}
