import type { Act } from './act.ts';
import { balance } from './balance.ts';
import { batch } from './batch.ts';
import { broadcast } from './broadcast.ts';
import { clubDown } from './club-down.ts';
import { fullRegistration } from './full-registration.ts';
import { killed } from './killed.ts';
import { photoSale } from './photo-sale.ts';
import { refusals } from './refusals.ts';
import { signIn } from './sign-in.ts';
import { support } from './support.ts';
import { survey } from './survey.ts';
import { typedSale } from './typed-sale.ts';

/** The journey, act by act. */
export const PROGRAMME: Act[] = [
  support,
  signIn,
  typedSale,
  photoSale,
  fullRegistration,
  batch,
  refusals,
  clubDown,
  killed,
  balance,
  broadcast,
  survey,
];
