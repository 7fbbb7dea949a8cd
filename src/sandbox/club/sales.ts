import type { Attempt, BookedRegistration, Entry, Member, RegistrationState } from './book-types.ts';
import { kyivTime } from './kyiv-time.ts';

/** The registrations of everybody, and every attempt to make one. A serial number is registered once. */
export class Sales {
  readonly registrations: BookedRegistration[] = [];
  readonly attempts: Attempt[] = [];
  #nextId = 127;

  /** A rejected registration gives its serial number free. */
  isRegistered(serial: string): boolean {
    return this.registrations.some((one) => one.serial === serial && one.state !== 'rejected');
  }

  /** How often the serial number was accepted. */
  accepted(serial: string): number {
    return this.attempts.filter((attempt) => attempt.serial === serial && attempt.outcome === 'registered').length;
  }

  register(
    member: Member,
    { promotion, product }: Entry,
    sale: { serial: string; date: string } & Pick<BookedRegistration, 'tradePointId' | 'photoBytes'>,
  ): BookedRegistration {
    const registration: BookedRegistration = {
      id: this.#nextId++,
      phone: member.phone,
      state: 'for_confirmation',
      comment: '',
      promotionId: promotion.id,
      promotion: promotion.name,
      kind: promotion.kind,
      productId: product.id,
      product: product.name,
      points: product.points,
      onBalanceDate: '',
      ...sale,
    };
    this.registrations.push(registration);
    return registration;
  }

  of(phone: string, state?: RegistrationState): BookedRegistration[] {
    return this.registrations.filter((one) => one.phone === phone && (state === undefined || one.state === state));
  }

  /** Moves a registration on. Answers undefined when there is none with this id. */
  settle(id: number, state: RegistrationState, comment: string, now: number): BookedRegistration | undefined {
    const registration = this.registrations.find((one) => one.id === id);
    if (!registration) return undefined;
    registration.state = state;
    registration.comment = comment;
    registration.onBalanceDate = state === 'on_balance' ? kyivTime(now) : '';
    return registration;
  }
}
