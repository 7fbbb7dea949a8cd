import type { Note } from './surprise.ts';

/** Every field of an answer, as the document's tables name it. */
const FIELDS = new Set(
  `methodresponse error code comment result active session
  user_name user_lastname user_surname user_phone user_email trade_points tt_id tt_name
  modified_data data_type data_api
  bonus points registration_to_balance registration_for_test registration_for_confirmation
  registration_rejected registration_all to_payoff to_payoff_date to_payoff_bonus to_payoff_get
  type_registration registrations registration_id registration_status registration_comment registration_sn
  registration_action registration_model registration_points registration_date registration_to_balance_date
  notices notice_id notice_name notice_text notice_from notice_to
  actions action_id action_name action_type_id action_type action_date_from action_date_to action_description
  action_hot_notice action_hash models model_id model_name model_points model_brand_id model_brand model_imei
  model_photo model_tt model_hash serial
  news article_id article_name article_date article_notice article_photo article_text`.split(/\s+/),
);

/** One field under two names: L1109 and L1157, L1224 and L1254. */
const OTHER_NAMES: Record<string, string> = { model_pionts: 'model_points', sn: 'serial' };

/** Spellings that the document itself uses beside those of its tables. */
const DOCUMENTED = new Set(['model_pionts', 'sn', 'Code', 'Modified_data', 'registration_for_ confirmation']);

/**
 * The table's name of a field, whatever spaces and capitals it came with; null for a field that is not in the document.
 * Notes what is neither the table's spelling nor one of the document's own slips.
 */
export function fieldName(key: string, note: Note): string | null {
  const bare = key.replaceAll(/\s+/g, '').toLowerCase();
  const name = OTHER_NAMES[bare] ?? bare;
  const shown = key.slice(0, 40);

  if (!FIELDS.has(name)) {
    note(`unexpected field "${shown}"`);
    return null;
  }
  if (key.trim() !== name && !DOCUMENTED.has(key.trim())) note(`unexpected spelling "${shown}" of ${name}`);
  return name;
}
