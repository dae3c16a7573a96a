import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const source = new URL('../src/gql/persisted-documents.json', import.meta.url);

/** The documents that the app may send, as `{ "<sha256 in hex>": "<text>" }`. */
export function readManifest(text: string): Record<string, string> {
  const entries = Object.entries(JSON.parse(text) as Record<string, string>).map(([key, document]): [string, string] => {
    const hash = key.replace(/^sha256:/, '');
    if (createHash('sha256').update(document).digest('hex') !== hash) throw new Error(`persisted-documents.json gives ${key} for another document: run \`npm run codegen\``);
    return [hash, document];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)));
}

/** Leaves `persisted.json` beside the built app, for the server to read. */
export function persistedManifest(): Plugin {
  return {
    name: 'persisted-manifest',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'persisted.json', source: `${JSON.stringify(readManifest(readFileSync(source, 'utf8')), null, 1)}\n` });
    },
  };
}
