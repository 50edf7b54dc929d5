export { readTexts, type TextsRead } from './read.ts';
export { translationPanel } from './panel.ts';
export { translationRoutes, type Translatable, type TranslatableField } from './routes.ts';
