/** The club session of a subscriber's last sign-in. The token is sealed; the row stays when the session ends. */
export interface ClubSessionsTable {
  subscriber_id: number;
  phone: string;
  sealed_token: Uint8Array;
  opened_at: number;
  ended_at: number | null;
}
