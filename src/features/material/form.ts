import {
  asTyped,
  choice,
  files,
  form,
  reference,
  text,
  webAddress,
  type Typed,
  type ValuesOf,
} from '../../kernel/forms.ts';
import { languages } from '../../kernel/words.ts';
import { materialKinds, type MaterialValues } from './material.ts';

const told = {
  title: text({ required: true, limit: 200 }),
  kind: choice(materialKinds, { required: true, control: 'radio' }),
  session: reference(),
  webAddress: webAddress(),
  language: choice(languages, { required: true }),
  readers: choice(['everybody', 'project'], { required: true, control: 'radio' }),
};

export const newMaterialForm = form({ ...told, files: files() });
/** What is told of files can be changed; other files are other material. */
export const materialForm = form(told);

export function materialFrom({ readers, ...own }: ValuesOf<typeof told>): MaterialValues {
  return { ...own, isPublic: readers === 'everybody' };
}

/** Material as the form shows it. */
export function typedOf({ isPublic, ...own }: Partial<MaterialValues>): Typed {
  return asTyped({ ...own, readers: isPublic === false ? 'project' : 'everybody' });
}
