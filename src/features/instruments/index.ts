/** The door of the policy instruments: what the project wants to improve, and what gave way to what. */
export { blankInstrument, type Instrument, type InstrumentValues } from './instrument.ts';
export { replaceInstrument } from './replacing.ts';
export { instrumentRoutes, instrumentWords } from './section.ts';
export { createInstrument, needInstrument, publishInstrument } from './store.ts';
