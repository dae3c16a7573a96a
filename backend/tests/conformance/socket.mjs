// Talks to a toy endpoint through the published graphql-ws client.
// Usage: node socket.mjs ws://127.0.0.1:PORT/graphql/ws
import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const url = process.argv[2];
if (!url) {
  console.error('usage: node socket.mjs URL');
  process.exit(2);
}

const checks = {
  async 'a query has one result'() {
    assert.deepEqual(await results('{ hello }'), [{ data: { hello: 'world' } }]);
  },
  async 'a mutation has one result'() {
    const [result] = await results('mutation { bump }');
    assert.equal(typeof result.data.bump, 'number');
  },
  async 'a subscription has all its results in order'() {
    const counted = await results('subscription ($to: Int!) { count(to: $to) }', { to: 50 });
    assert.deepEqual(counted.map(({ data }) => data.count), Array.from({ length: 50 }, (_, n) => n + 1));
  },
  async 'a refused document rejects with its errors'() {
    const [error] = await results('{ nothing }').then(
      () => assert.fail('it was answered'),
      (errors) => errors,
    );
    assert.equal(error.extensions.code, 'GRAPHQL_VALIDATION_FAILED');
  },
  async 'returning from a subscription leaves the socket usable'() {
    const events = client.iterate({ query: 'subscription { forever }' });
    assert.deepEqual((await events.next()).value, { data: { forever: 1 } });
    await events.return();
    assert.deepEqual(await results('{ hello }'), [{ data: { hello: 'world' } }]);
  },
  async 'the token of connection_init names the viewer'() {
    assert.deepEqual(await results('{ viewer }'), [{ data: { viewer: 'ann' } }]);
  },
};

const client = createClient({
  url,
  webSocketImpl: WebSocket,
  connectionParams: { token: 'ann' },
  retryAttempts: 0,
});

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
  } catch (error) {
    failed += 1;
    console.log(`${name}: ${error?.stack ?? JSON.stringify(error)}`);
  }
}
await client.dispose();
console.log(`${Object.keys(checks).length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function results(query, variables) {
  const all = [];
  for await (const result of client.iterate({ query, variables })) all.push(result);
  return all;
}
