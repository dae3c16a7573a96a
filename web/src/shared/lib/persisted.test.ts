import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ListVehiclesDocument, ListYearsDocument } from '@/gql/graphql';
import manifest from '@/gql/persisted-documents.json';
import { PersistedDocuments } from './persisted';

const sent: Record<string, unknown>[] = [];
let answers: object[] = [];

beforeEach(() => {
  sent.length = 0;
  vi.resetModules();
  vi.stubGlobal('fetch', async (_url: string, init: { body: string }) => {
    sent.push(JSON.parse(init.body) as Record<string, unknown>);
    return Response.json(answers.shift());
  });
});
afterEach(() => vi.unstubAllGlobals());

const hashOf = (body: Record<string, unknown> | undefined) => (body?.['extensions'] as { persistedQuery: { sha256Hash: string } } | undefined)?.persistedQuery.sha256Hash;
const refusal = (code: string) => ({ errors: [{ message: 'no', extensions: { code } }] });

test('a request carries the hash that the manifest has, the name, and no text', () => {
  const body = new PersistedDocuments().bodyOf(ListVehiclesDocument, {});
  expect(body.query).toBeUndefined();
  expect(body.operationName).toBe('ListVehicles');
  expect(Object.keys(manifest)).toContain(`sha256:${body.extensions?.persistedQuery.sha256Hash}`);
});

test('an unknown hash is answered with the text, and that document is sent as text from then on', async () => {
  const { graphqlRequest } = await import('./gql');
  answers = [refusal('PERSISTED_QUERY_NOT_FOUND'), { data: { a: 1 } }, { data: { a: 2 } }, { data: { a: 3 } }];
  expect(await graphqlRequest(ListYearsDocument, { kinds: 'LIGHT' })).toEqual({ a: 1 });
  await graphqlRequest(ListYearsDocument, { kinds: 'LIGHT' });
  await graphqlRequest(ListVehiclesDocument, {});
  expect(sent.map((body) => [body['operationName'], typeof body['query'], typeof hashOf(body)])).toEqual([
    ['ListYears', 'undefined', 'string'], ['ListYears', 'string', 'undefined'], ['ListYears', 'string', 'undefined'], ['ListVehicles', 'undefined', 'string'],
  ]);
});

test('a server without a manifest is sent texts only', async () => {
  const { graphqlRequest } = await import('./gql');
  answers = [refusal('PERSISTED_QUERY_NOT_SUPPORTED'), { data: {} }, { data: {} }];
  await graphqlRequest(ListYearsDocument, { kinds: 'LIGHT' });
  await graphqlRequest(ListVehiclesDocument, {});
  expect(sent.map(hashOf).map((hash) => hash !== undefined)).toEqual([true, false, false]);
});

test('any other refusal is not sent again', async () => {
  const { graphqlRequest } = await import('./gql');
  answers = [refusal('FORBIDDEN')];
  await expect(graphqlRequest(ListYearsDocument, { kinds: 'LIGHT' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(sent).toHaveLength(1);
});
