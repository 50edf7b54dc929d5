import { attributes, html, paragraphs, type Html, type Part } from '../../kernel/html.ts';
import type { Visit, WorkspaceVisit } from '../../kernel/visit.ts';
import { outcomeMark } from '../../layout/index.ts';
import type { Shown } from '../../layout/section/index.ts';
import { readTexts } from '../../layout/translation/index.ts';
import { versionCredit } from '../../layout/versions/index.ts';
import { sourceLink, sourceList } from '../../layout/source-list.ts';
import { recordAddress } from '../../records/kinds.ts';
import type { Stored } from '../../records/record.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import { factList, pageHead, section, stateTag, table, tag, type Fact } from '../../ui/index.ts';
import { adoptedBy, adoptionPanel } from '../adoption/index.ts';
import { blocksPanel } from '../blocks/index.ts';
import { questionsAbout, questionThread } from '../questions/index.ts';
import { publicChecks } from '../reviews/index.ts';
import { figureText } from './figures/figure.ts';
import type { Practice } from './practice.ts';
import { facts, placeOf, type Told } from './facts.ts';
import { effortSection } from '../effort/index.ts';
import words from './words.json' with { type: 'json' };

/** The page of a practice, in the workspace and before the public alike. */
export async function practiceView(visit: Visit, shown: Shown<Practice>, sessions: Html | false): Promise<Html> {
  const { reader } = visit;
  const { value: practice, texts } = shown;
  const read = readTexts(reader, practice.language, texts);
  const title = read.line('title', practice.title);
  const summary = read.line('summary', practice.summary);
  const asked = { id: shown.id, ownerId: practice.partner };
  const [adopted, checks, questions] = await Promise.all([
    adoptedBy(visit, shown.face, asked, reader.language),
    shown.face === 'public' ? publicChecks(visit, shown.id) : null,
    questionsAbout(visit, shown.face, shown.id),
  ]);
  const page = recordAddress(shown.face, 'practice', shown.projectSlug, shown.slug);
  return html`${pageHead({
    title: title.text,
    lang: title.lang,
    above: [reader.say(words)('practice'), placeOf(visit, practice)].filter((one) => one !== '').join(' · '),
    lead: summary.text === '' ? null : html`<span${attributes({ lang: summary.lang })}>${summary.text}</span>`,
    actions: shown.actions,
  })}
${read.note && html`<p>${read.note}</p>`}${shown.notes}
${await told(visit, shown, [...(checks?.facts ?? []), ...versionCredit(reader, page, shown.version)])}
${blocksPanel(visit, { ...shown, language: practice.language, blocks: practice.blocks, adopted })}
${shown.links}
${sessions}
${adoptionPanel(visit, shown.face, asked, adopted)}
${questionThread(visit, { kind: 'practice', ...shown }, questions)}
${checks?.opinions}
${sources(visit, practice)}
${shown.below}`;
}

/** A practice as its reviewers read it: everything it tells, as it was written. */
export async function practiceText(visit: WorkspaceVisit, { value }: Stored<Practice>): Promise<Html> {
  const shown = { face: 'workspace', projectSlug: visit.project.slug, value, texts: {} } as const;
  return html`<h2${attributes({ lang: value.language })}>${value.title}</h2>
${value.summary !== '' && html`<p class="lead"${attributes({ lang: value.language })}>${value.summary}</p>`}
${await told(visit, shown)}${sources(visit, value)}`;
}

type LongField = 'description' | 'evidence' | 'difficulties' | 'transfer';

/** The marks, the facts and the texts of the form. */
async function told(visit: Visit, shown: Told, credited: readonly Fact[] = []): Promise<Html> {
  const { reader } = visit;
  const { value: practice, texts } = shown;
  const read = readTexts(reader, practice.language, texts);
  const part = (field: LongField, more: Part = null) =>
    section({
      title: reader.say(words)(`field.${field}`),
      body: html`${read.block(field, practice[field], paragraphs) ?? unknown(visit)}${more}`,
    });
  return html`<p class="row">${howItWent(visit, practice)} ${practice.themes.map((theme) => tag(reader.say(recordWords)(`theme.${theme}`)))}</p>
${factList(reader, [...(await facts(visit, shown)), ...credited])}
${part('description')} ${effortSection(reader, practice, read)} ${part('evidence', figureTable(visit, practice))}
${part('difficulties')} ${part('transfer')}`;
}

function sources(visit: Visit, practice: Practice): Html {
  return section({
    title: visit.reader.say(words)('field.sources'),
    body: sourceList(practice.sources) ?? unknown(visit),
  });
}

function unknown(visit: Visit): Html {
  return html`<p class="subtle">${visit.reader.say(words)('unknown')}</p>`;
}

/** A practice that did not work is told as openly as one that did. */
function howItWent({ reader }: Visit, { outcome }: Pick<Practice, 'outcome'>): Html {
  const failed = outcomeMark(reader, { kind: 'practice', variety: outcome });
  return failed ?? stateTag({ label: reader.say(words)('choice.variety.worked'), tone: 'done' });
}

function figureTable(visit: Visit, { figures }: Practice): Html | null {
  if (figures.length === 0) return null;
  const say = visit.reader.say(words);
  return table(visit.reader, {
    caption: say('figures'),
    rows: figures,
    columns: [
      { header: say('figure.name'), rowHeader: true, cell: (figure) => figure.name },
      { header: say('figure.value'), numeric: true, cell: (figure) => figureText(figure, visit.reader, say) },
      {
        header: say('figure.source'),
        cell: (figure) => (figure.source ? sourceLink(figure.source) : say('figure.sourceBelow')),
      },
    ],
  });
}
