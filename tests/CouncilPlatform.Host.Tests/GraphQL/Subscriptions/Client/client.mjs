// Subscribes to a fund by the way named, has money received by the fund until it is told, and writes what it is told as one line of JSON.
// node client.mjs ws|sse ADDRESS KEY
import { createClient as overWebSocket } from 'graphql-ws';
import { createClient as overEvents } from 'graphql-sse';
import WebSocket from 'ws';

const [way, address, key] = process.argv.slice(2);
const headers = { authorization: `Bearer ${key}` };
const client = way === 'ws'
  ? overWebSocket({ url: `${address.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, connectionParams: { Authorization: headers.authorization }, retryAttempts: 0 })
  : overEvents({ url: `${address}/graphql`, headers, retryAttempts: 0 });

async function receive() {
  const query = `mutation { receiveFunding(input: {partnership: "lancaster-district", fund: "performance-reward-grant", revenue: "0.01"}) { errors { message } } }`;
  const response = await fetch(`${address}/graphql`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  const { data, errors } = await response.json();
  if (errors || data.receiveFunding.errors.length) throw new Error(JSON.stringify({ data, errors }));
}

// A single answer, and then a stream of them, over the same client.
for await (const result of client.iterate({ query: '{ partnership(slug: "lancaster-district") { slug } }' })) console.log(JSON.stringify(result));

let told = false;
const changes = client.iterate({ query: 'subscription($p: String!) { fundChanged(partnership: $p) { slug lines { stream granted { amount } } } }', variables: { p: 'lancaster-district' } });
const first = changes.next().finally(() => { told = true; });
for (const end = Date.now() + 60_000; !told && Date.now() < end;) {
  await receive();
  await new Promise(resolve => setTimeout(resolve, 300));
}
console.log(JSON.stringify((await first).value));
await changes.return();

// What the caller may not see.
try {
  for await (const result of client.iterate({ query: 'subscription { fundChanged(partnership: "nowhere") { slug } }' })) console.log(JSON.stringify(result));
} catch (errors) {
  console.log(JSON.stringify({ errors }));
}
await client.dispose();
