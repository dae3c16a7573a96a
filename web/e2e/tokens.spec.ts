import { expect, shoot, test, unique } from './helpers.ts';

test('a token is made, works once copied, and opens nothing when it is revoked', async ({ page, request }) => {
  await page.goto('/settings');
  await page.getByRole('link', { name: 'API tokens' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'API tokens' })).toBeVisible();
  const name = unique('Home Assistant');
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByRole('button', { name: 'Make the token' }).click();
  await expect(page.getByText('Give it a name, so that you know it again.')).toBeVisible();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('radio', { name: 'Reads and logs fuel' }).click();
  await page.getByRole('button', { name: 'Make the token' }).click();
  const secret = (await page.getByTestId('token-secret').textContent()) ?? '';
  expect(secret).toMatch(/^mvp_[0-9a-f]{48}$/);
  await shoot(page, 'token-secret');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  await shoot(page, 'tokens');

  const ask = () => request.post('/graphql', { headers: { authorization: `Bearer ${secret}` }, data: { query: '{ viewer { displayName } }' } });
  expect((await (await ask()).json()).data.viewer.displayName).toBeTruthy();
  await page.getByRole('button', { name: `Revoke ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('heading', { name })).toHaveCount(0);
  expect((await ask()).status()).toBe(401);
});
