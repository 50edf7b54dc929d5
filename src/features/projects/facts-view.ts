import { outsideAddress } from '../../kernel/address.ts';
import { html, paragraphs, type Html, type Part } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import { sourceList } from '../../layout/source-list.ts';
import { readTexts } from '../../layout/translation/index.ts';
import type { Texts } from '../../records/texts.ts';
import { factList, outsideLink, section, type Fact } from '../../ui/index.ts';
import type { Clock } from '../clock/index.ts';
import { projectParts, type projectForm } from './form.ts';
import type { Project, Target } from './project.ts';
import words from './words.json' with { type: 'json' };

/** The fields of a project's form, part by part. */
export function projectFields(reader: Reader, field: (name: keyof typeof projectForm.fields) => Html): Html {
  const say = reader.say(words);
  const parts = projectParts.map(({ title, fields }) =>
    section({ title: say(title), body: html`<div class="form-fields">${fields.map(field)}</div>` }),
  );
  return html`${parts}`;
}

/** What is known of a project, each fact or that no source tells it, and the sources. The same for both faces. */
export function projectFacts(reader: Reader, project: Project, clock: Clock, texts: Texts): Html {
  const say = reader.say(words);
  const read = readTexts(reader, project.language, texts);
  const long = (field: 'objective' | 'problem'): Fact => ({
    label: say(`field.${field}`),
    value: read.block(field, project[field], paragraphs),
  });
  const list = (field: 'keyIssues' | 'plannedOutputs'): Fact => {
    const items = project[field];
    return {
      label: say(`field.${field}`),
      value: read.block(field, items.join('\n'), (text) => bullets(text.split('\n'))),
    };
  };
  const facts: Fact[] = [
    { label: say('field.programme'), value: project.programme },
    {
      label: say('field.ruleSet'),
      value: html`${say(`choice.ruleSet.${project.ruleSet}`)}. ${say(`plans.${clock.ruleSet.actionPlans}`)}`,
    },
    { label: say('field.startsOn'), value: reader.date(clock.from) },
    { label: say('field.endsOn'), value: reader.date(clock.to) },
    long('objective'),
    long('problem'),
    list('keyIssues'),
    list('plannedOutputs'),
    {
      label: say('field.targets'),
      value: project.targets.length > 0 && bullets(project.targets.map((target) => targetText(reader, target))),
    },
    { label: say('field.erdf'), value: erdfText(reader, project) },
  ];
  return html`${section({
    title: say('facts.title'),
    body: html`${read.note && html`<p>${read.note}</p>`}${factList(
      reader,
      facts.map((fact) => ({ ...fact, value: fact.value || null })),
    )}`,
  })}
  ${project.sources.length > 0 && section({ title: say('field.sources'), body: sourceList(project.sources) })}`;
}

function bullets(items: readonly Part[]): Html {
  return html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}

function erdfText(reader: Reader, { erdf, erdfNote }: Project): string | null {
  if (erdf === null) return null;
  const amount = reader.money(erdf, 'EUR');
  return erdfNote === '' ? amount : `${amount} (${erdfNote})`;
}

function targetText(reader: Reader, { name, value, unit, due, source }: Target): Html {
  const say = reader.say(words);
  const amount = value === null ? null : `${reader.number(value)} ${unit}`.trim();
  const parts = [name, amount, due && say('target.due', { date: reader.date(due) })].filter((part) => part !== null);
  const found = source === null ? null : outsideAddress(source);
  return html`${parts.join(', ')}${found && html` ${outsideLink(say('target.source'), found)}`}`;
}
