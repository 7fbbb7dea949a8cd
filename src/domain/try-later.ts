/** Thrown where another try may get over the trouble: not before so many seconds, when somebody has said so. */
export class TryLater extends Error {
  readonly seconds: number;

  constructor(message: string, seconds = 0) {
    super(message);
    this.name = 'TryLater';
    this.seconds = seconds;
  }
}
