/** What the phones API can do, for a person with curl. */
export function indexPage(base: string): string {
  return `The sandbox: phones of sellers, without sellers.

Make phones (messenger: telegram or viber; phone: the number SMS come to):
  curl ${base}/phones -d '{"messenger":"telegram","handle":"olena","phone":"380671234567"}'
  curl ${base}/phones -d '{"messenger":"viber","handle":"taras","phone":"380501112233"}'
  curl ${base}/phones

Act (the answer says which acts a phone knows if you name a wrong one):
  curl ${base}/phones/olena/start -d '{"payload":"shop-7"}'
  curl ${base}/phones/taras/open -d '{"context":"shop-7"}'
  curl ${base}/phones/olena/say -d '{"text":"Привіт"}'
  curl ${base}/phones/olena/press -d '{"button":"Баланс"}'
  curl ${base}/phones/olena/contact -d '{}'                        (own number)
  curl ${base}/phones/olena/contact -d '{"phone":"380930000000","own":false}'
  curl ${base}/phones/olena/photo --data-binary @label.jpg          (?asFile=1&caption=…&album=…&name=…)
  curl ${base}/phones/olena/block -d '{}'                          (unblock; Viber: unsubscribe, subscribe)

See:
  curl ${base}/phones/olena                  state: keyboard, typing, presses
  curl ${base}/phones/olena/chat             the chat, oldest message first
  curl '${base}/phones/olena/changes?after=0&timeout=10000'   waits for what is new
  curl ${base}/phones/olena/sms              SMS to this number
  curl ${base}/pictures/SHA256 > picture     a picture of the chat

What the bot did, and trouble for it:
  curl '${base}/calls?service=telegram&method=sendMessage'
  curl ${base}/calls/counts
  curl ${base}/faults -d '{"service":"telegram","method":"sendMessage","kind":"error","code":429,"retryAfter":3,"times":1}'
  curl ${base}/faults -d '{"service":"telegram","method":"*","kind":"drop before"}'       the network is gone
  curl -X DELETE ${base}/faults/1            lift one; without a number all
    service: telegram, viber, club; kind: drop before, drop after, slow, html, error, garbage, repeat;
    times, person, milliseconds, status, code, comment, retryAfter. The bot's webhook and Telegram's
    downloads are the methods webhook and file; repeat delivers an update twice (method getUpdates or webhook).
  curl ${base}/settings
  curl -X PATCH ${base}/settings -d '{"viber":{"broadcastAllowed":true}}'

The club's books are under ${base}/club.
`;
}
