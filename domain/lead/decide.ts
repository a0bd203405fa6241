import { accept, reject, type Decide } from '../kernel/decider.js';
import type { LeadCommand } from './commands.js';
import type { LeadEvent } from './events.js';
import type { Lead } from './state.js';

export type LeadReason = 'NoWayToReply' | 'LeadNotCaptured';

export const decide: Decide<Lead, LeadCommand, LeadEvent, LeadReason> = {
  CaptureLead(lead, { data, now }) {
    if (lead.stage !== 'none') return accept();
    if (data.email === null && data.phone === null) return reject('NoWayToReply');
    const { answers, ...details } = data;
    return accept({ type: 'LeadCaptured', data: { ...details, answers: [...answers], capturedAt: now } });
  },

  MarkContacted(lead, { data: { leadId }, now }) {
    if (lead.stage === 'none') return reject('LeadNotCaptured');
    if (lead.stage === 'contacted') return accept();
    return accept({ type: 'LeadContacted', data: { leadId, contactedAt: now } });
  },
};
