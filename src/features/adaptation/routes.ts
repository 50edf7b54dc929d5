import { address, type Address } from '../../kernel/address.ts';
import { asTyped, type Typed } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { revisionSeen } from '../../layout/record/index.ts';
import { agreedRoutes } from './agreed-routes.ts';
import { newRowForm, rowForm } from './forms.ts';
import { sheetAddress, sheetPage, type Outcome } from './page.ts';
import { rowName, rowPlace } from './rows-view.ts';
import { cityOf, findings, ownerCity, type SheetRow, type WrittenSheet } from './sheet.ts';
import { addRow, needSheet, saveRow } from './store.ts';
import words from './words.json' with { type: 'json' };
import { backTo, needOne, needWritable, sentBack, writingPage, type InPlace } from './writing.ts';

/** A sheet, its rows, and word of what changes on it. */
export function adaptationRoutes(routes: Routes, outcome: Outcome): void {
  routes.workspace.read('/sheets/:slug', async (visit) =>
    visit.page(await sheetPage(visit, await needSheet(visit, visit.param('slug'), visit.reader.language), outcome)),
  );

  routes.workspace.read('/sheets/:slug/changes', async (visit) => {
    const { id } = await needSheet(visit, visit.param('slug'), visit.reader.language);
    return visit.tools.live.follow(id) ?? visit.context.body(null, 503);
  });

  routes.workspace.read('/sheets/:slug/rows/new', async (visit) => {
    const sheet = await needWritable(visit);
    return writingPage(visit, sheet, outcome, newRow(visit, sheet));
  });

  routes.workspace.write('/sheets/:slug/rows/new', async (visit) => {
    const sheet = await needWritable(visit);
    const place = newRow(visit, sheet);
    const read = visit.read(newRowForm);
    if (!read.ok) return writingPage(visit, sheet, outcome, place, { refused: read });
    const id = await addRow(visit, sheet, read.values);
    return backTo(visit, sheet, place.action, rowPlace({ id }));
  });

  routes.workspace.read('/sheets/:slug/rows/:row', async (visit) => {
    const sheet = await needWritable(visit);
    return writingPage(visit, sheet, outcome, ofRow(visit, sheet, needOne(sheet.rows, visit.param('row'))));
  });

  routes.workspace.write('/sheets/:slug/rows/:row', async (visit) => {
    const sheet = await needWritable(visit);
    const row = needOne(sheet.rows, visit.param('row'));
    const place = ofRow(visit, sheet, row);
    const read = visit.read(rowForm);
    if (!read.ok) return writingPage(visit, sheet, outcome, place, { refused: read });
    const change = { ...read.values, revision: revisionSeen(visit), label: rowName(visit.reader, row) };
    if (await saveRow(visit, sheet, row, change)) return backTo(visit, sheet, place.action, place.at);
    const present = await needWritable(visit);
    const now = needOne(present.rows, row.id);
    return writingPage(visit, present, outcome, ofRow(visit, present, now), sentBack(read, now.changed, typedRow(now)));
  });

  agreedRoutes(routes, outcome);
}

function typedRow({ finding, there, here }: SheetRow): Typed {
  return asTyped({ finding, there, here });
}

function rowTexts(visit: WorkspaceVisit, sheet: WrittenSheet) {
  const say = visit.reader.say(words);
  return {
    finding: { options: findings.map((value) => ({ value, label: say(`choice.finding.${value}`) })) },
    there: { label: say('field.there', { city: ownerCity(sheet) }), rows: 3 },
    here: { label: say('field.here', { city: cityOf(sheet.importer) }), rows: 3 },
  };
}

function rowsAddress(visit: WorkspaceVisit, sheet: WrittenSheet): Address {
  return address`${sheetAddress(visit.project.slug, sheet)}/rows`;
}

function newRow(visit: WorkspaceVisit, sheet: WrittenSheet): InPlace<typeof newRowForm.fields> {
  return {
    at: 'rows-new',
    form: newRowForm,
    action: address`${rowsAddress(visit, sheet)}/new`,
    texts: rowTexts(visit, sheet),
    values: asTyped({ finding: 'unknown' }),
  };
}

function ofRow(visit: WorkspaceVisit, sheet: WrittenSheet, row: SheetRow): InPlace<typeof rowForm.fields> {
  return {
    at: rowPlace(row),
    form: rowForm,
    action: address`${rowsAddress(visit, sheet)}/${row.id}`,
    texts: rowTexts(visit, sheet),
    values: typedRow(row),
    revision: row.revision,
  };
}
