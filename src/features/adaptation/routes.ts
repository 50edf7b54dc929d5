import { address, type Address } from '../../kernel/address.ts';
import { asTyped } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { revisionSeen } from '../../layout/record/index.ts';
import { agreedRoutes } from './agreed-routes.ts';
import { newRowForm, rowForm } from './forms.ts';
import { sheetAddress, sheetPage, type Outcome } from './page.ts';
import { rowName, rowPlace } from './rows-view.ts';
import { cityOf, findings, ownerCity, type WrittenSheet } from './sheet.ts';
import { addRow, needSheet, needSheetAlone, saveRow } from './store.ts';
import words from './words.json' with { type: 'json' };
import { needOne, writingRoutes, type InPlace } from './writing.ts';

/** A sheet, its rows, and word of what changes on it. */
export function adaptationRoutes(routes: Routes, outcome: Outcome): void {
  const find = (visit: WorkspaceVisit) => needSheet(visit, visit.param('slug'), visit.reader.language);

  routes.workspace.read('/sheets/:slug', async (visit) =>
    visit.page(await sheetPage(visit, await find(visit), outcome)),
  );

  routes.workspace.read('/sheets/:slug/changes', async (visit) => {
    const { id } = await needSheetAlone(visit, visit.param('slug'), visit.reader.language);
    return visit.tools.live.follow(id) ?? visit.context.body(null, 503);
  });

  writingRoutes(routes, outcome, '/rows/new', {
    place: newRow,
    save: async (visit, sheet, values) => ({ at: rowPlace({ id: await addRow(visit, sheet, values) }) }),
  });

  writingRoutes(routes, outcome, '/rows/:row', {
    place: ofRow,
    save: async (visit, sheet, values) => {
      const row = needOne(sheet.rows, visit.param('row'));
      const change = { ...values, revision: revisionSeen(visit), label: rowName(visit.reader, row) };
      return (await saveRow(visit, sheet, row, change)) ? { at: rowPlace(row) } : 'saved meanwhile';
    },
  });

  agreedRoutes(routes, outcome);
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

function ofRow(visit: WorkspaceVisit, sheet: WrittenSheet): InPlace<typeof rowForm.fields> {
  const row = needOne(sheet.rows, visit.param('row'));
  const { finding, there, here } = row;
  return {
    at: rowPlace(row),
    form: rowForm,
    action: address`${rowsAddress(visit, sheet)}/${row.id}`,
    texts: rowTexts(visit, sheet),
    values: asTyped({ finding, there, here }),
    revision: row.revision,
    signed: row.changed,
  };
}
