import { answerError, answerNothing, refuse } from './answered-errors.ts';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import { requestId } from 'hono/request-id';
import { routePath } from 'hono/route';
import type { JobHandlers } from './kernel/jobs.ts';
import { forgetLetters, sendMail } from './kernel/outbox.ts';
import { cachedPages } from './kernel/cached-pages.ts';
import type { PageCache } from './kernel/page-cache.ts';
import { newRoutes } from './kernel/routes.ts';
import { forgetSentForms } from './kernel/sent-forms.ts';
import { limitBody, limitForms, networkOf, safeHeaders, sameOriginOnly } from './kernel/security.ts';
import type { Tools } from './kernel/tools.ts';
import { forgetOldWork } from './kernel/work.ts';
import { healthRoutes } from './health.ts';
import { sealHistories } from './records/checkpoints.ts';
import { understandRecords } from './records/vocabulary.ts';
import { assetRoutes } from './ui/asset-routes.ts';
import { assetAddress } from './ui/index.ts';
import { accountRoutes, forgetExpired, writePasswordReset } from './features/account/index.ts';
import { actionRoutes, actionWords } from './features/actions/index.ts';
import { administrationRoutes, historyCheck, verifyHistories } from './features/administration/index.ts';
import { attendanceRoutes, presenceParts } from './features/attendance/index.ts';
import { adoptionRoutes, tellOwnersOfAdoption } from './features/adoption/index.ts';
import { calendarImportRoutes, forgetBroughtCalendars } from './features/calendar-import/index.ts';
import { calendarPanel, calendarRoutes } from './features/calendars/index.ts';
import { agendaPanel, agendaRoutes, agendaWords, shownInSessions } from './features/agenda/index.ts';
import { capacityRoutes } from './features/capacity/index.ts';
import { certificatePart, certificateRoutes } from './features/certificates/index.ts';
import { chainRoutes, linksPanel } from './features/chain/index.ts';
import { conclusionPanel, conclusionRoutes, conclusionWords } from './features/conclusions/index.ts';
import { dossierPanel, dossierRoutes, visitQuestionsPanel } from './features/dossier/index.ts';
import { eventRoutes, eventWords } from './features/events/index.ts';
import { exchangeRoutes } from './features/exchange-map/index.ts';
import { feedbackPart, feedbackRoutes, thankGuests } from './features/feedback/index.ts';
import { fileRoutes, makeSmallPictures } from './features/files/index.ts';
import { forgetRegistered } from './features/guests/index.ts';
import { inboxRoutes } from './features/inbox/index.ts';
import { instrumentRoutes, instrumentWords } from './features/instruments/index.ts';
import { lessonRoutes, lessonWords } from './features/lessons/index.ts';
import { materialPanel, materialRoutes, materialWords } from './features/material/index.ts';
import { movedPart, movingPanel, movingRoutes } from './features/moving/index.ts';
import { linksAndMatches, matchingRoutes, practiceMatches, rememberMeanings } from './features/matching/index.ts';
import { needRoutes, needWords } from './features/needs/index.ts';
import { noteRoutes, notesPanel } from './features/notes/index.ts';
import { notTakenRoutes, partnerPanel } from './features/not-taken/index.ts';
import { ownCalendarRoutes } from './features/own-calendar/index.ts';
import { partnerRoutes, partnerWords } from './features/partners/index.ts';
import { forgetUnanswered, peopleRoutes } from './features/people/index.ts';
import { planRoutes, planWords } from './features/plans/index.ts';
import { practiceRoutes, practiceWords } from './features/practices/index.ts';
import { actionUpdates, progressHistory, progressRoutes } from './features/progress/index.ts';
import { forgetUnconfirmed, profileRoutes } from './features/profile/index.ts';
import { projectRoutes } from './features/projects/index.ts';
import { forgetGuests, questionRoutes, tellOwner } from './features/questions/index.ts';
import { registrationPanel, registrationRoutes } from './features/registration/index.ts';
import { reviewRoutes, reviewWords } from './features/reviews/index.ts';
import { siteRoutes } from './features/site/index.ts';
import { stakeholderRoutes } from './features/stakeholders/index.ts';
import { storyRoutes } from './features/story/index.ts';
import { vocabularyRoutes } from './features/vocabulary/index.ts';
import { takeAlongPanel, takenAlongRoutes } from './features/taken-along/index.ts';
import { inviteOwner, workshopPanel, workshopRoutes } from './features/workshops/index.ts';
import { workRoutes, type WorkViews } from './features/work/index.ts';

const formsPerMinute = 120;

/** Work that is done after a request; each handler may be called twice with the same data. */
export const jobHandlers: JobHandlers = {
  'write-password-reset': writePasswordReset,
  'send-mail': sendMail,
  'forget-expired': forgetOld,
  'seal-history': sealHistories,
  'tell-owner': tellOwner,
  'invite-owner': inviteOwner,
  'tell-owners-of-adoption': tellOwnersOfAdoption,
  'make-small-pictures': makeSmallPictures,
  'understand-records': understandRecords,
  'remember-meanings': rememberMeanings,
  'verify-histories': verifyHistories,
  'thank-guests': thankGuests,
};

