import { address } from '../../kernel/address.ts';
import { buttonLink, buttonRow } from '../../ui/index.ts';
import { eventAddress, type EventPanel } from '../events/index.ts';
import { isToCome } from './moving.ts';
import words from './words.json' with { type: 'json' };

/** For whoever may change the event, while it is not over: the ways to move it online and to call it off. */
export const movingPanel: EventPanel = async (visit, { face, mayEdit, projectSlug, slug, value }) => {
  if (face === 'public' || !mayEdit || !isToCome(value, visit.reader, visit.now).may) return Promise.resolve(null);
  const say = visit.reader.say(words);
  const page = eventAddress(projectSlug, { slug });
  const isOnline = value.state === 'moved-online';
  return Promise.resolve(
    buttonRow(
      buttonLink({
        label: say(isOnline ? 'act.again' : 'act.move'),
        address: address`${page}/online`,
        variant: 'secondary',
      }),
      buttonLink({
        label: say('act.cancel'),
        address: address`${page}/cancellation`,
        variant: 'quiet',
        destructive: true,
      }),
    ),
  );
};
