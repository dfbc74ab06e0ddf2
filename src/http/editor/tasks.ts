import { Router, type Response } from 'express';
import { NotFound } from '../../domain/errors.ts';
import { actorOf } from '../../domain/person.ts';
import type { Addresses } from '../../domain/mail.ts';
import type { ClaimStore } from '../../domain/stores.ts';
import { OUTCOMES, type TaskOutcome } from '../../domain/task-outcome.ts';
import { decideClaim } from '../../usecases/decide-claim.ts';
import { settleTask } from '../../usecases/settle-task.ts';
import { answersOf } from '../form-guard.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { signInOf } from '../sign-in.ts';
import { editorPage } from './page.ts';
import { LONGEST_ANSWER, taskPage, type TaskPageDeps } from './task-page.ts';

export type TaskDeps = TaskPageDeps & { claims: ClaimStore; addresses: Addresses; sync: () => Promise<void>; onDegraded: (error: unknown) => void };

/** `/editor/tasks/:id`: one thing to see to, and a press for each way it can end. Mounted behind `signedIn`. */
export function taskRoutes(deps: TaskDeps & Renderer): Router {
  const router = Router();

  const show = async (res: Response, id: string, typed: { answer?: string; error?: string } = {}) => {
    const page = await taskPage(deps, id, typed);
    await deps.renderPage(res, 'editor/task', editorPage(res, 'today', page.name), page);
  };

  router.get('/editor/tasks/:id', async (req, res) => show(res, req.params.id));

  router.post('/editor/tasks/:id/outcome', async (req, res) => {
    const { press: [outcome = ''] = [], answer: [typed = ''] = [] } = answersOf(req);
    const answer = typed.trim();
    if (!Object.hasOwn(OUTCOMES, outcome)) throw new NotFound('Press one of the buttons on the page of the task.');
    if (answer.length > LONGEST_ANSWER) return show(res.status(422), req.params.id, { answer, error: `Say it in ${LONGEST_ANSWER} characters or fewer` });
    const isSettled = await settleTask(deps, { taskId: req.params.id, outcome: outcome as TaskOutcome, answer, by: signInOf(res).person });
    // Another editor was first: the page says what they did, and keeps what was typed.
    if (!isSettled) return show(res.status(409), req.params.id, { answer });
    await deps.sync().catch(deps.onDegraded);
    res.redirect(303, `${paths.editor()}?done=${req.params.id}`);
  });

  router.post('/editor/claims/:id/decision', async (req, res) => {
    const claim = await deps.claims.find(req.params.id);
    if (!claim) throw new NotFound('There is no such claim.');
    const isGranted = answersOf(req).press?.[0] === 'grant';
    await decideClaim(deps, claim.id, isGranted, actorOf(signInOf(res).person));
    const task = (await deps.tasks.listFor(claim.listingId)).findLast(({ kind }) => kind === 'claim');
    res.redirect(303, task ? paths.editor('tasks', task.id) : paths.editor());
  });
  return router;
}
