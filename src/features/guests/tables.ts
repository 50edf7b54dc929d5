import type { ColumnType, Generated } from 'kysely';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Language } from '../../kernel/words.ts';
import type { Opening } from './opening.ts';
import type { RegistrationState } from './registration.ts';

type Moment = ColumnType<Date | null, Date | null | undefined, Date | null>;

interface OpeningTable {
  event_id: string;
  project_id: string;
  opens_on: PartialDate | null;
  closes_on: PartialDate | null;
  seats: number | null;
  audience: Opening['audience'];
  asks_diet: boolean;
  asks_access: boolean;
  note: string;
  language: Language;
}

interface PartnerSeatsTable {
  event_id: string;
  partner_id: string;
  project_id: string;
  seats: number;
}

interface RegistrationTable {
  id: string;
  project_id: string;
  event_id: string;
  partner_id: string | null;
  person_id: string | null;
  name: string;
  organisation: string;
  language: Language;
  state: RegistrationState;
  mail_key: Buffer | null;
  made_at: ColumnType<Date, Date, Date>;
  invited_at: Moment;
  reminded_at: Moment;
  turn: Generated<number | null>;
  thanked_at: Moment;
  gave_feedback: Generated<boolean>;
}

interface ContactTable {
  registration_id: string;
  project_id: string;
  email: string;
}

interface LinkTable {
  secret_hash: Buffer;
  registration_id: string;
  project_id: string;
  made_at: ColumnType<Date, Date, never>;
}

interface NeedsTable {
  registration_id: string;
  project_id: string;
  diet: string;
  access: string;
}

interface CountingKeyTable {
  project_id: string;
  key: Buffer;
}

declare module '../../kernel/db.ts' {
  interface Database {
    registration_opening: OpeningTable;
    partner_seats: PartnerSeatsTable;
    registration: RegistrationTable;
    registration_contact: ContactTable;
    registration_link: LinkTable;
    registration_needs: NeedsTable;
    counting_key: CountingKeyTable;
  }
}

/** Columns of a registration, by the names of the noun. */
export const registrationColumns = [
  'registration.id',
  'registration.project_id as projectId',
  'registration.event_id as eventId',
  'registration.partner_id as partnerId',
  'registration.person_id as personId',
  'registration.name',
  'registration.organisation',
  'registration.language',
  'registration.state',
  'registration.made_at as madeAt',
  'registration.invited_at as invitedAt',
  'registration.reminded_at as remindedAt',
  'registration.turn',
  'registration.gave_feedback as gaveFeedback',
] as const;
