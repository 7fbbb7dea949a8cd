import type { Migration } from 'kysely/migration';
import * as firstJourney from './0001-first-journey.ts';
import * as fullRegistration from './0002-full-registration.ts';
import * as fateOfSales from './0003-fate-of-sales.ts';
import * as labelsAndBatches from './0004-labels-and-batches.ts';
import * as salesToPost from './0005-sales-to-post.ts';
import * as fairDelivery from './0006-fair-delivery.ts';
import * as triesAndKeyboards from './0007-tries-and-keyboards.ts';
import * as texts from './0008-texts.ts';
import * as staffAndAudit from './0010-staff-and-audit.ts';
import * as statistics from './0013-statistics.ts';
import * as workingHours from './0014-working-hours.ts';
import * as broadcasts from './0020-broadcasts.ts';
import * as dialogs from './0024-dialogs.ts';
import * as audience from './0026-audience.ts';
import * as surveys from './0028-surveys.ts';
import * as surveyStatistics from './0029-survey-statistics.ts';
import * as largeBroadcasts from './0030-large-broadcasts.ts';
import * as botPauses from './0032-bot-pauses.ts';
import * as installation from './0033-installation.ts';

/** Every migration in order. Append only: a shipped one never changes (a test pins their hashes). */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-first-journey': firstJourney,
  '0002-full-registration': fullRegistration,
  '0003-fate-of-sales': fateOfSales,
  '0004-labels-and-batches': labelsAndBatches,
  '0005-sales-to-post': salesToPost,
  '0006-fair-delivery': fairDelivery,
  '0007-tries-and-keyboards': triesAndKeyboards,
  '0008-texts': texts,
  '0010-staff-and-audit': staffAndAudit,
  '0013-statistics': statistics,
  '0014-working-hours': workingHours,
  '0020-broadcasts': broadcasts,
  '0024-dialogs': dialogs,
  '0026-audience': audience,
  '0028-surveys': surveys,
  '0029-survey-statistics': surveyStatistics,
  '0030-large-broadcasts': largeBroadcasts,
  '0032-bot-pauses': botPauses,
  '0033-installation': installation,
};
