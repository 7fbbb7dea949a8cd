import type { Kysely } from 'kysely';
import type { ActionSetsTable, SubscriberActionsTable } from './tables/actions.ts';
import type { AttributesTable, AttributeValuesTable } from './tables/attributes.ts';
import type { AuditTable } from './tables/audit.ts';
import type { BatchesTable, BatchItemsTable } from './tables/batches.ts';
import type { BotPausesTable } from './tables/bot-pauses.ts';
import type { BroadcastRecipientsTable, BroadcastsTable } from './tables/broadcasts.ts';
import type { ClubSessionsTable } from './tables/club-sessions.ts';
import type { ClubSurprisesTable } from './tables/club-surprises.ts';
import type { ConversationsTable } from './tables/conversations.ts';
import type { DialogCasesTable, DialogsTable, DraftsTable, ReadyAnswersTable } from './tables/dialogs.ts';
import type { FateChecksTable } from './tables/fate-checks.ts';
import type { InboxTable } from './tables/inbox.ts';
import type { InstallationTable } from './tables/installation.ts';
import type { LabelCodesTable } from './tables/label-codes.ts';
import type { MessagesTable, MessageVersionsTable } from './tables/messages.ts';
import type { OutboxTable } from './tables/outbox.ts';
import type { PhotosTable } from './tables/photos.ts';
import type { SalesTable } from './tables/sales.ts';
import type { SegmentsTable } from './tables/segments.ts';
import type { SignInEventsTable } from './tables/sign-in-events.ts';
import type { StaffBotsTable, StaffTable, StaffTokensTable } from './tables/staff.ts';
import type {
  StatisticChangesTable,
  StatisticDaysTable,
  StatisticPeopleTable,
  StatisticPresenceTable,
} from './tables/statistics.ts';
import type { SubscriberPhonesTable } from './tables/subscriber-phones.ts';
import type { SubscribersTable } from './tables/subscribers.ts';
import type { TagMembersTable, TagsTable } from './tables/tags.ts';
import type {
  SurveyAnswersTable,
  SurveyParticipantsTable,
  SurveysTable,
  SurveyVersionsTable,
} from './tables/surveys.ts';
import type { OwnTextsTable, TextChangesTable } from './tables/texts.ts';
import type { WorkingDatesTable, WorkingWeeksTable } from './tables/working-hours.ts';

/** Every table by its name. */
export interface Database {
  action_sets: ActionSetsTable;
  attribute_values: AttributeValuesTable;
  attributes: AttributesTable;
  audit: AuditTable;
  batch_items: BatchItemsTable;
  batches: BatchesTable;
  bot_pauses: BotPausesTable;
  broadcast_recipients: BroadcastRecipientsTable;
  broadcasts: BroadcastsTable;
  club_sessions: ClubSessionsTable;
  club_surprises: ClubSurprisesTable;
  conversations: ConversationsTable;
  dialog_cases: DialogCasesTable;
  dialogs: DialogsTable;
  drafts: DraftsTable;
  fate_checks: FateChecksTable;
  inbox: InboxTable;
  installation: InstallationTable;
  label_codes: LabelCodesTable;
  message_versions: MessageVersionsTable;
  messages: MessagesTable;
  outbox: OutboxTable;
  own_texts: OwnTextsTable;
  photos: PhotosTable;
  ready_answers: ReadyAnswersTable;
  sales: SalesTable;
  segments: SegmentsTable;
  sign_in_events: SignInEventsTable;
  staff: StaffTable;
  staff_bots: StaffBotsTable;
  staff_tokens: StaffTokensTable;
  statistic_changes: StatisticChangesTable;
  statistic_days: StatisticDaysTable;
  statistic_people: StatisticPeopleTable;
  statistic_presence: StatisticPresenceTable;
  subscriber_actions: SubscriberActionsTable;
  subscriber_phones: SubscriberPhonesTable;
  subscribers: SubscribersTable;
  tag_members: TagMembersTable;
  tags: TagsTable;
  survey_answers: SurveyAnswersTable;
  survey_participants: SurveyParticipantsTable;
  survey_versions: SurveyVersionsTable;
  surveys: SurveysTable;
  text_changes: TextChangesTable;
  working_dates: WorkingDatesTable;
  working_weeks: WorkingWeeksTable;
}

/** What queries run on: the read connection, or a transaction. */
export type Queries = Kysely<Database>;

/** A row that others may want to hear of. */
export type Change = { table: 'dialogs' | 'messages'; id: number };

/**
 * A transaction. `now` is fixed for the whole of it, so that all its rows agree. `changed` tells those who listen to the
 * store of a row, once the transaction stands.
 */
export type Transaction = { db: Queries; now: number; changed: (change: Change) => void };
