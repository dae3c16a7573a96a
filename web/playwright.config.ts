import { defineConfig } from '@playwright/test';

const port = Number(process.env['MOCK_PORT'] ?? 4173);
const real = process.env['BASE_URL'];
const foreignIssuer = process.env['FOREIGN_ISSUER'];
const foreignSpecs = /foreign-issuer\.spec\.ts/;
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const desktop = { viewport: { width: 1440, height: 900 } };
const chromium = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
};

export default defineConfig({
  testDir: 'e2e',
  // Jobs, files, the trail and corrected meters are the server's own: the stand-in has none.
  ...(real ? {} : { testIgnore: /(records|readings|sharing|statistics|import|receipt)\.spec\.ts/ }),
  outputDir: process.env['E2E_OUTPUT'] ?? '../artifacts/playwright',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  reporter: [['list']],
  use: {
    baseURL: real ?? `http://127.0.0.1:${port}`,
    launchOptions: chromium,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // A service worker is installed anew for each test, and a trace films it: together more work than the tests.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
  },
  // People of a foreign issuer need no account here; the other specs are about the built-in one.
  projects: foreignIssuer
    ? [
        { name: 'phone', testMatch: foreignSpecs, use: phone },
        { name: 'desktop', testMatch: foreignSpecs, use: desktop },
      ]
    : [
        { name: 'account', testMatch: /account\.setup\.ts/ },
        { name: 'phone', dependencies: ['account'], testIgnore: foreignSpecs, use: phone },
        // Colours do not depend on the size: the rarer ones are looked at once.
        { name: 'desktop', dependencies: ['account'], testIgnore: foreignSpecs, grepInvert: /any page, (contrast|forced)/, use: desktop },
      ],
  ...(real ? {} : { webServer: { command: 'node mocks/server.ts', url: `http://127.0.0.1:${port}/app-config.json`, reuseExistingServer: false, env: { MOCK_PORT: String(port) } } }),
});
