import { Trans, useLingui } from '@lingui/react/macro';
import { Check, Copy } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { AccessTokenScope } from '@/gql/graphql';
import { Button } from '@/shared/ui/button';
import { SegmentedControl } from '@/shared/ui/choice';
import { Field, Select } from '@/shared/ui/field';
import { Sheet } from '@/shared/ui/sheet';
import { makeToken, scopes, useScopeWords } from './tokens';

type Life = '30' | '90' | '365' | 'never';

/** Asks for a name, a reach and an end; then shows the secret, this once. */
export function NewTokenSheet({ onMade, onClose }: { onMade: () => void; onClose: () => void }) {
  const { t } = useLingui();
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Sheet title={secret ? t`Copy your token now` : t`New token`} closeLabel={t`Close`} onClose={onClose}>
      {secret ? <Secret secret={secret} onDone={onClose} /> : <Form onSecret={(text) => { setSecret(text); onMade(); }} />}
    </Sheet>
  );
}

function Form({ onSecret }: { onSecret: (secret: string) => void }) {
  const { t } = useLingui();
  const words = useScopeWords();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<AccessTokenScope>('READ');
  const [life, setLife] = useState<Life>('90');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setError(t`Give it a name, so that you know it again.`);
    setBusy(true);
    try {
      const made = await makeToken({ name, scope, expiresAt: endOf(life) });
      if (made.secret) onSecret(made.secret);
      else setError(made.userErrors[0]?.message ?? t`That did not work. Try again.`);
    } catch {
      setError(t`No connection. Try again with signal.`);
    }
    setBusy(false);
  };
  return (
    <form className="flex flex-col gap-5" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={t`Name`} hint={t`For example the program that will use it.`} value={name} maxLength={100} autoComplete="off" error={error} onChange={(event) => { setName(event.target.value); setError(undefined); }} />
      <SegmentedControl label={t`What it may do`} value={scope} options={scopes.map((value) => ({ value, label: words[value] }))} onChange={setScope} />
      <Select label={t`Ends`} value={life} onChange={(event) => setLife(event.target.value as Life)}>
        <option value="30">{t`In 30 days`}</option>
        <option value="90">{t`In 90 days`}</option>
        <option value="365">{t`In a year`}</option>
        <option value="never">{t`Never`}</option>
      </Select>
      <Button type="submit" disabled={busy}><Trans>Make the token</Trans></Button>
    </form>
  );
}

function Secret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(secret);
    setCopied(true);
  };
  return (
    <div className="flex flex-col gap-4">
      <p><Trans>It is shown this once. Whoever has it can do what it may.</Trans></p>
      <code className="rounded-md bg-surface-2 p-4 font-mono text-sm break-all select-all" data-testid="token-secret">{secret}</code>
      <div className="flex flex-wrap gap-3">
        <Button icon={copied ? <Check aria-hidden className="size-5" /> : <Copy aria-hidden className="size-5" />} onClick={() => void copy()}>{copied ? t`Copied` : t`Copy`}</Button>
        <Button variant="secondary" onClick={onDone}><Trans>Done</Trans></Button>
      </div>
    </div>
  );
}

function endOf(life: Life): string | null {
  if (life === 'never') return null;
  return new Date(Date.now() + Number(life) * 86_400_000).toISOString();
}
