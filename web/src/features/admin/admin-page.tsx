import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { statusWords } from '@/entities/tenant/words';
import { ListAllTenantsDocument, type AdministeredTenantFieldsFragment, type TenantStatus } from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import { Button } from '@/shared/ui/button';
import { Field, Select } from '@/shared/ui/field';
import { Page } from '@/shared/ui/page';
import { Card, EmptyState, Notice, Skeleton } from '@/shared/ui/surface';
import { TenantRow } from './tenant-row';
import { TenantSheet } from './tenant-sheet';

const statuses: readonly TenantStatus[] = ['PENDING', 'ACTIVE', 'SUSPENDED', 'REJECTED'];

type Props = { search: string; status: TenantStatus | null; onFilter: (search: string, status: TenantStatus | null) => void };

/** All garages of this server, for its administrators; never what is in them. */
export function AdminPage({ search, status, onFilter }: Props) {
  const { t, i18n } = useLingui();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<AdministeredTenantFieldsFragment | null>(null);
  const asked = useDeferredValue(search.trim());
  const query = useInfiniteQuery({
    queryKey: ['admin', asked, status],
    queryFn: async ({ signal, pageParam }) => (await graphqlRequest(ListAllTenantsDocument, { search: asked || null, status, after: pageParam }, signal)).admin?.tenants ?? null,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null),
    retry: false,
  });
  const found = query.data?.pages.flatMap((page) => page?.nodes ?? []) ?? [];
  const changed = async () => {
    setChosen(null);
    await client.invalidateQueries({ queryKey: ['admin'] });
  };
  return (
    <Page title={t`Administration`}>
      <div className="flex flex-col gap-5">
        <div className="grid gap-4 sm:grid-cols-[1fr_16rem]">
          <Field label={t`Search`} type="search" maxLength={100} value={search} onChange={(event) => onFilter(event.target.value, status)} hint={t`Name or short name of a garage.`} />
          <Select label={t`State`} value={status ?? ''} onChange={(event) => onFilter(search, (event.target.value || null) as TenantStatus | null)}>
            <option value="">{t`All`}</option>
            {statuses.map((value) => <option key={value} value={value}>{i18n._(statusWords[value])}</option>)}
          </Select>
        </div>
        {query.error ? <Notice tone="danger">{query.error.message}</Notice> : null}
        {query.isPending ? <Card className="flex flex-col gap-3 p-4"><Skeleton className="h-14" /><Skeleton className="h-14" /></Card> : null}
        {query.data && found.length === 0 ? <EmptyState icon={<Search aria-hidden className="size-9" />} title={t`Nothing found`}><Trans>No garage has this name and state.</Trans></EmptyState> : null}
        {found.length > 0 ? (
          <>
            <p className="text-sm text-muted" role="status"><Plural value={found.length} one="# garage" other="# garages" /></p>
            <Card><ul className="divide-y divide-line">{found.map((tenant) => <TenantRow key={tenant.id} tenant={tenant} onOpen={() => setChosen(tenant)} />)}</ul></Card>
          </>
        ) : null}
        {query.hasNextPage ? <Button variant="secondary" className="self-center" onClick={() => void query.fetchNextPage()}><Trans>Load more</Trans></Button> : null}
      </div>
      {chosen ? <TenantSheet tenant={chosen} onClose={() => setChosen(null)} onChanged={changed} /> : null}
    </Page>
  );
}
