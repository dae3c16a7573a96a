// Runs every static check in turn and reports all that fail, not only the first.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

type Check = { name: string; run: () => void };

const sh = (command: string, ...args: string[]) => void execFileSync(command, args, { stdio: 'inherit' });

function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name), 'utf8').replace(/^"POT-Creation-Date.*$/m, ''));
  return hash.digest('hex');
}

function unchanged(folder: string, hint: string, generate: () => void): void {
  const before = existsSync(folder) ? fingerprint(folder) : '';
  generate();
  if (fingerprint(folder) !== before) throw new Error(`${folder} was not current: ${hint}`);
}

function missingTranslations(): void {
  for (const file of readdirSync('src/locales').filter((name) => name.endsWith('.po') && name !== 'en.po')) {
    const [, ...entries] = readFileSync(join('src/locales', file), 'utf8').split('\n\n');
    const missing = entries.filter((entry) => /^msgstr ""$/m.test(entry) && !/^msgstr ""\n"/m.test(entry));
    if (missing.length > 0) throw new Error(`${file} lacks ${missing.length} translations:\n${missing.join('\n\n')}`);
  }
}

const checks: Check[] = [
  { name: 'generated GraphQL code', run: () => unchanged('src/gql', 'commit what `npm run codegen` wrote', () => sh('graphql-codegen', '--config', 'codegen.ts', '--silent')) },
  { name: 'texts', run: () => unchanged('src/locales', 'commit what `npm run extract` wrote', () => sh('lingui', 'extract', '--clean')) },
  { name: 'translations', run: missingTranslations },
  { name: 'words past the translations', run: () => sh('node', 'scripts/check-texts.ts') },
  { name: 'types', run: () => sh('tsc', '--noEmit') },
  { name: 'types of the service worker', run: () => sh('tsc', '--noEmit', '-p', 'tsconfig.sw.json') },
  { name: 'lint', run: () => sh('oxlint', '--type-aware', '--deny-warnings') },
  { name: 'import directions', run: () => sh('node', 'scripts/check-imports.ts') },
  { name: 'unused code', run: () => sh('knip') },
  { name: 'bundle size', run: () => { if (existsSync('dist/index.html')) sh('size-limit'); else console.log('dist/ is missing: sizes are checked after `npm run build`'); } },
];

const failed: string[] = [];
for (const check of checks) {
  console.log(`\n— ${check.name}`);
  try {
    check.run();
  } catch (error) {
    failed.push(check.name);
    console.error(error instanceof Error ? error.message : error);
  }
}
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
