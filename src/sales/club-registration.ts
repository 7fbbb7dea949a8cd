import type { Registration } from '../club/club-types.ts';

/** The club's registration of a serial number. One that was rejected may be registered again: the newest counts. */
export function registrationOf(serial: string, registrations: Registration[]): Registration | undefined {
  const wanted = plain(serial);
  return registrations
    .filter((one) => plain(one.serial) === wanted)
    .reduce<Registration | undefined>((newest, one) => (newest && newest.date > one.date ? newest : one), undefined);
}

function plain(serial: string): string {
  return serial.trim().toUpperCase();
}
