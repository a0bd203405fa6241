import type { DeskCommand, IntakeItem } from '../../domain/desk/desk.js';
import type { Rehearsed } from '../../domain/rehearsal/rehearsal.js';
import { createDoing, type Asking } from './asking.js';
import { people, type Installation } from './installation.js';

/** The owner of one business: opens it, and does at random what owners do. */
export async function beOwner(
  { world, ledger, tables, newId }: Installation,
  ask: Asking,
  { accountId, actionCount }: { readonly accountId: string; readonly actionCount: number },
): Promise<void> {
  const { random, scheduler } = world;
  const does = createDoing(random);
  const website = `https://example.com:${String(random.below(5))}/`;
  const context = { tenant: accountId, actor: 'member:owner', causationId: '' };

  const open = async (): Promise<void> => {
    const profile = { accountId, ownerId: `owner-of-${accountId}`, businessName: 'A business', website };
    const data = { ...profile, ownerEmail: 'owner@example.com', industry: 'other', siteKey: accountId };
    await ask(`open ${accountId}`, ({ handleAccount, now }) =>
      handleAccount(accountId, { type: 'OpenAccount', data, commandId: accountId, now: now() }, context),
    );
    ledger.acknowledged.push({ stream: `account-${accountId}`, commandId: accountId });
  };
  const setTimeZone = async (commandId: string): Promise<void> => {
    const data = { timeZone: 'Europe/Berlin' };
    await ask(`set the time zone by ${commandId}`, ({ handleAccount, now }) =>
      handleAccount(accountId, { type: 'SetTimeZone', data, commandId, now: now() }, context),
    );
    ledger.acknowledged.push({ stream: `account-${accountId}`, commandId });
  };
  const readAgain = async (crawlId: string): Promise<void> => {
    const data = { crawlId, accountId, website };
    await ask(`start ${crawlId}`, ({ handleCrawl, now }) =>
      handleCrawl(crawlId, { type: 'StartCrawl', data, commandId: crawlId, now: now() }, context),
    );
    ledger.acknowledged.push({ stream: `crawl-${crawlId}`, commandId: crawlId });
  };
  const contact = async (leadId: string, commandId: string): Promise<void> => {
    await ask(`mark ${leadId}`, ({ handleLead, now }) =>
      handleLead(
        leadId,
        { type: 'MoveLead', data: { leadId, from: 'new', to: 'contacted' }, commandId, now: now() },
        context,
      ),
    );
  };
  const changeDesk = async (command: DeskCommand): Promise<void> => {
    const accepted = await ask(`${command.type} by ${command.commandId}`, async ({ handleDesk, now }) => {
      const { decision } = await handleDesk(accountId, { ...command, now: now() }, context);
      return decision.outcome === 'accepted';
    });
    if (accepted) ledger.acknowledged.push({ stream: `desk-${accountId}`, commandId: command.commandId });
  };
  const teach = async (factId: string): Promise<void> => {
    const fact = {
      question: 'When do you open?',
      text: 'We open at nine, and at ten in May.',
      language: 'en',
    };
    const data = { accountId, factId, fact, answers: someQuestions().map(({ messageId }) => messageId) };
    await ask(`teach ${factId}`, ({ handleKnowledge, now }) =>
      handleKnowledge(accountId, { type: 'TeachFact', data, commandId: factId, now: now() }, context),
    );
    ledger.acknowledged.push({ stream: `knowledge-${accountId}`, commandId: factId });
  };
  const rehearse = async (rehearsalId: string, questions: readonly Rehearsed[]): Promise<void> => {
    const data = { rehearsalId, accountId, model: 'extractive', questions };
    await ask(`rehearse ${rehearsalId}`, ({ handleRehearsal, now }) =>
      handleRehearsal(
        rehearsalId,
        { type: 'StartRehearsal', data, commandId: rehearsalId, now: now() },
        context,
      ),
    );
    ledger.acknowledged.push({ stream: `rehearsal-${rehearsalId}`, commandId: rehearsalId });
  };
  const questions = tables.tables.find(({ name }) => name === 'questions');
  const someQuestions = (): readonly Rehearsed[] =>
    [...(questions?.rows ?? [])].flatMap(([name, row]) => {
      const isMine = name.startsWith(`${accountId} `) && row['kind'] === 'answered';
      const conversationId = String(row['conversationId']);
      return isMine ? [{ conversationId, messageId: name.slice(accountId.length + 1) }] : [];
    });
  const leadInbox = tables.tables.find(({ name }) => name === 'lead-inbox');
  const someLead = (): string | undefined => {
    const [name] = [...(leadInbox?.rows.keys() ?? [])].filter((one) => one.startsWith(`${accountId} `));
    return name?.slice(accountId.length + 1);
  };

  await does(open);
  const restMsMax = random.pick([500, 15_000, 60_000]);
  for (let count = 0; count < actionCount; count += 1) {
    await scheduler.wait(people, random.below(restMsMax));
    const id = newId();
    const leadId = someLead();
    const asked = someQuestions();
    const change = deskChange(random.below(4), { accountId, commandId: id });
    if (leadId !== undefined && random.chance(0.5)) await does(() => contact(leadId, id));
    else if (asked.length > 0 && random.chance(0.5)) await does(() => rehearse(id, asked));
    else if (random.chance(0.3)) await does(() => setTimeZone(id));
    else if (random.chance(0.4)) await does(() => teach(id));
    else if (random.chance(0.6)) await does(() => changeDesk(change));
    else await does(() => readAgain(id));
  }
}

const ownIntake: readonly IntakeItem[] = [
  {
    ...{ key: 'visit', kind: 'choice', label: 'Visit', question: 'Have you been here before?' },
    ...{ isRequired: true, choices: ['New customer', 'Existing customer'] },
  },
  { key: 'email', kind: 'email', label: 'E-mail', question: '', isRequired: false, choices: [] },
];

/** One of the things that an owner decides about the desk. The time is the house's. */
function deskChange(
  which: number,
  { accountId, commandId }: { readonly accountId: string; readonly commandId: string },
): DeskCommand {
  const by = { commandId, now: '' };
  if (which === 0) return { type: 'PauseDesk', data: { accountId }, ...by };
  if (which === 1) return { type: 'ResumeDesk', data: { accountId }, ...by };
  if (which === 2) return { type: 'SetIntake', data: { accountId, items: ownIntake }, ...by };
  return { type: 'ForbidTopic', data: { accountId, topicId: commandId, topic: 'holidays' }, ...by };
}
