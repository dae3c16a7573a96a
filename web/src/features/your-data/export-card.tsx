import { Trans, useLingui } from '@lingui/react/macro';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, PackageOpen } from 'lucide-react';
import { useState } from 'react';
import { useFormat } from '@/entities/viewer/use-format';
import { ListExportsDocument, RequestExportDocument, type ExportFieldsFragment } from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import { Button, buttonClass } from '@/shared/ui/button';
import { LoadError } from '@/shared/ui/page-error';
import { Notice, Skeleton } from '@/shared/ui/surface';
import { ExportChoice, everything, type ExportWish } from './export-choice';

const isOpen = (entry: ExportFieldsFragment | undefined) => entry?.state === 'QUEUED' || entry?.state === 'RUNNING';

// Links live for ten minutes; the list is read again well before.
const freshMs = 5 * 60_000;
const openMs = 2000;

const exportsQuery = () =>
  queryOptions({
    queryKey: ['exports'],
    queryFn: async ({ signal }) => (await graphqlRequest(ListExportsDocument, {}, signal)).viewer.dataExports,
    refetchOnMount: 'always',
    // Changes are told live; this is for whoever has no live connection.
    refetchInterval: (query) => (isOpen(query.state.data?.[0]) ? openMs : freshMs),
  });

/** Asks for the zip, shows how far it is, and hands it out. */
export function ExportCard() {
  const { t } = useLingui();
  const client = useQueryClient();
  const query = useQuery(exportsQuery());
  const [wish, setWish] = useState<ExportWish>(everything);
  const ask = useMutation({
    mutationFn: async () => {
      const { requestExport } = await graphqlRequest(RequestExportDocument, { input: wish });
      if (requestExport.userErrors[0]) throw new Error(requestExport.userErrors[0].message);
    },
    onSettled: async () => client.invalidateQueries({ queryKey: exportsQuery().queryKey }),
  });
  const newest = query.data?.[0];
  if (query.isError && !query.data) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton className="h-12 w-48" />;
  return (
    <div className="flex flex-col gap-4">
      {newest ? <Newest entry={newest} /> : null}
      {ask.isError ? <p role="alert" className="text-sm font-medium text-danger">{t`This could not be asked for. Try again.`}</p> : null}
      {isOpen(newest) ? null : <ExportChoice wish={wish} onWish={setWish} />}
      {isOpen(newest) ? null : (
        <Button variant={newest?.state === 'READY' ? 'secondary' : 'primary'} className="self-start" icon={<PackageOpen aria-hidden className="size-5" />} disabled={ask.isPending} onClick={() => ask.mutate()}>
          {newest?.state === 'READY' ? <Trans>Make a new one</Trans> : <Trans>Make the zip</Trans>}
        </Button>
      )}
    </div>
  );
}

function Newest({ entry }: { entry: ExportFieldsFragment }) {
  const { t } = useLingui();
  const format = useFormat();
  const { state, done, total, downloadUrl, expiresAt } = entry;
  if (isOpen(entry)) {
    const share = total ? Math.round((100 * done) / total) : 0;
    return (
      <div className="flex flex-col gap-2">
        <p id="export-progress" role="status"><Trans>Your zip is being made. You can leave this page.</Trans></p>
        <progress aria-labelledby="export-progress" className="h-3 w-full accent-brand" max={100} value={share}>{share} %</progress>
      </div>
    );
  }
  if (state === 'READY' && downloadUrl && expiresAt) {
    const size = megabytes(entry.bytes, format.settings.locale);
    return (
      <Notice tone="good" action={<a href={downloadUrl} download className={buttonClass('primary')}><Download aria-hidden className="size-5" /> <Trans>Download</Trans></a>}>
        <p className="font-semibold">{t`Your zip is ready`} · {size}</p>
        <p><Trans>It stays until {format.moment(expiresAt)}.</Trans></p>
      </Notice>
    );
  }
  if (state === 'FAILED') return <Notice tone="danger"><Trans>The zip could not be made. Try again.</Trans></Notice>;
  return <Notice><Trans>Your last zip is gone: it stays for seven days.</Trans></Notice>;
}

function megabytes(bytes: unknown, locale: string): string {
  const size = Number(bytes ?? 0) / 1_000_000;
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: size < 1 ? 2 : 1, minimumFractionDigits: 0 }).format(Math.max(size, 0.01));
}
