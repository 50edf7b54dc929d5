import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { publicPage, workspacePage } from '../../layout/index.ts';
import type { Face } from '../../records/kinds.ts';
import { provenanceAddress, storyOf, storyView, type Story } from './page.ts';
import { provenanceOf } from './provenance.ts';
import words from './words.json' with { type: 'json' };

/** The door of the story: the chain around a record, told from need to policy. */
export function storyRoutes(routes: Routes): void {
  routes.read('/chain/:record', async (visit) => {
    const story = await storyOf(visit, 'public', visit.param('record'), visit.reader);
    return visit.page(publicPage(visit, { ...pageOf(visit, 'public', story), project: story.own.project }));
  });
  routes.read('/chain/:record/provenance.jsonld', (visit) => provenance(visit, 'public'));

  routes.workspace.read('/chain/:record', async (visit) => {
    const story = await storyOf(visit, 'workspace', visit.param('record'), visit.reader);
    return visit.page(workspacePage(visit, pageOf(visit, 'workspace', story)));
  });
  routes.workspace.read('/chain/:record/provenance.jsonld', (visit) => provenance(visit, 'workspace'));
}

function pageOf(visit: Visit, face: Face, story: Story) {
  const say = visit.reader.say(words);
  const address = provenanceAddress(face, story.own);
  return {
    title: say('title', { title: story.own.title }),
    main: storyView(visit, face, story),
    alternates: [{ type: 'application/ld+json', address, label: say('provenance') }],
  };
}

async function provenance(visit: Visit, face: Face): Promise<Response> {
  const story = await storyOf(visit, face, visit.param('record'), visit.reader);
  const document = provenanceOf(story.steps, visit.tools.settings.publicUrl);
  return visit.content(`${JSON.stringify(document, null, 2)}\n`, 'application/ld+json');
}
