// Draws the PNG icons from the SVG mark; run once after changing it, the results are committed.
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';

const svg = await readFile('public/icons/icon.svg', 'utf8');
const maskable = svg.replace(' rx="16"', '').replace('viewBox="0 0 64 64"', 'viewBox="-8 -8 80 80" style="background:#0b6b57"');
const square = svg.replace(' rx="16"', '');
const targets: [string, number, string][] = [
  ['icon-192', 192, svg], ['icon-512', 512, svg], ['icon-180', 180, square], ['icon-maskable-512', 512, maskable],
];

const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const [name, size, source] of targets) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${source}`);
  await writeFile(`public/icons/${name}.png`, await page.screenshot({ omitBackground: true }));
}
await browser.close();
