import * as z from 'zod';
import type { PhoneActor } from '../phones/phone-actor.ts';
import { PhoneError } from '../phones/phone-actor.ts';

export const NewViberPerson = z.object({ handle: z.string().optional() });

export class ViberPeople {
  add(_person: z.infer<typeof NewViberPerson>): PhoneActor {
    throw new PhoneError(422, 'Viber is not there yet.');
  }
}
