import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readManifest } from './persisted-manifest.ts';

const generated = readFileSync(`${import.meta.dirname}/../src/gql/persisted-documents.json`, 'utf8');

test('every generated document is in the manifest under the hash of its own text', () => {
  const manifest = readManifest(generated);
  expect(Object.keys(manifest)).toHaveLength(Object.keys(JSON.parse(generated) as object).length);
  expect(Object.keys(manifest).every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
});

test('a document under another hash fails the build', () => {
  expect(() => readManifest(JSON.stringify({ [`sha256:${'0'.repeat(64)}`]: '{ viewer { id } }' }))).toThrow(/another document/);
});
