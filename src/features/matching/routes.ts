import { address } from '../../kernel/address.ts';
import { mustBeAllowed, NotFound } from '../../kernel/answers.ts';
import { isId } from '../../kernel/chance.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { draftKey, formSent } from '../../layout/index.ts';
import { draftOf } from '../../records/drafts.ts';
import { sections } from '../../records/kinds.ts';
import { needHead } from '../../records/record.ts';
import { endsById, LinkRefused, makeLink, mayTieEnds, type End } from '../chain/index.ts';
import { dismissalForm } from './form.ts';
import { matchedWith, matchesOf, type SubjectKind } from './matches.ts';
import { maySetAside } from './policy.ts';
import { conceptNames, linkReason } from './reasons.ts';
import { dismiss, takeBack } from './store.ts';
import { dismissalPage, matchesAddress, matchesPage, type Asked } from './views.ts';
import words from './words.json' with { type: 'json' };

/** Adds the pages of what a need, and a practice, is matched with. */
export function matchingRoutes(routes: Routes): void {
  for (const kind of Object.keys(matchedWith) as SubjectKind[]) addRoutes(routes, kind);
}

function addRoutes(routes: Routes, kind: SubjectKind): void {
  const path = `/${sections[kind]}/:slug/matches`;
  const find = async (visit: WorkspaceVisit): Promise<Asked> => {
    const head = await needHead(visit, kind, visit.param('slug'));
    return { kind, head, end: await needEnd(visit, head.id) };
  };
  const other = (visit: WorkspaceVisit) => needEnd(visit, visit.param('other'));
  const back = (visit: WorkspaceVisit, { head }: Asked) => matchesAddress(visit, kind, head.slug);

  routes.workspace.read(path, async (visit) => {
    const asked = await find(visit);
    const { language } = visit.reader;
    const matches = await matchesOf(visit, kind, asked.head.id, { language });
    return visit.page(matchesPage(visit, asked, matches, await conceptNames(visit, language, matches.found)));
  });

  routes.workspace.write(`${path}/:other/answer`, async (visit) => {
    const asked = await find(visit);
    const end = await other(visit);
    mustBeAllowed(mayTieEnds(visit, [asked.end, end]));
    const { reader } = visit;
    const { found } = await matchesOf(visit, kind, asked.head.id, { language: reader.language, most: 100 });
    const matched = Object.values(found)
      .flat()
      .find((one) => one.end.id === end.id);
    const reason = linkReason(reader, matched, await conceptNames(visit, reader.language, found));
    const [from, to] = kind === 'need' ? [end.id, asked.head.id] : [asked.head.id, end.id];
    try {
      await makeLink(visit, { type: 'answers', from, to, reason, language: reader.language });
    } catch (error) {
      if (!(error instanceof LinkRefused)) throw error;
      if (error.flaw !== 'flaw.twice') throw new NotFound();
    }
    return visit.redirect(back(visit, asked), { text: reader.say(words)('said.linked') });
  });

  routes.workspace.read(`${path}/:other/dismissal`, async (visit) => {
    const asked = await find(visit);
    mustBeAllowed(maySetAside(visit, asked.head));
    const end = await other(visit);
    const draft = await draftOf(visit, draftKey(address`${back(visit, asked)}/${end.id}/dismissal`));
    return visit.page(dismissalPage(visit, asked, end, { draft }));
  });

  routes.workspace.write(`${path}/:other/dismissal`, async (visit) => {
    const asked = await find(visit);
    mustBeAllowed(maySetAside(visit, asked.head));
    const end = await other(visit);
    const read = visit.read(dismissalForm);
    if (!read.ok) return visit.page(dismissalPage(visit, asked, end, { refused: read }), 422);
    await dismiss(visit, asked.head.id, end.id, read.values.reason);
    const form = address`${back(visit, asked)}/${end.id}/dismissal`;
    return formSent(visit, form, back(visit, asked), visit.reader.say(words)('said.setAside'));
  });

  routes.workspace.write(`${path}/:other/dismissal/withdrawal`, async (visit) => {
    const asked = await find(visit);
    mustBeAllowed(maySetAside(visit, asked.head));
    await takeBack(visit, asked.head.id, (await other(visit)).id);
    return visit.redirect(back(visit, asked), { text: visit.reader.say(words)('said.takenBack') });
  });
}

async function needEnd(visit: WorkspaceVisit, id: string): Promise<End> {
  const end = isId(id) ? (await endsById(visit, 'workspace', [id], visit.reader.language)).get(id) : undefined;
  if (!end) throw new NotFound();
  return end;
}
