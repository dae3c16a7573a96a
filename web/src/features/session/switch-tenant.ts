import { SwitchTenantDocument } from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import { showSnack } from '@/shared/ui/snackbar';
import { startAfresh } from './session';

/** Opens another garage of the person: the app starts again on its own device database, and whatever waits in this one's stays. */
export async function openTenant(tenantId: string): Promise<void> {
  try {
    const { switchTenant } = await graphqlRequest(SwitchTenantDocument, { input: { tenantId } });
    const failure = switchTenant.userErrors[0];
    if (failure) showSnack({ message: failure.message });
    else await startAfresh('/');
  } catch (error) {
    showSnack({ message: error instanceof Error ? error.message : String(error) });
  }
}
