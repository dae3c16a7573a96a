// Imports go one way: routes → features → entities → shared; no feature reaches into another but for the wiring named here.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const layers = ['shared', 'entities', 'features', 'routes'];
const root = 'src';
const problems: string[] = [];

function layerOf(path: string): { rank: number; slice: string } {
  const [layer = '', slice = ''] = path.split('/');
  return { rank: layers.indexOf(layer), slice: `${layer}/${slice}` };
}

for (const entry of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
  if (!/\.tsx?$/.test(entry) || entry.includes('.test.')) continue;
  const from = layerOf(entry);
  if (from.rank < 0) continue;
  for (const [, specifier = ''] of readFileSync(join(root, entry), 'utf8').matchAll(/from '([^']+)'/g)) {
    const target = specifier.startsWith('@/') ? specifier.slice(2) : specifier.startsWith('.') ? relative('.', normalize(join(dirname(entry), specifier))) : null;
    if (target === null) continue;
    const to = layerOf(target);
    if (to.rank < 0) continue;
    if (to.rank > from.rank) problems.push(`${entry}: ${layers[from.rank]} must not import ${target}`);
    if (to.rank === 2 && from.rank === 2 && to.slice !== from.slice) problems.push(`${entry}: a feature must not import the feature ${to.slice}`);
  }
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}
