import { compact, element, find, get, post, spaced } from './handset-parts.js';

/** The form by which a call is placed: which line, from which number, and under which circumstances. */
export function createDial({ placed }) {
  const [form, line, mine, problem] = ['dial', 'line', 'mine', 'dial-problem'].map(find);

  const place = async () => {
    problem.textContent = '';
    const forwarder = compact(find('forwarder').value);
    try {
      const { callSid } = await post('/calls', {
        from: compact(mine.value),
        to: line.value,
        ...shown[find('caller-id').value],
        ...(forwarder === '' ? {} : { forwardedFrom: forwarder }),
        phone: find('telephone').value,
        recording: find('recording').value,
      });
      placed(callSid);
    } catch ({ message }) {
      problem.textContent = message;
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void place();
  });
  // What is unusual stays in sight when the section is folded.
  form.addEventListener('change', () => {
    const unusual = [...form.querySelectorAll('details select')].filter(
      ({ selectedIndex }) => selectedIndex > 0,
    );
    const count = unusual.length + (find('forwarder').value === '' ? 0 : 1);
    find('unusual').textContent = count === 0 ? '' : ` · ${count} changed`;
  });

  const load = async () => {
    try {
      const { lines } = await get('/lines.json');
      line.replaceChildren(...lines.map(({ number, label }) => element('option', label, { value: number })));
      showLine();
    } catch ({ message }) {
      problem.textContent = message;
      setTimeout(() => void load(), 1_500);
      return;
    }
    problem.textContent = '';
    find('call').disabled = line.value === '';
  };
  const showLine = () => {
    find('line-number').textContent = spaced(line.value);
  };
  line.addEventListener('change', showLine);

  return {
    load,
    place,
    parties: () => ({ line: line.value, mine: compact(mine.value) }),
    label: () => line.selectedOptions[0]?.textContent ?? '',
  };
}

const shown = {
  vouched: { attestation: 'A' },
  unvouched: { attestation: 'none' },
  pretended: { attestation: 'failed' },
  hidden: { isHidden: true, attestation: 'none' },
};