/** What is kept for a while only goes once a day. */
async function forgetOld(tools: Tools): Promise<void> {
  await forgetExpired(tools);
  await forgetUnconfirmed(tools);
  await forgetUnanswered(tools);
  await forgetOldWork(tools);
  await forgetGuests(tools);
  await forgetBroughtCalendars(tools);
  await forgetRegistered(tools);
  await tools.pool.transaction('begin', async (db) => {
    await forgetSentForms({ db, now: tools.clock() });
    await forgetLetters({ db, now: tools.clock() });
  });
}

/** What each kind of work that somebody follows is called, and how what came of it is told. */
const workViews: WorkViews = { 'verify-histories': historyCheck };

/** What each kind of record calls its fields, for the history of a whole project. */
const historyWords = {
  project: reviewWords,
  partner: partnerWords,
  need: needWords,
  strength: needWords,
  instrument: instrumentWords,
  practice: practiceWords,
  event: eventWords,
  session: agendaWords,
  material: materialWords,
  conclusion: conclusionWords,
  lesson: lessonWords,
  plan: planWords,
  action: actionWords,
  update: progressHistory,
  evidence: progressHistory,
};

/** The whole application as one function from request to response; nothing in it is global. */
export function newApp(tools: Tools, cache: PageCache): Hono {
  const clientOf = (context: Context) => clientAddress(tools, context);
  const routes = newRoutes(tools, clientOf);
  accountRoutes(routes);
  profileRoutes(routes);
  peopleRoutes(routes);
  projectRoutes(routes, historyWords);
  partnerRoutes(routes, partnerPanel);
  needRoutes(routes, { need: linksAndMatches, strength: linksPanel });
  instrumentRoutes(routes, linksPanel);
  chainRoutes(routes);
  storyRoutes(routes);
  exchangeRoutes(routes);
  notTakenRoutes(routes);
  adoptionRoutes(routes);
  reviewRoutes(routes);
  questionRoutes(routes);
  practiceRoutes(routes, { shownIn: shownInSessions, matches: practiceMatches });
  matchingRoutes(routes);
  eventRoutes(routes, {
    underFacts: [dossierPanel, movingPanel, registrationPanel, calendarPanel, takeAlongPanel],
    underTexts: [agendaPanel, visitQuestionsPanel, materialPanel, workshopPanel, notesPanel],
    inConclusions: [conclusionPanel],
  });
  calendarRoutes(routes);
  calendarImportRoutes(routes);
  movingRoutes(routes);
  ownCalendarRoutes(routes);
  agendaRoutes(routes);
  registrationRoutes(routes, [movedPart, presenceParts([certificatePart, feedbackPart])]);
  attendanceRoutes(routes);
  certificateRoutes(routes);
  feedbackRoutes(routes);
  capacityRoutes(routes);
  stakeholderRoutes(routes);
  lessonRoutes(routes);
  conclusionRoutes(routes);
  fileRoutes(routes);
  noteRoutes(routes);
  takenAlongRoutes(routes);
  dossierRoutes(routes);
  materialRoutes(routes);
  actionRoutes(routes, actionUpdates);
  planRoutes(routes);
  workshopRoutes(routes);
  progressRoutes(routes);
  inboxRoutes(routes);
  administrationRoutes(routes);
  workRoutes(routes, workViews);
  vocabularyRoutes(routes);
  siteRoutes(routes);

  const app = new Hono();
  const { settings, clock } = tools;
  // Only a proxy of ours names requests; what a stranger sends stays out of the log.
  app.use(requestId({ limitLength: 64, headerName: settings.trustsProxy ? 'X-Request-Id' : '' }));
  app.use(logged(tools));
  app.use(safeHeaders(settings.publicUrl.protocol === 'https:', assetAddress('speculation-rules.json').text));
  assetRoutes(app);
  healthRoutes(app, tools);
  app.use(sameOriginOnly(settings.publicUrl, (context) => refuse(context, 403, 'error.403.origin')));
  app.use(limitForms(formsPerMinute, clock, clientOf, (context) => refuse(context, 429, 'error.429.text')));
  app.use(
    limitBody(settings.uploadBytes, (context, bytes) =>
      refuse(context, 413, 'error.413.text', { megabytes: bytes / 1024 / 1024 }),
    ),
  );
  app.use(cachedPages(cache));
  app.route('/', routes.hono);
  app.notFound((context) => answerNothing(context, routes));
  app.onError((error, context) => answerError(tools, error, context));
  return app;
}

/** Where a client is: its IPv4 address, or the network of its IPv6 line, in which it takes any address it likes. */
function clientAddress(tools: Tools, context: Context): string {
  return networkOf(connectedAddress(tools, context));
}

/** Behind a proxy of ours the last address it adds is the client's; without one, the connection's own. */
function connectedAddress(tools: Tools, context: Context): string {
  const forwarded = tools.settings.trustsProxy
    ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined;
  if (forwarded) return forwarded;
  // Requests in tests come without a connection.
  return context.env && 'incoming' in context.env ? (getConnInfo(context).remote.address ?? '') : '';
}

/** One line a request, with no personal data: the path's pattern, not what stands in it. */
function logged(tools: Tools) {
  return async (context: Context, next: () => Promise<void>) => {
    const start = performance.now();
    await next();
    const milliseconds = Math.round(performance.now() - start);
    tools.log.info(
      {
        request: context.get('requestId'),
        method: context.req.method,
        route: routePath(context),
        status: context.res.status,
        milliseconds,
      },
      'request',
    );
  };
}
