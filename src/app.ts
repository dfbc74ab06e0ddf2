import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { NotFound } from './domain/errors.ts';
import type { CountDeps } from './usecases/count-unrecognised.ts';
import { aboutRoutes } from './http/about.ts';
import { apiRoutes } from './http/api.ts';
import { devMailRoutes, type MailFolder } from './http/dev-mail.ts';
import { localRoutes, type LocalRouteDeps } from './http/editor/local.ts';
import { taskRoutes, type TaskDeps } from './http/editor/tasks.ts';
import { todayRoutes, type TodayDeps } from './http/editor/today.ts';
import { vocabularyRoutes, type VocabularyRouteDeps } from './http/editor/vocabulary.ts';
import { auditRoutes, type AuditDeps } from './http/editor/audit.ts';
import { bulkRoutes, type BulkDeps } from './http/editor/bulk.ts';
import { duplicateRoutes, type DuplicateDeps } from './http/editor/duplicates.ts';
import { editorListingRoutes, type EditorListingDeps } from './http/editor/listing.ts';
import { listingEditRoutes } from './http/editor/listing-edit.ts';
import { editorListingsRoutes } from './http/editor/listings.ts';
import { peopleRoutes, type PeopleDeps } from './http/editor/people.ts';
import { errorPage } from './http/error-page.ts';
import { listingRoutes, type ListingDeps } from './http/listings.ts';
import { myRoutes, type MyDeps } from './http/my.ts';
import { needRoutes, type NeedDeps } from './http/needs.ts';
import { operationRoutes, type Readiness } from './http/operations.ts';
import { createRenderer } from './http/pages.ts';
import { searchRoutes } from './http/search.ts';
import { urgentRoutes } from './http/urgent.ts';
import type { UrgentDeps } from './http/urgent-panel.ts';
import { claimPage, claimRoutes, type ClaimDeps } from './http/claim.ts';
import { ownerPage, type OwnerDeps } from './http/owner.ts';
import { problemRoutes, reportPage, type ProblemDeps } from './http/problem.ts';
import { practiceRoutes, type PracticeDeps } from './http/practice.ts';
import { reviewRoutes, type ReviewDeps } from './http/review/routes.ts';
import { roleRoutes, type RoleDeps } from './http/roles.ts';
import { addressesAt } from './http/paths.ts';
import { formGuard } from './http/form-guard.ts';
import { floodGuard, securityHeaders } from './http/security.ts';
import { signedIn, signInRoutes, type SignInDeps } from './http/sign-in.ts';
import { submissionRoutes, type SubmissionDeps } from './http/submissions/routes.ts';
import { submitRoutes } from './http/submit.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What the pages are given: each says for itself what it needs. */
type PageDeps =
  & ListingDeps
  & CountDeps
  & NeedDeps
  & UrgentDeps
  & RoleDeps
  & PracticeDeps
  & SignInDeps
  & MyDeps
  & ProblemDeps
  & OwnerDeps
  & ClaimDeps
  & ReviewDeps
  & BulkDeps
  & EditorListingDeps
  & DuplicateDeps
  & PeopleDeps
  & AuditDeps
  & SubmissionDeps
  & VocabularyRouteDeps
  & LocalRouteDeps
  & TodayDeps
  & TaskDeps;

export type AppDeps = Omit<PageDeps, 'addresses' | 'https'> & {
  /** What forms are signed with. */
  secret: string;
  /** Null when mail goes out, and in production. */
  mailFolder: MailFolder | null;
  readiness: Readiness;
  requestLog: RequestHandler;
  onFault: (error: unknown, where: string) => void;
};

export type AppOptions = {
  areaName: string;
  tiles: { url: string; attribution: string } | null;
  /** The file of outlines that the map draws when no tile loads. */
  areaBoundaries: string | null;
  /** Where people reach it: whole addresses in mails begin with it. */
  baseUrl: string;
  cacheViews: boolean;
};

/** The whole web application. It builds nothing it is given, so tests run this very one. */
export function createApp(deps: AppDeps, options: AppOptions): Express {
  const app = express();
  const pages = createRenderer(
    join(root, 'views'),
    { areaName: options.areaName, tiles: options.tiles, hasBoundaries: options.areaBoundaries !== null, isDemonstration: deps.listings.hasDemonstration },
    { cache: options.cacheViews },
  );
  const https = options.baseUrl.startsWith('https:');
  const all = { ...deps, ...pages, https, addresses: addressesAt(options.baseUrl) };

  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  // The address of whoever asks, when a proxy of the same house stands in between.
  app.set('trust proxy', 'loopback, linklocal, uniquelocal');
  app.use(deps.requestLog);
  app.use(securityHeaders({ tileUrl: options.tiles?.url ?? null, https }));
  app.use(compression());
  app.use(operationRoutes(deps.readiness));
  app.use(staticFiles(options.areaBoundaries));
  app.use(floodGuard());

  app.use('/api', apiRoutes(all));
  app.use(formGuard(all));
  app.use(searchRoutes(all));
  app.use(urgentRoutes(all));
  app.use(needRoutes(all));
  app.use(listingRoutes(all));
  app.use(problemRoutes(all));
  app.use(claimRoutes(all));
  app.use(roleRoutes(all));
  app.use(practiceRoutes(all));
  app.use(aboutRoutes(all));
  app.use(signInRoutes(all));
  app.use(submitRoutes(all));
  app.use(myRoutes(all, { submission: submissionRoutes(all), report: reportPage(all), owner: ownerPage(all), claim: claimPage(all) }));
  app.use(['/review', '/editor'], signedIn(all));
  app.use(todayRoutes(all));
  app.use(taskRoutes(all));
  app.use(reviewRoutes(all));
  app.use(editorListingsRoutes(all));
  app.use(bulkRoutes(all));
  app.use(listingEditRoutes(all));
  app.use(editorListingRoutes(all));
  app.use(duplicateRoutes(all));
  app.use(peopleRoutes(all));
  app.use(auditRoutes(all));
  app.use(vocabularyRoutes(all));
  app.use(localRoutes(all));
  if (deps.mailFolder) app.use(devMailRoutes({ ...pages, mailFolder: deps.mailFolder }));

  app.use(() => {
    throw new NotFound('There is nothing at this address. Try the search, or the list of needs.');
  });
  app.use(errorPage(pages, deps.onFault));
  return app;
}

function staticFiles(areaBoundaries: string | null): express.Router {
  const router = express.Router();
  const kept = { maxAge: '1h', index: false } as const;
  router.use('/css', express.static(join(root, 'public/css'), kept));
  router.use('/js', express.static(join(root, 'public/js'), kept));
  router.use('/images', express.static(join(root, 'public/images'), kept));
  router.use('/vendor/leaflet', express.static(join(root, 'node_modules/leaflet/dist'), { ...kept, maxAge: '30d' }));
  if (areaBoundaries) router.get('/boundaries.geojson', (_req, res) => res.sendFile(resolve(areaBoundaries)));
  return router;
}
