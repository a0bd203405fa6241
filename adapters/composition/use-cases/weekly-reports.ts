import type { Container } from 'inversify';
import { signHeads } from '../../../application/consent-log/sign-heads.js';
import { compileReport, type CompileNeeds } from '../../../application/report/compile-report.js';
import { lookAtRanges } from '../../../application/report/look-at-range.js';
import { lookAtReports } from '../../../application/report/look-at-report.js';
import { mailReport, type MadeReport } from '../../../application/report/mail-report.js';
import { makeReport } from '../../../application/report/make-report.js';
import { reportContent } from '../../../application/report/report-content.js';
import { scheduleReports } from '../../../application/report/schedule-reports.js';
import { weekNamed } from '../../../application/report/weeks.js';
import { Fault } from '../../../application/ports/fault.js';
import { report } from '../../../domain/report/report.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createConversationInbox } from '../../../projections/conversation-inbox/queries.js';
import { createDeskActivity } from '../../../projections/desk-quarters/queries.js';
import { createNotifications } from '../../../projections/notifications/queries.js';
import { createOutcomes } from '../../../projections/outcomes/queries.js';
import { createTeam } from '../../../projections/team/queries.js';
import { createTranscript } from '../../../projections/transcript/queries.js';
import { createWeeklyReports } from '../../../projections/weekly-reports/queries.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import { reportRoutes } from '../../http/routes/reports.js';
import { weeklyReportLetter } from '../../letters/weekly-report-letter.js';
import { businessLocale } from './business-locale.js';
import { mayUse } from './may-use.js';
import { timesOfBusiness } from './business-times.js';
import { tokens } from '../tokens.js';

/** How the weeks of a business are counted, reported and mailed. */
export function bindReports(container: Container): void {
  container.bind(tokens.handleReport).toResolvedValue((handle) => handle(report), [tokens.handles]);
  container.bind(tokens.reportNeeds).toResolvedValue(
    ({ query }, handleReport, handleDesk, handleLine, usage, businessNow): CompileNeeds => {
      const activity = createDeskActivity(query);
      const outcomes = createOutcomes(query);
      const accounts = createAccountOverview(query);
      const notifications = createNotifications(query);
      const localeOfBusiness = businessLocale({ handleDesk, handleLine });
      return {
        ...{ handleReport, usage, businessNow },
        quartersWithin: (...within) => activity.within(...within),
        outcomesWithin: (...within) => outcomes.within(...within),
        firstAt: (tenant) => activity.firstAt(tenant),
        async alertsWithin(tenant, from, until) {
          const { reachedCount, medianSeconds } = await notifications.leadsReached(tenant, { from, until });
          return { reachedCount, medianSeconds };
        },
        async businessOf(tenant) {
          const [profile, locale] = await Promise.all([accounts.profile(tenant), localeOfBusiness(tenant)]);
          if (profile?.businessName == null)
            throw new Fault('business-not-found', 'There is no such business any more.');
          const { businessName: name, timeZone, pageCount } = profile;
          return { name, timeZone, pageCount, locale };
        },
      };
    },
    [
      tokens.readModels,
      tokens.handleReport,
      tokens.handleDesk,
      tokens.handleLine,
      tokens.usage,
      tokens.businessNow,
    ],
  );
  container
    .bind(tokens.reportPolicies)
    .toResolvedValue(
      (handleAccount, handleReport, now) => [scheduleReports({ handleAccount, handleReport, now })],
      [tokens.handleAccount, tokens.handleReport, tokens.now],
    );
  container.bind(tokens.reportWorks).toResolvedValue(
    ({ origin }, needs, { query }, sendLetter, now, consentLog) => {
      return {
        'weekly-report': makeReport({
          ...{ ...needs, compile: compileReport(needs).compile },
          checkpoint: signHeads(consentLog).newest,
        }),
        'report-letters': mailReport({
          ...{ handleReport: needs.handleReport, sendLetter, now },
          ownersOf: createTeam(query).owners,
          mayMail: mayUse(query, 'mail'),
          async reportLetter(tenant, made: MadeReport) {
            const { name: businessName } = await needs.businessOf(tenant);
            const days = weekNamed(made.week, made.timeZone)?.days ?? [];
            const content = reportContent({ ...made, businessName, days });
            return (unsubscribeUrl) => weeklyReportLetter(content, { origin, unsubscribeUrl });
          },
        }),
      };
    },
    [tokens.outside, tokens.reportNeeds, tokens.readModels, tokens.sendLetter, tokens.now, tokens.consentLog],
  );
}

/** The dashboard's reports. */
export function reportRoutesOf(container: Container, dashboard: Dashboard) {
  const { query } = container.get(tokens.readModels);
  const needs = container.get(tokens.reportNeeds);
  const made = createWeeklyReports(query);
  const team = createTeam(query);
  const compiler = compileReport(needs);
  const look = lookAtReports({ ...needs, compiler, made: (tenant) => made.made(tenant) });
  const notifications = createNotifications(query);
  const ranges = lookAtRanges({
    ...{ ...needs, firstWeek: compiler.firstWeek, usage: container.get(tokens.usage) },
    alertsWithin: (tenant, from, until) => notifications.leadsReached(tenant, { from, until }),
    alertsBetween: (tenant, bounds) => notifications.leadsReachedBetween(tenant, bounds),
    chatsByDevice: (...times) => createConversationInbox(query).chatsByDevice(...times),
  });
  return reportRoutes({
    ...{ ...dashboard, ...look, ...ranges, timesOf: timesOfBusiness(container) },
    transcripts: createTranscript(query),
    countedIn: (...times) => createDeskActivity(query).sumOf(...times),
    reachedLeads: (...asked) => notifications.reachedLeads(...asked),
    async lettersOf(tenant, week) {
      const [letters, people] = await Promise.all([made.letters(tenant, week), team.of(tenant)]);
      return letters.map(({ memberId, letter, at }) => {
        const email = people.find((one) => one.memberId === memberId)?.email ?? null;
        return { email, letter, at };
      });
    },
  });
}
