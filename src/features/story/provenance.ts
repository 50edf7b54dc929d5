import type { PartialDate } from '../../kernel/dates.ts';
import type { Kind } from '../../records/kinds.ts';
import { endAddress } from '../chain/index.ts';
import type { Step, Tie } from './story.ts';

/** What happens is an activity to PROV-O; everything else is an entity. */
const activities: readonly Kind[] = ['event', 'action', 'update'];

type Node = Readonly<Record<string, unknown>>;

/** PROV-O's word for how the later came from the earlier, with the class that holds when and why. */
const influences = {
  'entity entity': { property: 'wasDerivedFrom', qualified: 'qualifiedDerivation', type: 'Derivation' },
  'entity activity': { property: 'used', qualified: 'qualifiedUsage', type: 'Usage' },
  'activity entity': { property: 'wasGeneratedBy', qualified: 'qualifiedGeneration', type: 'Generation' },
  'activity activity': { property: 'wasInformedBy', qualified: 'qualifiedCommunication', type: 'Communication' },
} as const;

const context = {
  prov: 'http://www.w3.org/ns/prov#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  dcterms: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/**
 * A story as PROV-O (W3C Recommendation of 30 April 2013) in JSON-LD 1.1. Records are named by their ids for good; the
 * reason of each link stands on its qualified influence.
 */
export function provenanceOf(steps: readonly Step[], publicUrl: URL): object {
  const kinds = new Map(steps.map((step) => [step.id, step.kind]));
  const agents = new Map(steps.flatMap((step) => agentOf(step)));
  return {
    '@context': context,
    '@graph': [...steps.map((step) => nodeOf(step, kinds, publicUrl)), ...agents.values()],
  };
}

function idOf(record: string): string {
  return `urn:uuid:${record}`;
}

function classOf(kind: Kind): 'entity' | 'activity' {
  return activities.includes(kind) ? 'activity' : 'entity';
}

function nodeOf(step: Step, kinds: ReadonlyMap<string, Kind>, publicUrl: URL): Node {
  const isActivity = classOf(step.kind) === 'activity';
  const { end } = step;
  const page = end?.id === step.id ? endAddress(end) : null;
  const partner = end?.partnerId && end.city ? [{ '@id': idOf(end.partnerId) }] : [];
  return {
    '@id': idOf(step.id),
    '@type': isActivity ? 'prov:Activity' : 'prov:Entity',
    'dcterms:type': step.kind,
    'rdfs:label': { '@value': step.title, '@language': step.language },
    ...(page ? { 'rdfs:seeAlso': { '@id': new URL(page.text, publicUrl).href } } : {}),
    ...(step.date ? { 'dcterms:date': dateOf(step.date) } : {}),
    ...(partner.length > 0 ? { [isActivity ? 'prov:wasAssociatedWith' : 'prov:wasAttributedTo']: partner } : {}),
    ...influencesOf(step, kinds),
  };
}

function influencesOf(step: Step, kinds: ReadonlyMap<string, Kind>): Record<string, Node[]> {
  const told: Record<string, Node[]> = {};
  for (const tie of step.cameBy) {
    const earlier = classOf(kinds.get(tie.earlier.id) ?? 'project');
    const { property, qualified, type } = influences[`${earlier} ${classOf(step.kind)}`];
    (told[`prov:${property}`] ??= []).push({ '@id': idOf(tie.earlier.id) });
    (told[`prov:${qualified}`] ??= []).push({
      '@type': `prov:${type}`,
      [`prov:${earlier}`]: { '@id': idOf(tie.earlier.id) },
      ...whyOf(tie),
    });
  }
  return told;
}

function whyOf({ link }: Tie): Node {
  const sources = link.sources.flatMap(({ address }) => (address === null ? [] : [{ '@id': address }]));
  return {
    'dcterms:type': link.strength === null ? link.type : [link.type, link.strength],
    'rdfs:comment': { '@value': link.reason, '@language': link.language },
    ...(link.onDate ? { 'dcterms:date': dateOf(link.onDate) } : {}),
    ...(sources.length > 0 ? { 'dcterms:source': sources } : {}),
  };
}

const precisions = { 4: 'xsd:gYear', 7: 'xsd:gYearMonth', 10: 'xsd:date' };

/** As exactly as it is known; a window between two dates has no type in XML Schema and stays text. */
function dateOf(date: PartialDate): Node | string {
  const type = Object.entries(precisions).find(([length]) => Number(length) === date.length)?.[1];
  return type === undefined ? date : { '@value': date, '@type': type };
}

function agentOf({ end }: Step): [string, Node][] {
  if (!end?.partnerId || !end.city) return [];
  return [
    [
      end.partnerId,
      { '@id': idOf(end.partnerId), '@type': ['prov:Agent', 'prov:Organization'], 'rdfs:label': end.city },
    ],
  ];
}
