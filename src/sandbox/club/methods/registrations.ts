import type { BookedRegistration, RegistrationState } from '../book-types.ts';
import { WireObject } from '../wire-json.ts';
import { answerTo, type MemberCall, type Method } from './method.ts';

const STATES: Record<string, RegistrationState> = {
  registration_to_balance: 'to_balance',
  registration_for_test: 'for_test',
  registration_for_confirmation: 'for_confirmation',
  registration_rejected: 'rejected',
};

const STATUSES: Record<RegistrationState, string> = {
  for_confirmation: 'На подтверждении',
  for_test: 'Требуется тест',
  to_balance: 'Подтверждена',
  rejected: 'Отклонена',
  on_balance: 'Зачислена на баланс',
};

/** An unknown `type_registration` gets an empty list; the document says nothing of it. */
export const getRegistrations: Method = {
  form: 'json',
  session: true,
  answer: (call) => {
    const type = call.field('type_registration');
    const registrations = selected(call, type).map((registration) => registrationObject(registration));
    return answerTo(call, ['active', 1], ['type_registration', `${type} `], ['registrations', registrations]);
  },
};

function selected({ books, member }: MemberCall, type: string): BookedRegistration[] {
  if (type === 'registration_all') return books.sales.of(member.phone);
  const state = STATES[type];
  return state ? books.sales.of(member.phone, state) : [];
}

function registrationObject(registration: BookedRegistration): WireObject {
  return new WireObject(
    ['registration_id', registration.id],
    ['registration_status', STATUSES[registration.state]],
    ['registration_comment', registration.comment],
    ['registration_sn', registration.serial],
    ['registration_action', registration.promotion],
    ['registration_model', registration.product],
    ['registration_points', registration.points],
    ['registration_date', registration.date],
    ['registration_to_balance', registration.state === 'on_balance' ? 1 : 0],
    ['registration_to_balance_date', registration.onBalanceDate],
  );
}
