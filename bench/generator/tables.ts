import { binaryBeginning, binaryEnd, copied } from './copy.ts';
import { Growing } from './growing.ts';

/** What the shelf shows of a record's head. */
const head = ['kind', 'slug', 'title', 'summary', 'language', 'state', 'variety', 'themes', 'partner_id'] as const;

/** The tables a set fills, with their columns in the order in which rows are written. */
export const columns = {
  person: [
    'id',
    'email',
    'name',
    'language',
    'zone',
    'contact',
    'contact_consent_at',
    'is_sample',
    'created_at',
    'ended_at',
  ],
  project: [
    'id',
    'slug',
    'acronym',
    'title',
    'programme',
    'rule_set',
    'starts_on',
    'ends_on',
    'is_fictional',
    'is_public',
    'created_at',
    'objective',
    'problem',
    'key_issues',
    'planned_outputs',
    'targets',
    'erdf',
    'erdf_note',
    'sources',
  ],
  membership: ['id', 'project_id', 'person_id', 'partner_id', 'role', 'created_at', 'ended_at', 'made_by'],
  record: [
    'id',
    'project_id',
    ...head,
    'happens_on',
    'revision',
    'created_at',
    'created_by',
    'changed_at',
    'changed_by',
    'published_at',
    'understood',
  ],
  text: [
    'project_id',
    'record_id',
    'field',
    'language',
    'content',
    'origin',
    'translator',
    'translated_at',
    'outdated_since',
  ],
  published: [
    'record_id',
    'project_id',
    ...head,
    'country',
    'happens_on',
    'version',
    'content',
    'search',
    'published_at',
  ],
  published_version: ['project_id', 'record_id', 'version', 'content', 'published_at', 'published_by'],
  history: ['project_id', 'record_id', 'number', 'at', 'person_id', 'entry', 'hash'],
  partner: [
    'id',
    'project_id',
    'organisation',
    'department',
    'city',
    'country',
    'nuts2',
    'nuts3',
    'latitude',
    'longitude',
    'population',
    'population_year',
    'population_sources',
    'languages',
    'role',
    'web_address',
    'sources',
  ],
  card: ['id', 'project_id', 'description', 'priority', 'state_reason', 'sources'],
  instrument: ['id', 'project_id', 'authority', 'goal', 'description', 'is_structural_fund', 'sources'],
  instrument_partner: ['instrument_id', 'partner_id', 'project_id'],
  practice: [
    'id',
    'project_id',
    'description',
    'resources',
    'evidence',
    'difficulties',
    'difficulties_unknown',
    'transfer',
    'set_up_cost_minor',
    'yearly_cost_minor',
    'cost_currency',
    'staff_days_set_up',
    'staff_days_year',
    'author_organisation',
    'owner_organisation',
    'country',
    'city',
    'level',
    'ends_on',
    'provenance',
    'provenance_reason',
    'figures',
    'sources',
  ],
  event: [
    'id',
    'project_id',
    'number',
    'ends_on',
    'starts_at',
    'ends_at',
    'zone',
    'place',
    'web_address',
    'mode',
    'stage',
    'topics',
    'description',
    'conclusions',
    'sources',
  ],
  event_visitor: ['project_id', 'event_id', 'partner_id'],
  lesson: ['id', 'project_id', 'description', 'sources'],
  plan: [
    'id',
    'project_id',
    'instrument_id',
    'contact_organisation',
    'ends_on',
    'policy_context',
    'english_summary',
    'sources',
  ],
  action: [
    'id',
    'project_id',
    'plan_id',
    'background',
    'activities',
    'nature',
    'stakeholders',
    'ends_on',
    'timeframe_note',
    'cost_minor',
    'cost_currency',
    'cost_note',
    'funding',
    'results',
    'state_reason',
    'next_step',
    'next_step_on',
    'updated_at',
    'indicators',
    'sources',
  ],
  action_partner: ['project_id', 'action_id', 'partner_id'],
  progress_update: [
    'id',
    'project_id',
    'action_id',
    'partner_id',
    'state_before',
    'state',
    'reason',
    'note',
    'done',
    'next_step',
    'next_step_on',
    'language',
    'is_public',
    'made_at',
    'made_by',
  ],
  evidence: [
    'id',
    'project_id',
    'action_id',
    'update_id',
    'kind',
    'strength',
    'caption',
    'web_address',
    'language',
    'made_at',
  ],
  link: [
    'id',
    'project_id',
    'from_id',
    'to_id',
    'type',
    'reason',
    'language',
    'on_date',
    'speaker',
    'strength',
    'is_open',
    'sources',
    'made_at',
    'made_by',
    'is_public',
    'owner_id',
    'adopter_id',
    'depth',
    'practice_id',
    'themes',
  ],
  notice: ['id', 'project_id', 'person_id', 'record_id', 'kind', 'detail', 'at', 'seen_at'],
} as const;
export type Table = keyof typeof columns;
export const tables = Object.keys(columns) as Table[];

type Written = string | number | boolean | null | readonly string[];
type RowOf<T extends Table> = { readonly [column in (typeof columns)[T][number]]: Written };

const leastRoom = 1 << 20;

/** Rows of one table, ready to be copied. */
export interface CopiedRows {
  readonly table: Table;
  readonly format: 'text' | 'binary';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Rows waiting to be copied. */
export class Rows {
  #waiting = new Map<Table, { readonly format: CopiedRows['format']; readonly rows: Growing }>();
  /** What the last batch took, so that the next one need not grow step by step. */
  readonly #rooms = new Map<Table, number>();

  add<T extends Table>(table: T, row: RowOf<T>): void {
    const names: readonly (keyof typeof row)[] = columns[table];
    let line = '';
    for (const name of names) line += `${line === '' ? '' : '\t'}${copied(row[name])}`;
    this.#of(table, 'text').write(`${line}\n`);
  }

  /** Where rows of a table are written in COPY's binary format by whoever knows it. */
  binary(table: Table): Growing {
    return this.#of(table, 'binary');
  }

  #of(table: Table, format: CopiedRows['format']): Growing {
    const waiting = this.#waiting.get(table);
    if (waiting) return waiting.rows;
    const rows = new Growing(this.#rooms.get(table) ?? leastRoom);
    if (format === 'binary') rows.bytes(binaryBeginning);
    this.#waiting.set(table, { format, rows });
    return rows;
  }

  /** Everything since the last time, table by table. */
  take(): CopiedRows[] {
    const taken = [...this.#waiting].map(([table, { format, rows }]) => {
      if (format === 'binary') rows.bytes(binaryEnd);
      this.#rooms.set(table, Math.max(leastRoom, Math.ceil(rows.length * 1.3)));
      return { table, format, bytes: rows.take() };
    });
    this.#waiting.clear();
    return taken;
  }
}
