import { Router, type Response } from 'express';
import { actorOf } from '../../domain/person.ts';
import type { Answers } from '../../domain/submission/submission.ts';
import type { AuditTrail } from '../../domain/stores.ts';
import { localSettingsSchema, type LocalSettings } from '../../domain/urgent/local-settings.ts';
import { errorsOf } from '../fields.ts';
import { answersOf } from '../form-guard.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { signInOf } from '../sign-in.ts';
import { answersFrom, errorsFrom, settingsFrom } from './local-answers.ts';
import { localFields } from './local-fields.ts';
import { editorPage } from './page.ts';

export type LocalRouteDeps = {
  settings: { findLocal(): Promise<LocalSettings | null>; saveLocal(settings: LocalSettings): Promise<void> };
  audit: AuditTrail;
};

/** `/editor/local`: the steps and numbers of this place, that stand in urgent help and beside the results. */
export function localRoutes(deps: LocalRouteDeps & Renderer): Router {
  const router = Router();
  const show = (res: Response, answers: Answers, errors: Record<string, string>, isSaved: boolean) => {
    const groups = localFields(answers, errors);
    if (Object.keys(errors).length > 0) res.status(422);
    return deps.renderPage(res, 'editor/local', editorPage(res, 'local', 'This place'), {
      groups, errors: groups.flatMap(({ fields }) => errorsOf(fields)), isSaved,
    });
  };

  router.get('/editor/local', async (req, res) => show(res, answersFrom(await deps.settings.findLocal()), {}, req.query.saved !== undefined));

  router.post('/editor/local', async (req, res) => {
    const answers = answersOf(req);
    const read = localSettingsSchema.safeParse(settingsFrom(answers));
    if (!read.success) return show(res, answers, errorsFrom(read.error.issues, answers), false);
    await deps.settings.saveLocal(read.data);
    await deps.audit.add(actorOf(signInOf(res).person), 'set', 'this place');
    res.redirect(303, `${paths.editor('local')}?saved`);
  });

  return router;
}
