import type { ImportedLeads, Stage } from '../../../adapters/http/contract/leads.js';

const stages: Readonly<Record<Stage, string>> = {
  ...{ new: 'New', contacted: 'Contacted', won: 'Won', lost: 'Lost' },
};
const outcomes: Readonly<Record<ImportedLeads['rows'][number]['outcome'], string>> = {
  imported: 'taken over',
  known: 'known already, left as it is',
  'no-way-to-reply': 'neither e-mail nor phone',
  'email-not-valid': 'the e-mail address is not valid',
  'phone-not-valid': 'the phone number is not valid',
  'too-long': 'the name or note is too long',
};

export const leads = {
  title: 'Leads',
  empty: 'No leads yet. Visitors who leave their contact details appear here.',
  nobody: 'Nobody is found. Please try another part of the name, address or number.',
  none: 'No lead stands here.',
  csv: 'Download CSV',
  all: 'All leads',
  anyStage: 'Every stage',
  stage: 'Stage',
  showStage: 'Show',
  search: 'Search by name, e-mail or phone',
  find: 'Search',
  clear: 'Show all',
  markContacted: 'Mark as contacted',
  moved: '{name}: {stage}.',
  stages,
  notNew: 'Not new any more',
  imported: 'Imported',
  importedHelp: 'Out of your own list: no consent to be texted',
  earlier: 'Left before as well',
  read: 'Read the conversation',
  noName: 'No name given',
  history: { one: 'History and 1 note', other: 'History and {count} notes', none: 'Notes and history' },
  notes: {
    label: 'A note for your team',
    add: 'Add the note',
    help: 'Visitors do not see it. It is erased with the lead.',
    none: 'No notes yet.',
    by: '{who}, {time}',
    somebody: 'Somebody',
  },
  known: {
    title: 'Known from',
    lead: 'Lead of {time}: {stage}',
    conversation: 'Chat of {time}',
    call: 'Call of {time}',
    none: 'Nothing else is known of this person.',
  },
  callBack: { title: 'Call back', at: 'When', file: 'Put it in my calendar' },
  importing: {
    title: 'Import CSV',
    help: 'Up to 1,000 rows. The first line names the columns: name, email, phone, note. Nobody is alerted, and nobody on the list has agreed to be texted.',
    file: 'CSV file',
    busy: 'Taking it over …',
    done: { one: '1 lead was taken over.', other: '{count} leads were taken over.' },
    row: 'Line {line}: {outcome}',
    more: 'and {count} more',
    outcomes,
  },
};
