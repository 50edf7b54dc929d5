import { choice, email, flag, form, longText, reference, text, type Field, type Form } from '../../kernel/forms.ts';
import { languages, type Language } from '../../kernel/words.ts';
import { personName } from '../account/index.ts';
import type { Opening } from './opening.ts';

export const registrationStates = ['invited', 'declined', 'unconfirmed', 'confirmed', 'waiting', 'cancelled'] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** Whether somebody with a registration in this state comes or waits for a seat. */
export function hasTurn(state: RegistrationState): state is 'confirmed' | 'waiting' {
  return state === 'confirmed' || state === 'waiting';
}

/** Somebody who comes to an event, or was asked to. */
export interface Registration {
  readonly id: string;
  readonly projectId: string;
  readonly eventId: string;
  readonly partnerId: string | null;
  readonly personId: string | null;
  /** Empty for who was invited and has not answered, and once it was erased. */
  readonly name: string;
  readonly organisation: string;
  readonly language: Language;
  readonly state: RegistrationState;
  readonly madeAt: Date;
  readonly invitedAt: Date | null;
  readonly remindedAt: Date | null;
  /** Place in the order in which people confirmed. */
  readonly turn: number | null;
  /** Whether they said what the event was worth; not what they said. */
  readonly gaveFeedback: boolean;
}

export interface Needs {
  readonly diet: string;
  readonly access: string;
}

/** Days after which a guest who did not confirm, and after an event who came to it, is forgotten. */
export const keptDays = { unconfirmed: 7, needs: 1, guest: 30 } as const;

type Asked = Pick<Opening, 'asksDiet' | 'asksAccess'>;

export type NeedsFields = { readonly diet?: Field<string>; readonly access?: Field<string> };

/** What guests are asked about their needs. */
export function needsFields({ asksDiet, asksAccess }: Asked): NeedsFields {
  return {
    ...(asksDiet ? { diet: longText({ limit: 300 }) } : {}),
    ...(asksAccess ? { access: longText({ limit: 300 }) } : {}),
  };
}

/** Nobody is registered without having agreed. */
const agreed = (): Field<boolean> => ({
  ...flag(),
  required: true,
  read: (texts) => (texts[0] === 'yes' ? { value: true } : { problem: { key: 'required' } }),
});

export type GuestFields = NeedsFields & {
  readonly name: Field<string>;
  readonly email?: Field<string>;
  readonly organisation: Field<string>;
  readonly partner: Field<string | null>;
  readonly language: Field<Language>;
  readonly consent: Field<boolean>;
};

/** What a guest tells; who was invited by letter is known by the mail address it went to. */
export function guestForm(asked: Asked, { isInvited }: { readonly isInvited: boolean }): Form<GuestFields> {
  return form<GuestFields>({
    name: personName('name'),
    ...(isInvited ? {} : { email: email({ required: true, autocomplete: 'email' }) }),
    organisation: text({ required: true, limit: 200, autocomplete: 'organization' }),
    partner: reference(),
    ...needsFields(asked),
    language: choice(languages, { required: true }),
    consent: agreed(),
  });
}
