type When = 'always' | 'busy' | 'unanswered' | 'unreachable' | 'missed';
export type Carrier = 'gsm' | 'att' | 'tmobile' | 'verizon';

interface Forwarding {
  readonly when: When;
  readonly dial: string;
  readonly stop: string;
}

/**
 * What is dialled on a phone so that its calls go to this number: 3GPP TS 22.030 for mobiles that follow the GSM standard, and what the
 * carriers of the United States are known to take.
 */
export function forwardingCodes(carrier: Carrier, number: string): readonly Forwarding[] {
  const national = number.replace(/^\+1(?=\d{10}$)/u, '');
  if (carrier === 'verizon')
    return [
      { when: 'always', dial: `*72${national}`, stop: '*73' },
      { when: 'missed', dial: `*71${national}`, stop: '*73' },
    ];
  const each = ([when, code]: readonly [When, string]): Forwarding => ({
    when,
    dial: `**${code}*${number}#`,
    stop: `##${code}#`,
  });
  const conditional = [
    each(['missed', '004']),
    each(['unanswered', '61']),
    each(['unreachable', '62']),
    each(['busy', '67']),
  ];
  const always =
    carrier === 'att'
      ? { when: 'always' as const, dial: `*21*${number}#`, stop: '#21#' }
      : each(['always', '21']);
  return carrier === 'att' ? [always, ...conditional.slice(1)] : [always, ...conditional];
}
