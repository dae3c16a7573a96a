import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { importQuery, importsQuery, putFile, useImportChange } from '@/entities/import/queries';
import { formatNames, stateWords } from '@/entities/import/words';
import { useFormat } from '@/entities/viewer/use-format';
import { CreateImportDocument } from '@/gql/graphql';
import { readAppConfig } from '@/shared/lib/app-config';
import { newId } from '@/shared/lib/typeid';
import { BackButton } from '@/shared/ui/back-button';
import { Button } from '@/shared/ui/button';
import { Page } from '@/shared/ui/page';
import { LoadError } from '@/shared/ui/page-error';
import { PageMissing } from '@/shared/ui/page-missing';
import { showSnack } from '@/shared/ui/snackbar';
import { Card, Chip, Skeleton } from '@/shared/ui/surface';
import { fileSize } from './file-size';
import { FileDrop } from './file-drop';
import { ImportCard } from './import-card';

type Props = { id: string | undefined; onOpen: (id: string | undefined) => void };

/** Takes files of other programs in: choose a file, look at what was read, start, and take it back if it was wrong. */
export function ImportPage({ id, onOpen }: Props) {
  const { t } = useLingui();
  return (
    <Page title={t`Import`} narrow back={<BackButton to="/settings" />}>
      {id === undefined ? <Begin onOpen={onOpen} /> : <Opened id={id} onOpen={onOpen} />}
    </Page>
  );
}

function Begin({ onOpen }: Pick<Props, 'onOpen'>) {
  const { t } = useLingui();
  const change = useImportChange();
  const { locale } = useFormat().settings;
  const { data: config } = useQuery({ queryKey: ['app-config'], queryFn: readAppConfig });
  const limit = config?.importMaxBytes ?? null;
  const most = limit === null ? null : fileSize(locale, limit);
  const [busy, setBusy] = useState(false);
  const send = async (file: File) => {
    const tooLarge = limit !== null && file.size > limit;
    if (file.size === 0 || tooLarge) {
      showSnack({ message: tooLarge ? t`This file is larger than ${most}.` : t`This file is empty.` });
      return;
    }
    setBusy(true);
    const made = await change(CreateImportDocument, { input: { id: newId('import'), fileName: file.name, size: file.size } }, (answer) => answer.createImport);
    const url = made?.import?.uploadUrl;
    if (made?.import && url) {
      const sent = await putFile(url, file).catch(() => false);
      if (sent) onOpen(made.import.id);
      else showSnack({ message: t`The file could not be sent. Try again.` });
    }
    setBusy(false);
  };
  return (
    <div className="flex flex-col gap-6">
      <FileDrop busy={busy} most={most} onFile={(file) => void send(file)} />
      <Earlier onOpen={onOpen} />
    </div>
  );
}

function Earlier({ onOpen }: Pick<Props, 'onOpen'>) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { data } = useQuery(importsQuery());
  if (!data || data.length === 0) return null;
  return (
    <Card className="p-5">
      <h2 className="mb-2 font-bold"><Trans>Earlier files</Trans></h2>
      <ul className="divide-y divide-line">
        {data.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-3 py-2">
            <span className="min-w-0 flex-1 basis-48">
              <span className="block truncate font-semibold">{one.fileName}</span>
              <span className="block text-sm text-muted">{[one.format && formatNames[one.format], format.moment(one.createdAt)].filter(Boolean).join(' · ')}</span>
            </span>
            <Chip tone={one.state === 'DONE' ? 'good' : 'neutral'}>{i18n._(stateWords[one.state])}</Chip>
            <Button variant="quiet" className="px-4" aria-label={t`Open ${one.fileName}`} onClick={() => onOpen(one.id)}><Trans>Open</Trans></Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Opened({ id, onOpen }: { id: string; onOpen: Props['onOpen'] }) {
  const [onlyProblems, setOnlyProblems] = useState(false);
  const { data, error, refetch } = useQuery(importQuery(id, onlyProblems));
  const client = useQueryClient();
  const state = data?.state;
  // Vehicles and fill-ups came or went behind the app's back.
  useEffect(() => {
    if (state === 'DONE' || state === 'UNDONE') void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'imports' });
  }, [client, state]);
  if (error && !data) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton className="h-96" />;
  if (data === null) return <PageMissing />;
  return <ImportCard import={data} onlyProblems={onlyProblems} onOnlyProblems={setOnlyProblems} onAnother={() => onOpen(undefined)} />;
}
