import { createFileRoute, redirect } from '@tanstack/react-router';
import * as v from 'valibot';
import { WelcomePage } from '@/features/session/welcome-page';
import { readAppConfig } from '@/shared/lib/app-config';

export const Route = createFileRoute('/welcome')({
  // Why a sign-in came to nothing.
  validateSearch: v.object({ error: v.optional(v.fallback(v.optional(v.string()), undefined)) }),
  beforeLoad: ({ context }) => {
    if (context.boot.kind === 'signed-in') throw redirect({ to: '/' });
  },
  loader: readAppConfig,
  component: WelcomeRoute,
});

function WelcomeRoute() {
  return <WelcomePage config={Route.useLoaderData()} error={Route.useSearch().error} />;
}
