/** What this room uses of viber-bot 1.0.18, which brings no types: the message classes and their own checks. */
declare module 'viber-bot' {
  export interface Message {
    readonly keyboard: unknown;
    readonly minApiVersion: number | undefined;
    /** The fields of send_message that are this message's own. */
    toJson(): Record<string, unknown>;
    /** Throws when a required argument is missing. */
    verifyMessage(): void;
  }

  type Shared = [keyboard?: object, trackingData?: object, timestamp?: string, token?: string, minApiVersion?: number];

  const viberBot: {
    Message: {
      Text: new (text: string, ...shared: Shared) => Message;
      Picture: new (url: string, text?: string, thumbnail?: string, ...shared: Shared) => Message;
    };
  };
  export default viberBot;
}
