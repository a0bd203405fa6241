import { accept, reject, type Decide } from '../kernel/decider.js';
import type { LeadCommand } from './commands.js';
import type { LeadEvent } from './events.js';
import type { Lead } from './state.js';

export type LeadReason = 'NoWayToReply' | 'LeadNotCaptured' | 'LeadElsewhere' | 'LeadErased' | 'TooManyNotes';

const noteCountMax = 100;

export const decide: Decide<Lead, LeadCommand, LeadEvent, LeadReason> = {
  CaptureLead(lead, { data, now }) {
    if (lead.stage !== 'none') return accept();
    if (data.email === null && data.phone === null) return reject('NoWayToReply');
    const { answers, ...details } = data;
    return accept({ type: 'LeadCaptured', data: { ...details, answers: [...answers], capturedAt: now } });
  },

  ImportLead(lead, { data, now }) {
    if (lead.stage !== 'none') return accept();
    if (data.email === null && data.phone === null) return reject('NoWayToReply');
    return accept({ type: 'LeadImported', data: { ...data, importedAt: now } });
  },

  MoveLead(lead, { data: { leadId, from, to }, commandId: changeId, now }) {
    if (lead.stage === 'none') return reject('LeadNotCaptured');
    if (lead.changeIds.includes(changeId)) return accept();
    if (lead.stage !== from || from === to) return reject('LeadElsewhere');
    if (to === 'contacted') {
      return accept({ type: 'LeadContacted', data: { leadId, changeId, contactedAt: now } });
    }
    return accept({ type: 'LeadMoved', data: { leadId, changeId, to, movedAt: now } });
  },

  NoteLead(lead, { data, commandId: noteId, now }) {
    if (lead.stage === 'none') return reject('LeadNotCaptured');
    if (lead.noteIds.includes(noteId)) return accept();
    if (lead.isErased) return reject('LeadErased');
    if (lead.noteIds.length >= noteCountMax) return reject('TooManyNotes');
    return accept({ type: 'LeadNoted', data: { ...data, contactId: lead.contactId, noteId, notedAt: now } });
  },
};
