import { compact, find, get, post, spaced } from './handset-parts.js';

const everyMs = 1_000;

/** Looks whether somebody calls this telephone; `taken` hears of the call that was answered, `isBusy` says that another is under way. */
export function watchRinging({ taken, isBusy }) {
  const [box, who, mine] = ['ringing', 'ringing-who', 'mine'].map(find);
  let callSid;
  const decide = async (decision) => {
    const sid = callSid;
    callSid = undefined;
    box.hidden = true;
    try {
      await post(`/calls/${sid}/${decision}`, {});
      if (decision === 'answer') taken(sid);
    } catch {
      // It had stopped ringing.
    }
  };
  find('answer').addEventListener('click', () => void decide('answer'));
  find('decline').addEventListener('click', () => void decide('decline'));

  const look = async () => {
    try {
      const number = compact(mine.value);
      const { call } = await get(`/ringing.json?number=${encodeURIComponent(number)}`);
      const isNew = call !== null && call.callSid !== callSid && !isBusy();
      callSid = isBusy() ? undefined : call?.callSid;
      box.hidden = callSid === undefined;
      if (!isNew) return;
      who.textContent = spaced(call.from);
      find('answer').focus();
    } catch {
      box.hidden = true;
    }
  };
  setInterval(() => void look(), everyMs);
}
