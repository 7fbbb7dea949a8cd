/** Every phone a subscriber has ever signed in with. */
export interface SubscriberPhonesTable {
  subscriber_id: number;
  phone: string;
  first_used_at: number;
  last_used_at: number;
}
