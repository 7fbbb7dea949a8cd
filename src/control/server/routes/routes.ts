import type { ControlParts } from '../parts.ts';
import type { Route } from '../route.ts';
import { auditRoutes } from './audit.ts';
import { backupRoutes } from './backups.ts';
import { botRoutes } from './bots.ts';
import { broadcastLaunchRoutes, broadcastRoutes } from './broadcasts.ts';
import { attributeRoutes } from './attributes.ts';
import { deskRoutes, readyAnswerRoutes } from './desk.ts';
import { dialogReadingRoutes } from './dialog-reading.ts';
import { dialogRoutes } from './dialogs.ts';
import { eventRoutes } from './events.ts';
import { hoursRoutes } from './hours.ts';
import { inboxRoutes } from './inbox.ts';
import { profileChangeRoutes } from './profile-changes.ts';
import { profileRoutes } from './profiles.ts';
import { salesRoutes } from './sales.ts';
import { segmentRoutes } from './segments.ts';
import { sessionRoutes } from './session.ts';
import { staffRoutes } from './staff.ts';
import { statisticsRoutes } from './statistics.ts';
import { surveyResultRoutes } from './survey-results.ts';
import { surveyLaunchRoutes, surveyRoutes } from './surveys.ts';
import { textRoutes } from './texts.ts';

/** Every procedure of the contract with what answers it (a test holds that none is missing). */
export function controlRoutes(parts: ControlParts): Route[] {
  return [
    ...sessionRoutes(parts),
    ...staffRoutes(parts),
    ...botRoutes(parts),
    ...backupRoutes(parts),
    ...hoursRoutes(parts),
    ...inboxRoutes(parts),
    ...textRoutes(parts),
    ...salesRoutes(parts),
    ...profileRoutes(parts),
    ...profileChangeRoutes(parts),
    ...attributeRoutes(parts),
    ...segmentRoutes(parts),
    ...broadcastRoutes(parts),
    ...broadcastLaunchRoutes(parts),
    ...surveyRoutes(parts),
    ...surveyLaunchRoutes(parts),
    ...surveyResultRoutes(parts),
    ...auditRoutes(parts),
    ...statisticsRoutes(parts),
    ...eventRoutes(parts),
    ...dialogReadingRoutes(parts),
    ...dialogRoutes(parts),
    ...deskRoutes(parts),
    ...readyAnswerRoutes(parts),
  ];
}
