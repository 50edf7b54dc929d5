/** The door of building blocks: parts of a practice that can be taken up alone. */
export { blockLine, type Block } from './block.ts';
export { blocksLink, blocksPanel } from './cards.ts';
export { blockRoutes } from './routes.ts';
export { blocksWithin, practiceWith } from './within.ts';
export { blocksOf, keepBlocks, publishBlocks, withdrawBlocks } from './store.ts';
