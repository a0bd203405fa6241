import { z } from 'zod';
import { began, between } from './between.js';

/** `known`: a lead with this address or number stands there already, and is left as it is. */
const importOutcome = z.enum([
  'imported',
  'known',
  'no-way-to-reply',
  'email-not-valid',
  'phone-not-valid',
  'too-long',
]);
const stage = z.enum(['new', 'contacted', 'won', 'lost']);

/** Null in any field about the person: erased, or never given. */
export const leadRow = z.object({
  leadId: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** E.164. */
  phone: z.string().nullable(),
  note: z.string().nullable(),
  /** What the owner's own intake asked for, in its order. */
  answers: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
  erased: z.boolean(),
  stage,
  capturedAt: z.iso.datetime(),
  /** Null where it was imported. */
  conversationId: z.string().nullable(),
  /** The same for every lead of one person, as far as they gave the same address or number. */
  contactId: z.string(),
  /** It came out of a list that the business had before: nobody on it has agreed to be texted. */
  isImported: z.boolean(),
  noteCount: z.int(),
});

/** `not-new`: somebody has seen to it, whatever came of it. */
const stageAsked = z.enum([...stage.options, 'not-new']);

/** `newest` where nothing is said. By stage, whoever waits longest stands first. By name, who has none stands last. */
const sort = z.enum(['newest', 'oldest', 'name', 'stage']);

/** The query of GET /api/v1/leads; times are those at which they came. 422 `filter-not-valid`. */
export const leadFilters = z.object({
  stage: stageAsked.optional(),
  ...between,
  ...began,
  sort: sort.optional(),
});

/** GET /api/v1/leads?stage=…&from=…&until=…&cursor=…: 50 at a time. A cursor goes on by the sort it came with. GET /api/v1/leads.csv: all of them, as a spreadsheet reads it safely. */
export const leads = z.object({ leads: z.array(leadRow), nextCursor: z.string().nullable() });

/** POST /api/v1/leads/search: what somebody is called or reached by stands in no address. `text`: a part of the name, address or number. */
export const searchLeads = z.object({
  text: z.string().trim().min(1).max(100),
  stage: stageAsked.nullable(),
  ...between,
  ...began,
  sort: sort.optional(),
  cursor: z.string().max(500).nullable(),
});

/** POST /api/v1/leads/ID/stage: 204. `from`: where it was seen; 409 `lead-elsewhere` where somebody has moved it since. */
export const moveLead = z.object({ from: stage, to: stage });

/** POST /api/v1/leads/ID/notes: 204. */
export const noteLead = z.object({ text: z.string().trim().min(1).max(2_000) });

const known = z.object({ id: z.string(), at: z.iso.datetime() });
/** GET /api/v1/leads/ID/history: what staff wrote, newest first, and where else the person is known: at most ten of each. */
export const leadHistory = z.object({
  /** `text`: null once it was erased. `by`: null for somebody who has left, and for programs. */
  notes: z.array(
    z.object({
      noteId: z.string(),
      text: z.string().nullable(),
      at: z.iso.datetime(),
      by: z.string().nullable(),
    }),
  ),
  leads: z.array(known.extend({ stage })),
  conversations: z.array(known),
  calls: z.array(known),
});

/** POST /api/v1/leads/import: the first line names the columns, of which `name`, `email`, `phone` and `note` are read. */
export const importLeads = z.object({ csv: z.string().min(1).max(1_000_000) });
export const importedLeads = z.object({
  importedCount: z.int(),
  /** `line`: as a text editor counts them, where the row begins. */
  rows: z.array(z.object({ line: z.int(), outcome: importOutcome })),
});

/** POST /api/v1/leads/ID/contacted: 204. Out of `new` only; one that stands elsewhere stays there. */
export type Stage = z.infer<typeof stage>;
export type StageAsked = z.infer<typeof stageAsked>;
export type LeadRow = Readonly<z.infer<typeof leadRow>>;
export type Leads = Readonly<z.infer<typeof leads>>;
export type LeadHistory = Readonly<z.infer<typeof leadHistory>>;
export type ImportedLeads = Readonly<z.infer<typeof importedLeads>>;
