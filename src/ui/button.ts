import type { Address } from '../kernel/address.ts';
import { attributes, html, type Html } from '../kernel/html.ts';

export interface ButtonLook {
  readonly label: string;
  /** `primary` once on a page; `secondary` for the rest; `quiet` inside rows. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | undefined;
  /** For acts that take something away. */
  readonly destructive?: boolean | undefined;
}

export interface Button extends ButtonLook {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Where the form goes when this button is pressed instead of its own address. */
  readonly formAction?: Address | undefined;
  /** Why the button cannot be pressed now, and what would help. Shown beside it. */
  readonly whyNot?: string | null | undefined;
}

const variants = { primary: null, secondary: 'secondary', quiet: 'tertiary' };

function look(button: ButtonLook): Record<string, string | null> {
  return {
    class: 'ds-button',
    'data-variant': variants[button.variant ?? 'primary'],
    'data-color': button.destructive ? 'danger' : null,
  };
}

/** A button that sends its form; when it cannot be pressed the reason stands beside it. */
export function button(options: Button): Html {
  if (options.whyNot) {
    return html`<span class="button-blocked"><button${attributes({ ...look(options), type: 'button', disabled: true })}>${options.label}</button> <span class="why-not">${options.whyNot}</span></span>`;
  }
  return html`<button${attributes({
    ...look(options),
    type: 'submit',
    name: options.name,
    value: options.value,
    formaction: options.formAction,
  })}>${options.label}</button>`;
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function buttonLink(options: ButtonLook & { readonly address: Address }): Html {
  return html`<a href="${options.address}"${attributes(look(options))}>${options.label}</a>`;
}

/** A form of one button: a state change at its own address. */
export function buttonForm(
  options: Button & { readonly action: Address; readonly values?: Readonly<Record<string, string | number>> },
): Html {
  // What cannot be pressed sends nothing: no form around it.
  if (options.whyNot) return button(options);
  const values = Object.entries(options.values ?? {});
  return html`<form method="post" action="${options.action}" class="button-form">
    ${values.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${button(options)}
  </form>`;
}

/** Buttons side by side, the most important first. */
export function buttonRow(...buttons: readonly (Html | false | null | undefined)[]): Html {
  return html`<div class="row">${buttons}</div>`;
}
