import type { DueWork } from '../due/run-due.js';
import type { BusinessClock } from '../ports/business-clock.js';
import type { HandleDisclosure } from './needs.js';

interface Needs {
  readonly handleDisclosure: HandleDisclosure;
  readonly businessNow: BusinessClock;
}

/** By the kind of `due-times`: the word that time runs out to hand over what somebody asked for. */
export const disclosureDue = ({
  handleDisclosure,
  businessNow,
}: Needs): Readonly<Record<'disclosure-watch', DueWork>> => ({
  async 'disclosure-watch'({ key, tenant, subjectId: disclosureId }) {
    const { state } = await handleDisclosure.load(tenant, disclosureId);
    const overdue = state.overdue.includes('alarm') ? ('deadline' as const) : ('alarm' as const);
    const data = { disclosureId, overdue };
    const now = businessNow(tenant);
    const command = { type: 'NoteDisclosureOverdue', data, commandId: key, now } as const;
    await handleDisclosure(disclosureId, command, { tenant, actor: 'policy:disclosure', causationId: '' });
  },
});
