import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('German texts address their reader formally', () => {
  const texts = [...readFileSync('src/locales/de.po', 'utf8').matchAll(/^msgstr "(.*)"$/gm)].map(([, text = '']) => text);
  expect(texts.filter((text) => /\b(du|dich|dir|dein\w*|wähle|tippe|gib|versuche|prüfe|lade)\b/i.test(text) && text !== '{0} Versuche')).toEqual([]);
});
