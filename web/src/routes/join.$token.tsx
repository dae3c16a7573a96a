import { createFileRoute } from '@tanstack/react-router';
import { JoinPage } from '@/features/household/join-page';
import { openTenant } from '@/features/session/switch-tenant';
import { PreviewInvitationDocument } from '@/gql/graphql';
import { readAppConfig } from '@/shared/lib/app-config';
import { graphqlRequest } from '@/shared/lib/gql';
import { SnackbarHost } from '@/shared/ui/snackbar';

export const Route = createFileRoute('/join/$token')({
  loader: async ({ params }) => {
    const preview = graphqlRequest(PreviewInvitationDocument, { token: params.token }).then((answer) => answer.invitation, () => null);
    const [offer, config] = await Promise.all([preview, readAppConfig()]);
    return { offer, config };
  },
  component: JoinRoute,
});

function JoinRoute() {
  const { token } = Route.useParams();
  const { offer, config } = Route.useLoaderData();
  const { boot } = Route.useRouteContext();
  return (
    <>
      <JoinPage token={token} offer={offer} config={config} signedIn={boot.kind === 'signed-in'} onOpen={openTenant} />
      <SnackbarHost label="MotoVaultPro" lifted={false} />
    </>
  );
}
