/** The door of adoption: who took up a practice, how far, and how its owner hears of it. */
export { stages, type Stage } from './adoption.ts';
export { boardRoutes as adoptionRoutes } from './board.ts';
export { adoptionPanel, blockAdoption } from './panel.ts';
export { adoptedBy, type Adopted } from './store.ts';
export { tellOwnersOfAdoption } from './telling.ts';
export { default as adoptionWords } from './words.json' with { type: 'json' };
