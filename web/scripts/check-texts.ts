// Every word on screen goes through the translation macros.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findTexts } from './find-texts.ts';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx') && !name.includes('.test.'));
const problems = files.flatMap((name) => findTexts(readFileSync(join('src', name), 'utf8'), name).map(({ line, text }) => `src/${name}:${line}: “${text}” is not translated: use <Trans> or t\`…\``));
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}
