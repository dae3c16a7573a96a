import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { BackButton } from '@/shared/ui/back-button';
import { Page } from '@/shared/ui/page';
import { Card } from '@/shared/ui/surface';
import { DeleteAccount } from './delete-account';
import { ExportCard } from './export-card';

/** Taking everything along, and leaving. */
export function DataPage({ onLeft }: { onLeft: () => Promise<void> }) {
  const { t } = useLingui();
  return (
    <Page title={t`Your data`} narrow back={<BackButton to="/settings" />}>
      <div className="flex flex-col gap-6">
        <Section title={t`Take everything along`}>
          <p className="text-muted"><Trans>One zip with everything of yours in this garage: JSON for programs, CSV for spreadsheets. What is in the trash is in it too.</Trans></p>
          <ExportCard />
        </Section>
        <Section title={t`Delete your account`}><DeleteAccount onLeft={onLeft} /></Section>
      </div>
    </Page>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card className="flex flex-col gap-5 p-4 sm:p-6">
      <h2 className="text-lg font-bold">{title}</h2>
      {children}
    </Card>
  );
}
