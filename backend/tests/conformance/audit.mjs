// Runs the GraphQL-over-HTTP audits and the standard introspection query against an endpoint.
// Usage: node audit.mjs http://127.0.0.1:PORT/graphql
import { readFileSync } from 'node:fs';
import { auditServer } from 'graphql-http';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';

const INTROSPECTION_OPTIONS = {
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
};

const url = process.argv[2];
if (!url) {
  console.error('usage: node audit.mjs URL');
  process.exit(2);
}

const results = await auditServer({ url });
const failed = results.filter((result) => result.status !== 'ok');
for (const { id, name, reason, response } of failed) {
  console.log(`${id} ${name}: ${reason} (status ${response?.status})`);
}
console.log(`${results.length - failed.length} passed, ${failed.length} failed`);

const introspection = await introspect();
console.log(`introspection: ${introspection}`);
process.exit(failed.length === 0 && results.length === 61 && introspection === 'ok' ? 0 : 1);

async function introspect() {
  const query = getIntrospectionQuery(INTROSPECTION_OPTIONS);
  const kept = readFileSync(new URL('./introspection.graphql', import.meta.url), 'utf8');
  if (kept.trim() !== query.trim()) return 'introspection.graphql is not the query of this graphql package';
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = await response.json();
  if (errors) return JSON.stringify(errors[0]);
  buildClientSchema(data);
  return 'ok';
}
