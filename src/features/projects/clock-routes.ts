import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed, yes } from '../../kernel/answers.ts';
import { dayAt } from '../../kernel/dates.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formView, workspacePage, type FormView } from '../../layout/index.ts';
import { projectAddress } from '../../records/kinds.ts';
import { link, pageHead, section, table } from '../../ui/index.ts';
import { clockView, itemName, newClock, type ClockItem } from '../clock/index.ts';
import { moveForm } from './form.ts';
import { movableItems, moveClock, moveFits, movesOf } from './moves.ts';
import { mayMoveClock } from './policy.ts';
import { needProject } from './store.ts';
import words from './words.json' with { type: 'json' };

/** The clock by itself: what is due, what was moved by whom and why, and moving a date. */
export function clockRoutes(routes: Routes): void {
  routes.workspace.read('/clock', async (visit) => visit.page(await clockPage(visit, {})));

  routes.workspace.write('/clock/moves', async (visit) => {
    const say = visit.reader.say(words);
    mustBeAllowed(mayMoveClock(visit.who, visit.project.id, say));
    const read = visit.read(moveForm);
    if (!read.ok) return visit.page(await clockPage(visit, { refused: read }), 422);
    const { project, head } = await needProject(visit);
    const clock = newClock(project, await movesOf(visit));
    const { to, movesLater, reason } = read.values;
    const item = read.values.item as ClockItem;
    const was = movableItems(clock).get(item);
    const fits = to === null ? yes : moveFits(visit.reader, project, clock, { item, to, movesLater, reason });
    if (!fits.may) {
      return visit.page(
        await clockPage(visit, {
          refused: { typed: read.typed, problems: { to: { key: 'wrong', text: fits.reason } } },
        }),
        422,
      );
    }
    if (was !== undefined && to !== null) await moveClock(visit, head, { item, was, to, movesLater, reason });
    return visit.redirect(clockAddress(visit), { text: say('move.done', { item: itemName(visit.reader, item) }) });
  });
}

function clockAddress(visit: WorkspaceVisit): Address {
  return address`${projectAddress('workspace', visit.project.slug)}/clock`;
}

async function clockPage(
  visit: WorkspaceVisit,
  state: Pick<FormView<typeof moveForm.fields>, 'refused'>,
): Promise<Html> {
  const { reader } = visit;
  const say = reader.say(words);
  const { project } = await needProject(visit);
  const moves = await movesOf(visit);
  const clock = newClock(project, moves);
  const may = mayMoveClock(visit.who, visit.project.id, say);
  const options = [...movableItems(clock)].map(([value, date]) => ({
    value,
    label: say('move.option', { item: itemName(reader, value), date: reader.date(date) }),
  }));
  const action = address`${clockAddress(visit)}/moves`;
  const form = may.may
    ? formView(visit, {
        form: moveForm,
        words,
        action,
        submit: say('move.submit'),
        texts: { item: { options } },
        ...state,
      })
    : html`<p>${may.reason}</p>`;
  const title = say('clock.page');
  return workspacePage(visit, {
    title,
    main: html`${pageHead({ title, above: link(visit.project.acronym, projectAddress('workspace', visit.project.slug)) })}
${clockView(reader, clock, dayAt(visit.now, reader.zone))}
${section({
  title: say('moves.title'),
  body:
    moves.length === 0
      ? html`<p>${say('moves.none')}</p>`
      : table(reader, {
          caption: say('moves.caption'),
          rows: moves.toReversed(),
          columns: [
            { header: say('moves.item'), rowHeader: true, cell: (move) => itemName(reader, move.item) },
            { header: say('moves.was'), cell: (move) => reader.date(move.was) },
            {
              header: say('moves.to'),
              cell: (move) => html`${reader.date(move.to)}${move.movesLater && html`<br />${say('moves.later')}`}`,
            },
            { header: say('moves.reason'), cell: (move) => move.reason },
            { header: say('moves.by'), cell: (move) => html`${move.by}, ${reader.day(move.at)}` },
          ],
        }),
})}
${section({ title: say('move.title'), body: form })}`,
  });
}
