import type { Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';

/** One way a component looks, for the gallery and for the tests of markup and accessibility. */
export interface Example {
  readonly name: string;
  readonly show: (reader: Reader) => Html;
}
