import { createFileRoute, redirect } from '@tanstack/react-router';
import { WelcomePage } from '@/features/session/welcome-page';
import { readAppConfig } from '@/shared/lib/app-config';

export const Route = createFileRoute('/welcome')({
  beforeLoad: ({ context }) => {
    if (context.boot.kind === 'signed-in') throw redirect({ to: '/' });
  },
  loader: readAppConfig,
  component: WelcomeRoute,
});

function WelcomeRoute() {
  return <WelcomePage config={Route.useLoaderData()} />;
}
